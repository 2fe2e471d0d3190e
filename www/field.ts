import { explain, type HongbaoError } from "hongbao";
import { html, type TemplateResult } from "lit";
import type { Words } from "./language/words.js";

/** Shows the sentence of a problem beside its field; the place stays, so that a screen reader hears the change. */
export function sentence(id: string, problem: HongbaoError | undefined, words: Words): TemplateResult {
  return html`<p class="problem" id=${id} role="status">${problem === undefined ? "" : explain(problem, words.tag)}</p>`;
}
