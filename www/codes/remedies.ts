import type { Page } from "../page.js";
import { isDemanding } from "./demanded.js";
import type { Made, State } from "./made.js";
import { type Mend, mends, strengthenings } from "./mend.js";
import type { Proven } from "./proving.js";
import { acrossOf } from "./save.js";

/** What would make a code better: what mends a finding, and what widens a margin that no finding names. */
export interface Remedies {
  readonly found: readonly Mend[];
  readonly little: readonly Mend[];
}

/** Remedies are tried one by one, so they are sought once for each code and not at every rendering. */
export function createRemedies(page: Page): (made: Made, proven: Proven, state: State) => Remedies {
  let of: readonly unknown[] = [];
  let result: Remedies = { found: [], little: [] };
  return (made, proven, state) => {
    const now = [made, proven, page.words];
    if (!now.every((part, place) => part === of[place])) [of, result] = [now, seek(page, made, proven, state)];
    return result;
  };
}

function seek({ words }: Page, { inspection, data, symbol, look }: Made, proven: Proven, state: State): Remedies {
  if (inspection === undefined || data === undefined || symbol === undefined) return { found: [], little: [] };
  return {
    found: possible(mends(inspection.findings, data, look, acrossOf(symbol, look), words), state),
    little: proven.state === "proven" ? possible(strengthenings(proven.proof, look, words), state) : [],
  };
}

/** Leaves out what the content does not allow: a bank's reader insists on its level. */
function possible(all: readonly Mend[], { scanned, kind }: State): readonly Mend[] {
  if (scanned !== undefined || !isDemanding(kind)) return all;
  return all.map((one) => ({ ...one, remedies: one.remedies.filter(({ change }) => change.errorCorrection === undefined && change.logoSize === undefined) }));
}
