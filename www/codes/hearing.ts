import { pictureIn } from "./read.js";

/** What the whole document hears while the view is shown. */
export interface Hearing {
  listen(on: boolean): void;
  readonly hovered: (event: DragEvent) => void;
  readonly dropped: (event: DragEvent) => void;
}

/** Pictures that are pasted or dropped anywhere, with the place of the drop, and the keys of undo and redo. */
export function createHearing(take: (picture: File, target: EventTarget | null) => void, undo: () => void, redo: () => void): Hearing {
  let listening = false;

  function pasted(event: ClipboardEvent): void {
    const picture = pictureIn(event.clipboardData);
    if (picture === undefined) return;
    event.preventDefault();
    take(picture, event.target);
  }

  /** Ctrl+Z and its kin; in a dialog they are the browser's. */
  function pressed(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (event.target instanceof Element && event.target.closest("dialog") !== null)) return;
    const key = event.key.toLowerCase();
    const work = key === "z" ? (event.shiftKey ? redo : undo) : key === "y" && !event.shiftKey ? redo : undefined;
    if (work === undefined) return;
    event.preventDefault();
    work();
  }

  return {
    listen(on) {
      if (on === listening) return;
      listening = on;
      for (const [name, heard] of [["paste", pasted], ["keydown", pressed]] as const) {
        if (on) document.addEventListener(name, heard as EventListener);
        else document.removeEventListener(name, heard as EventListener);
      }
    },
    hovered: (event) => event.preventDefault(),
    dropped(event) {
      const picture = pictureIn(event.dataTransfer);
      event.preventDefault();
      if (picture !== undefined) take(picture, event.target);
    },
  };
}
