import { HongbaoError, type Promoter, promoterLink } from "hongbao";
import { problemText } from "../field.js";
import { completeLink } from "../link.js";
import type { Page } from "../page.js";

/** What goes into a promoter's code; empty where that cannot be told yet. */
export function linkOf(base: string, promoter: Promoter): string {
  if (promoter.url !== undefined) return promoter.url;
  try {
    return promoterLink(completeLink(base), promoter.id);
  } catch (problem) {
    if (problem instanceof HongbaoError) return "";
    throw problem;
  }
}

/** Says why the start of the links serves no promoter; nothing where it does, and where nobody needs one. */
export function baseProblem(page: Page, base: string, promoters: readonly Promoter[]): string | undefined {
  if (base.trim() === "") return promoters.some(({ url }) => url === undefined) ? page.words.promoters.baseNeeded : undefined;
  try {
    promoterLink(completeLink(base), "0");
    return undefined;
  } catch (problem) {
    if (problem instanceof HongbaoError) return problemText(page, problem);
    throw problem;
  }
}
