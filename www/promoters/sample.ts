import { HongbaoError, inspectQr, type Promoter, qrToDataUrl } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { encodingOf, type Look, styleOf } from "../codes/look.js";
import { problemText } from "../field.js";
import type { Page } from "../page.js";
import { linkOf } from "./links.js";
import type { Settings } from "./settings.js";

/** The code of one promoter of a list, or of the one who has the longest link. */
export interface Sample {
  show(promoters: readonly Promoter[], settings: Settings, look: Look, shown: Promoter | undefined): TemplateResult | typeof nothing;
}

/** Makes a sample anew only for another one: the page is rendered every second, and while rows go by. */
export function createSample(page: Page): Sample {
  let sampled: { readonly of: readonly unknown[]; readonly shown: TemplateResult | typeof nothing } = { of: [], shown: nothing };
  return {
    show(promoters, settings, look, shown) {
      const { base, format, size } = settings;
      const of = [promoters, base, look, format, size, page.language, shown];
      if (!of.every((part, place) => part === sampled.of[place])) sampled = { of, shown: sampleOf(page, promoters, settings, look, shown) };
      return sampled.shown;
    },
  };
}

/** The longest link has the densest code: what is safe for it is safe for all. */
function sampleOf(page: Page, promoters: readonly Promoter[], { base, format, size }: Settings, look: Look, shown: Promoter | undefined): TemplateResult | typeof nothing {
  const words = page.words.promoters;
  const longest = (promoters: readonly Promoter[], length: (promoter: Promoter) => number) =>
    promoters.reduce<Promoter | undefined>((so, one) => (so === undefined || length(one) > length(so) ? one : so), undefined);
  const candidates = [longest(promoters, ({ url }) => url?.length ?? 0), longest(promoters, ({ id, url }) => (url === undefined ? id.length : 0))];
  const longestLink = candidates.map((one) => (one === undefined ? "" : linkOf(base, one))).reduce((so, link) => (link.length > so.length ? link : so), "");
  const link = shown === undefined ? longestLink : linkOf(base, shown);
  if (link === "") return nothing;
  const options = { ...encodingOf(look), ...styleOf(look) };
  try {
    const { findings } = inspectQr(link, format === "pdf" ? options : { ...options, size: Number(size) });
    return html`<div class="promoter-sample">
      <span class="plate"><img src=${qrToDataUrl(link, { ...options, allowUnsafe: true, format: "svg" })} alt=${shown === undefined ? words.sample : words.codeOf(shown.label ?? shown.id)} /></span>
      <div>
        <p class="hint">${shown === undefined ? words.sampleHint : words.codeOf(shown.label ?? shown.id)}</p>
        ${shown === undefined ? nothing : html`<p class="long">${link}</p>`}
        ${findings.map((finding) => html`<p class="problem">${problemText(page, new HongbaoError(finding.code, { actual: finding.actual, limit: finding.limit, nearest: finding.nearest }))}</p>`)}
        <p><a href="#view=codes">${words.changeLook}</a></p>
      </div>
    </div>`;
  } catch (problem) {
    if (!(problem instanceof HongbaoError)) throw problem;
    return html`<p class="problem" role="status">${problemText(page, problem)}</p>`;
  }
}

