import { type Language, type ShareLaw, shareLawInSlices, type Unit } from "hongbao";
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";
import type { Request } from "./draft.js";
import { money } from "./money.js";

/** Milliseconds after the last key until the law is computed. */
const pause = 180;

/** Milliseconds that a law is computed before the page gets its turn. */
const slice = 10;

/** The most bars of the plot of luck. Where there are more positions, a bar is the mean of several neighbours. */
const mostBars = 60;

/** Computes laws when the typing rests, the coarse one first, and keeps the last one. */
export interface LawPlot {
  /** Shows the law of a request; the last one, paler, while the next is on its way. */
  show(request: Request | undefined): TemplateResult;
}

/** Makes a plot, which says `page.changed()` when a law is there. */
export function lawPlot(page: Page): LawPlot {
  let shownKey = "";
  let wantedKey = "";
  let law: ShareLaw | undefined;
  let complete = false;
  let unit: Unit = {};
  let timer = 0;
  /** Shows the next law, and goes on after the page has had its turn, as long as nothing else is wanted. */
  const step = (laws: Iterator<ShareLaw | undefined>, request: Request, key: string) => {
    const begun = performance.now();
    let { value, done } = laws.next();
    // A part that takes no time is followed by the next at once.
    while (done !== true && value === undefined && performance.now() - begun < slice) ({ value, done } = laws.next());
    if (done === true) {
      complete = true;
      return;
    }
    complete = false;
    if (value !== undefined) {
      law = value;
      unit = request.terms.unit;
      shownKey = key;
      page.changed();
    }
    timer = setTimeout(() => step(laws, request, key));
  };
  const compute = (request: Request, key: string) => {
    const { min, max, rule } = request.options;
    step(shareLawInSlices(request.total, request.count, { rule, min, max }), request, key);
  };
  return {
    show(request) {
      const words = page.words.packets.law;
      const key = request === undefined ? "" : keyOf(request);
      if (key !== wantedKey) {
        wantedKey = key;
        clearTimeout(timer);
        if (request !== undefined && (key !== shownKey || !complete)) timer = setTimeout(() => compute(request, key), pause);
      }
      const stale = key !== shownKey;
      return html`<figure class="law" ?data-stale=${stale}>
        <figcaption><h3>${words.heading}</h3></figcaption>
        ${law === undefined ? html`<div class="law-waiting" aria-hidden="true"></div>` : shown(law, unit, page)}
      </figure>`;
    },
  };
}

function keyOf({ total, count, options: { rule, min, max }, terms: { unit } }: Request): string {
  return [total, count, rule, min, max, unit.decimals, unit.currency].join();
}

function shown(law: ShareLaw, unit: Unit, page: Page): TemplateResult {
  const words = page.words.packets.law;
  const amount = (minor: number | bigint) => money(typeof minor === "bigint" ? minor : BigInt(Math.round(minor)), unit, page.language);
  const odds = (probability: number) => percent(probability, page.language);
  const { bins, rest } = usual(law);
  const first = bins[0];
  const last = bins[bins.length - 1];
  if (first === undefined || last === undefined) return html``;
  const likely = middle(law, 0.8);
  return html`
    <dl class="figures">
      <div><dt>${words.mean}</dt><dd>${amount(law.mean)}</dd></div>
      <div><dt>${words.likely}</dt><dd>${amount(likely.from)} – ${amount(likely.to)}</dd></div>
      <div><dt>${words.best}</dt><dd>${amount(law.best)}</dd></div>
    </dl>
    <h4>${words.oneShare}</h4>
    <div class="plot">
      ${histogram(bins, law, (bin) => words.bin(amount(bin.from), amount(bin.to), odds(bin.probability)), words.alternative(amount(likely.from), amount(likely.to)))}
      <div class="axis" aria-hidden="true"><span>${amount(first.from)}</span><span>${amount(last.to)}</span></div>
    </div>
    ${rest > 0 ? html`<p class="hint">${words.tail(amount(last.to), odds(rest))}</p>` : nothing}
    <h4>${words.luck}</h4>
    ${luck(law, page)}
    <details class="numbers">
      <summary>${words.table}</summary>
      <div class="scroll">
        <table>
          <caption class="unseen">${words.oneShare}</caption>
          <thead><tr><th scope="col">${words.share}</th><th scope="col">${words.probability}</th></tr></thead>
          <tbody>${bins.map((bin) => html`<tr><td>${bin.from === bin.to ? amount(bin.from) : `${amount(bin.from)} – ${amount(bin.to)}`}</td><td>${odds(bin.probability)}</td></tr>`)}</tbody>
        </table>
        <table>
          <caption class="unseen">${words.luck}</caption>
          <thead><tr><th scope="col">${words.position}</th><th scope="col">${words.probability}</th></tr></thead>
          <tbody>${positions(law.luck).map(({ name, mean }) => html`<tr><td>${name}</td><td>${odds(mean)}</td></tr>`)}</tbody>
        </table>
      </div>
      <p class="hint">${law.error === 0 ? words.exact : words.within(odds(law.error))}</p>
    </details>
  `;
}

