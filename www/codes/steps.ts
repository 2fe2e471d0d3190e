/** What was done, step by step, so that it can be undone and done again. */
export interface Steps<State> {
  /** Takes down the state before a change. Changes of the same `kind` that follow each other quickly are one step, as letters of a word are. */
  before(state: State, kind: string): void;
  /** The state before the last step; `now` is what can be done again afterwards. Undefined where there is none. */
  undo(now: State): State | undefined;
  redo(now: State): State | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Milliseconds within which changes of one kind are one step. */
const together = 1200;

/** Steps that are kept. */
const most = 100;

export function createSteps<State>(): Steps<State> {
  const past: State[] = [];
  const future: State[] = [];
  let last = { kind: "", at: 0 };
  const back = (from: State[], to: State[], now: State) => {
    const state = from.pop();
    if (state === undefined) return undefined;
    to.push(now);
    last = { kind: "", at: 0 };
    return state;
  };
  return {
    before(state, kind) {
      const at = performance.now();
      const same = kind === last.kind && at - last.at < together && past.length > 0;
      last = { kind, at };
      future.length = 0;
      if (same) return;
      past.push(state);
      if (past.length > most) past.shift();
    },
    undo: (now) => back(past, future, now),
    redo: (now) => back(future, past, now),
    get canUndo() {
      return past.length > 0;
    },
    get canRedo() {
      return future.length > 0;
    },
  };
}
