import type { QrInput } from "hongbao";
import type { Proof } from "hongbao/scan";
import { loadScan } from "../scan.js";
import type { Look } from "./look.js";
import { drawing } from "./mend.js";

/** What is known of how well a picture is read. */
export type Proven = { readonly state: "none" | "working" } | { readonly state: "proven"; readonly proof: Proof } | { readonly state: "failed"; readonly problem: unknown };

/** Milliseconds of rest after the last change before the picture is read back. */
const rest = 700;

/**
 * Reads pictures back while nobody types. A call of `prove` drops the proof before it, and begins after nothing has changed for a
 * while, or at once where somebody waits for it (`hurry`). It then reads the picture once in each turn, so that the page answers between two readings.
 */
export function createProver(changed: (proven: Proven) => void): { prove(data: QrInput, look: Look): void; hurry(): void; stop(): void } {
  let run = 0;
  let timer = 0;
  /** Begins the work that waits for the rest to be over. */
  let begin: (() => void) | undefined;
  async function work(own: number, data: QrInput, look: Look): Promise<void> {
    try {
      const { proveQrInSteps } = await loadScan();
      if (own !== run) return;
      changed({ state: "working" });
      const steps = proveQrInSteps(data, { ...drawing(data, look), allowUnsafe: true });
      for (;;) {
        await breath();
        if (own !== run) return;
        const { done, value } = steps.next();
        if (done === true) return changed({ state: "proven", proof: value });
      }
    } catch (problem) {
      if (own === run) changed({ state: "failed", problem });
    }
  }
  return {
    prove(data, look) {
      run += 1;
      clearTimeout(timer);
      const own = run;
      begin = () => {
        begin = undefined;
        void work(own, data, look);
      };
      timer = setTimeout(begin, rest);
    },
    hurry() {
      clearTimeout(timer);
      begin?.();
    },
    stop() {
      run += 1;
      begin = undefined;
      clearTimeout(timer);
    },
  };
}

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