interface Bin {
  readonly from: bigint;
  readonly to: bigint;
  readonly probability: number;
}

/** Returns the bins in which 99.9 % of the shares lie, and the share that lies beyond them. */
function usual({ histogram }: ShareLaw): { bins: readonly Bin[]; rest: number } {
  let sum = 0;
  const end = histogram.findIndex(({ probability }) => (sum += probability) >= 0.999);
  const bins = end < 0 ? histogram : histogram.slice(0, end + 1);
  return { bins, rest: bins.length === histogram.length ? 0 : Math.max(0, 1 - sum) };
}

/** Returns where the middle of the law lies. For 0.8 these are the bins that are left without a tenth at either end. */
function middle({ histogram }: ShareLaw, part: number): { from: bigint; to: bigint } {
  const edge = (1 - part) / 2;
  let sum = 0;
  let from = histogram[0]?.from ?? 0n;
  for (const bin of histogram) {
    if (sum < edge) from = bin.from;
    sum += bin.probability;
    if (sum >= 1 - edge) return { from, to: bin.to };
  }
  return { from, to: histogram[histogram.length - 1]?.to ?? from };
}

function histogram(bins: readonly Bin[], law: ShareLaw, title: (bin: Bin) => string, alternative: string): TemplateResult {
  const start = Number(bins[0]?.from ?? 0n);
  const span = Number(bins[bins.length - 1]?.to ?? 0n) - start + 1;
  const place = (amount: number) => ((amount - start) / span) * 100;
  const bars = bins.map((bin) => {
    const x = place(Number(bin.from));
    const width = place(Number(bin.to) + 1) - x;
    return { bin, x, width, density: bin.probability / width };
  });
  const top = Math.max(...bars.map(({ density }) => density));
  return html`<svg class="bars" role="img" aria-label=${alternative}>
    ${bars.map(({ bin, x, width, density }) => {
      const height = (density / top) * 96;
      return bar(x, width, height, title(bin));
    })}
    ${mark(place(law.mean + 0.5), "mean")} ${law.best <= start + span ? mark(place(law.best), "best") : nothing}
  </svg>`;
}

function luck(law: ShareLaw, page: Page): TemplateResult {
  const words = page.words.packets.law;
  const bars = positions(law.luck);
  const fair = 1 / law.luck.length;
  const top = Math.max(fair, ...bars.map(({ mean }) => mean)) / 0.96;
  const width = 100 / bars.length;
  const spread = Math.max(...law.luck) - Math.min(...law.luck);
  const sentence = spread <= Math.max(2 * law.error, fair * 0.02) ? words.fair : words.unfair(luckiest(law.luck), percent(Math.max(...law.luck), page.language), percent(fair, page.language));
  return html`<div class="plot">
      <svg class="bars luck" role="img" aria-label=${sentence}>
        ${bars.map(({ name, mean }, place) => bar(place * width, width, (mean / top) * 100, words.position + " " + name + ": " + percent(mean, page.language)))}
        <line class="fair" x1="0" x2="100%" y1="${100 - (fair / top) * 100}%" y2="${100 - (fair / top) * 100}%"></line>
      </svg>
      <div class="axis" aria-hidden="true"><span>${words.first}</span><span>${words.last}</span></div>
    </div>
    <p class="hint">${sentence}</p>`;
}

function luckiest(luck: readonly number[]): number {
  return luck.indexOf(Math.max(...luck)) + 1;
}

/** Returns one figure for each bar: that of one position, or the mean of so many neighbours that there are few enough bars. */
function positions(luck: readonly number[]): readonly { readonly name: string; readonly mean: number }[] {
  const size = Math.ceil(luck.length / mostBars);
  return Array.from({ length: Math.ceil(luck.length / size) }, (_, group) => {
    const part = luck.slice(group * size, (group + 1) * size);
    const from = group * size + 1;
    const to = from + part.length - 1;
    return { name: from === to ? String(from) : `${from}–${to}`, mean: part.reduce((sum, chance) => sum + chance, 0) / part.length };
  });
}

function bar(x: number, width: number, height: number, title: string): SVGTemplateResult {
  // A little air between bars, none where they are as thin as a hair.
  const air = width > 1 ? Math.min(width * 0.18, 0.9) : 0;
  return svg`<rect x="${x + air / 2}%" y="${100 - height}%" width="${Math.max(width - air, 0.2)}%" height="${height}%" rx="1.5"><title>${title}</title></rect>`;
}

function mark(place: number, kind: string): SVGTemplateResult {
  return svg`<line class=${kind} x1="${place}%" x2="${place}%" y1="0" y2="100%"></line>`;
}

function percent(probability: number, language: Language): string {
  const digits = probability !== 0 && probability < 0.001 ? { maximumSignificantDigits: 1 } : { maximumFractionDigits: probability < 0.1 ? 2 : 1 };
  return new Intl.NumberFormat(language, { style: "percent", ...digits }).format(probability);
}
