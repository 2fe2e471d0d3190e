import { html, nothing, render, svg, type TemplateResult } from "lit/html.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { cornerOf, type Grid, papers, perPage } from "./grids.js";
import { printer } from "./place.js";

/** What one card says: a title and lines beside or above its code. */
export interface Card {
  /** The code as an SVG document. */
  readonly code: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Millimetres between a card's edge and what stands on it, by its shorter side. */
const inset = ({ width, height }: Grid) => Math.max(2, Math.min(width, height) * 0.06);

/** Shows pages of cards, all of them or the first ones. Every measure is a multiple of `--mm`, a millimetre of the paper or of a picture of it. */
export function printPages(grid: Grid, cards: readonly Card[], most = Number.POSITIVE_INFINITY): TemplateResult {
  const size = perPage(grid);
  const count = Math.min(most, Math.ceil(cards.length / size));
  return html`${Array.from({ length: count }, (_, place) => onePage(grid, cards.slice(place * size, (place + 1) * size)))}`;
}

function onePage(grid: Grid, cards: readonly Card[]): TemplateResult {
  const { width, height } = papers[grid.paper];
  return html`<div class="print-page" data-paper=${grid.paper} .style=${`--wide: ${width}; --high: ${height}`}>
    ${grid.cut ? cutLines(grid) : nothing}
    <ol class="print-cards">
      ${cards.map((card, place) => oneCard(grid, card, place))}
    </ol>
  </div>`;
}

/** The code is drawn as vectors in the page itself, so that it is there the moment the page is printed. */
function oneCard(grid: Grid, { code, title, lines }: Card, place: number): TemplateResult {
  const { x, y } = cornerOf(grid, place);
  const { width, height } = grid;
  const beside = width > height * 1.25;
  const texts = title !== "" || lines.length > 0;
  const room = inset(grid);
  const { side, text } = texts ? shared(width, height, room, beside, title, lines) : { side: Math.min(width, height) - 2 * room, text: smallestText };
  const turned = grid.tent === true && place % 2 === 0;
  return html`<li
    class="print-card ${beside ? "print-beside" : "print-below"} ${turned ? "print-turned" : ""}"
    .style=${`--x: ${x}; --y: ${y}; --w: ${width}; --h: ${height}; --side: ${side}; --inset: ${room}; --text: ${text}`}
  >
    <div class="print-code">${unsafeHTML(code)}</div>
    ${texts ? html`<div class="print-says">${title === "" ? nothing : html`<p class="print-title">${title}</p>`}${lines.map((line) => html`<p>${line}</p>`)}</div>` : nothing}
  </li>`;
}

/** The smallest letters that are printed, in millimetres: about five points. */
const smallestText = 1.8;

/**
 * The sides of the code and the size of the letters, in millimetres. The code takes half of the width beside the texts, or most of the
 * height above them. Long texts have smaller letters, and where that is not enough, a code that is smaller by up to a quarter.
 */
function shared(width: number, height: number, room: number, beside: boolean, title: string, lines: readonly string[]): { readonly side: number; readonly text: number } {
  const usual = Math.max(2.1, Math.min(width, height) * (beside ? 0.06 : 0.045));
  const most = beside ? Math.min(height - 2 * room, width * 0.46) : Math.min(width - 2 * room, height * 0.62);
  for (let side = most; side > most * 0.75; side *= 0.97) {
    const text = beside ? textSize(usual, width - side - 3 * room, height - 2 * room, title, lines) : textSize(usual, width - 2 * room, height - side - 3 * room, title, lines);
    if (text !== undefined) return { side, text };
  }
  return { side: most * 0.75, text: smallestText };
}

/** The size of letters at which all texts have room; nothing where the smallest ones have none. */
function textSize(usual: number, wide: number, high: number, title: string, lines: readonly string[]): number | undefined {
  const titleTimes = 1.55;
  for (let size = usual; size >= smallestText; size *= 0.95) {
    const rows = lines.reduce((so, line) => so + rowsOf(line, wide / size), 0);
    const heading = title === "" ? 0 : rowsOf(title, wide / (size * titleTimes)) * titleTimes * 1.15 + 0.55;
    if ((heading + rows * 1.3) * size <= high) return size;
  }
  return undefined;
}

/** About how many rows a text takes in a room so many letters wide: those of Chinese are as wide as high, Latin ones a little more than half of it. */
function rowsOf(text: string, wide: number): number {
  const widthOf = (word: string) => Array.from(word).reduce((so, letter) => so + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 1.05 : 0.62), 0);
  let [rows, taken] = [1, 0];
  for (const word of text.match(/[^\s\-\u2e80-\uffff]+[\s-]?|[^]/gu) ?? []) {
    const width = widthOf(word);
    if (taken + width > wide && taken > 0) [rows, taken] = [rows + 1, 0];
    // A word that is wider than the room is broken.
    rows += Math.max(0, Math.ceil(width / wide) - 1);
    taken += width > wide ? width % wide : width;
  }
  return rows;
}

/** Hairlines between and around the cards, for scissors; the fold of a tent is dashed. */
function cutLines({ paper, left, top, width, height, columns, rows, tent }: Grid): TemplateResult {
  const { width: wide, height: high } = papers[paper];
  const right = left + columns * width;
  const bottom = top + rows * height;
  const upright = Array.from({ length: columns + 1 }, (_, column) => `M${left + column * width} ${top}V${bottom}`);
  const level = Array.from({ length: rows + 1 }, (_, row) => (tent === true && row === 1 ? "" : `M${left} ${top + row * height}H${right}`));
  const fold = tent === true ? `M${left} ${top + height}H${right}` : "";
  return html`<svg class="print-cuts" viewBox="0 0 ${wide} ${high}" aria-hidden="true">${svg`<path d=${[...upright, ...level].join("")} /><path class="fold" d=${fold} />`}</svg>`;
}

/** Puts pages where the printer finds them, prints, and takes them away again. */
export function printNow(pages: TemplateResult): void {
  const place = printer();
  document.documentElement.dataset["print"] = "cards";
  render(pages, place);
  const away = () => {
    delete document.documentElement.dataset["print"];
    render(nothing, place);
  };
  addEventListener("afterprint", away, { once: true });
  window.print();
}
