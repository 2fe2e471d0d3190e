import { HongbaoError } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { download } from "../download.js";
import { problemText, textField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { PartMissing } from "../part.js";
import { readFont } from "./font.js";
import { type Keep, keptLook, lookOf, type MyStyle } from "./keep.js";
import { type Look, styleOf } from "./look.js";
import { isUndrawable, sample } from "./sample.js";
import { keptFont, newId, NoStyles, readStyles, StylesTooLarge, writeStyles } from "./style-file.js";

/** The styles that a person keeps under names. */
export interface MyStyles {
  show(look: Look, choose: (look: Look) => void): TemplateResult;
}

export function createMyStyles(page: Page, keep: Keep): MyStyles {
  let styles: readonly MyStyle[] = [];
  let lasting = true;
  let name = "";
  let problem: string | undefined;
  let begun = false;
  /** Counts what was chosen, since the font of one style may be read when the next one is chosen. */
  let turn = 0;

  async function read(): Promise<void> {
    [styles, lasting] = await Promise.all([keep.styles(), keep.lasting()]);
    page.changed();
  }

  /** Does one thing with the keep; what the browser refuses is said. */
  async function attempt(work: () => Promise<void>): Promise<void> {
    problem = undefined;
    try {
      await work();
    } catch (thrown) {
      problem = refusal(thrown);
    }
    await read().catch(() => undefined);
    page.changed();
  }

  function refusal(thrown: unknown): string {
    const words = page.words.codes.mine;
    if (thrown instanceof NoStyles) return words.noStyles;
    if (thrown instanceof StylesTooLarge) return thrown.what === "font" ? words.fontTooLarge(thrown.megabytes) : words.tooLarge(thrown.megabytes);
    if (thrown instanceof HongbaoError && thrown.data["option"] === "font") return page.words.looks.noFont;
    return thrown instanceof PartMissing ? page.words.shell.partMissing : problemText(page, thrown);
  }

  const add = (look: Look) =>
    attempt(async () => {
      const words = page.words.codes.mine;
      const font = look.font === undefined ? {} : { font: keptFont(look.font) };
      await keep.put({ ...keptLook(look), ...font, id: newId(), name: name.trim() || words.unnamed(styles.length + 1), keptAt: new Date().toISOString() });
      name = "";
      page.say(words.kept);
    });
  const remove = (style: MyStyle) => attempt(() => keep.remove(style.id));
  const save = () => attempt(async () => download(await writeStyles(styles), "hongbao-styles.json"));
  const load = (file: File) =>
    attempt(async () => {
      const { styles: read, undrawable, pictureless } = await readStyles(file);
      for (const style of read) await keep.put(style);
      const words = page.words.codes.mine;
      const names = (all: readonly string[]) => page.words.codes.mine.names(all.slice(0, 3), all.length - 3);
      const left = [...(undrawable.length === 0 ? [] : [words.undrawable(names(undrawable))]), ...(pictureless.length === 0 ? [] : [words.pictureless(names(pictureless))])];
      problem = left.length === 0 ? undefined : left.join(" ");
    });
  const take = (style: MyStyle, choose: (look: Look) => void) =>
    attempt(async () => {
      const own = (turn += 1);
      const font = style.font === undefined ? undefined : await readFont(style.font.bytes, style.font.name);
      if (own === turn) choose({ ...lookOf(style), font });
    });

  function tile(style: MyStyle, choose: (look: Look) => void): TemplateResult {
    const shown = styleOf({ ...lookOf(style), logo: undefined, background: undefined });
    const broken = isUndrawable(shown);
    return html`<li>
      <button type="button" class="preset" ?disabled=${broken} @click=${() => take(style, choose)}>${broken ? html`<span class="broken">${page.words.codes.mine.broken}</span>` : sample(page, shown)}<span>${style.name}</span></button
      ><button type="button" class="quiet small remove" aria-label=${page.words.codes.mine.remove(style.name)} @click=${() => remove(style)}>${icon("close")}</button>
    </li>`;
  }

  return {
    show(look, choose) {
      if (!begun) {
        begun = true;
        void read().catch(() => undefined);
      }
      const words = page.words.codes.mine;
      const chosen = (event: Event) => {
        const input = event.target as HTMLInputElement;
        const file = input.files?.[0];
        if (file !== undefined) void load(file);
        input.value = "";
      };
      return html`${lasting ? nothing : html`<p class="note warn" role="status">${icon("warn")}<span>${words.fleeting}</span></p>`}
          ${styles.length === 0 ? html`<p class="hint">${lasting ? `${words.empty} ${words.stays}` : words.empty}</p>` : html`<ul class="presets">${styles.map((style) => tile(style, choose))}</ul>`}
          <div class="beside">
            ${textField({ id: "style-name", label: words.name, value: name, placeholder: words.unnamed(styles.length + 1), problem, set: (typed) => ((name = typed), page.changed()) })}
            <button type="button" class="keep" @click=${() => add(look)}>${icon("star")}${words.keep}</button>
          </div>
          <div class="actions">
            ${styles.length === 0 ? nothing : html`<button type="button" class="small" @click=${save}>${icon("download")}${words.save}</button>`}
            <label class="button small file">${icon("file")}${words.load}<input id="styles-file" type="file" accept=".json,application/json" @change=${chosen} /></label>
          </div>`;
    },
  };
}
