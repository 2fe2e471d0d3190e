import { type Language } from "hongbao";
import { html, type TemplateResult } from "lit/html.js";
import { aboutPanel, documentation, openAbout } from "./about.js";
import { copyText } from "./download.js";
import symbol from "./icon.svg";
import { icon } from "./icons.js";
import { type Page, type ViewName, viewNames } from "./page.js";
import { languages, type Theme, themes } from "./settings.js";

/** What the frame around a view shows and can change. */
export interface Shell {
  readonly page: Page;
  readonly view: ViewName;
  readonly content: TemplateResult;
  readonly theme: Theme;
  /** The sentence that was said last. */
  readonly said: string;
  /** Begins to load a view that will be asked for in a moment. */
  readonly prepare: (view: ViewName) => void;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
  /** The address with the set-up as it is now; with its content for those whom the person gives a link. */
  readonly address: (audience: "address" | "link") => string;
}

/** Shows the frame: name, views, switches, the view itself, and the place where sentences are said. */
export function shell({ page, view, content, theme, said, prepare, setLanguage, setTheme, address }: Shell): TemplateResult {
  const words = page.words.shell;
  const guides = documentation(page);
  return html`
    <button type="button" class="skip" @click=${() => document.querySelector<HTMLElement>("main")?.focus()}>${words.skip}</button>
    <header class="top">
      <div class="top-in">
        <p class="brand"><img src=${symbol} alt="" width="32" height="32" /><span lang=${page.language === "zh-TW" ? "zh-TW" : "zh-CN"}>${words.brand}</span> <span class="latin">hongbao</span></p>
        <nav class="views" aria-label=${words.navigation}>
          <ul>
            ${viewNames.map(
              (name) => html`<li>
                <a href="#view=${name}" @pointerenter=${() => prepare(name)} @focus=${() => prepare(name)} aria-current=${name === view ? "page" : "false"}>${icon(name)}<span>${words.views[name]}</span></a>
              </li>`,
            )}
          </ul>
        </nav>
        <div class="switches">
          ${select(
            words.language,
            languages.map(({ tag, name }) => ({ value: tag, label: name })),
            page.language,
            setLanguage,
          )}
          ${select(
            words.theme,
            themes.map((name) => ({ value: name, label: words.themes[name] })),
            theme,
            setTheme,
          )}
          <button type="button" class="about" title=${words.about.heading} @click=${openAbout}>${icon("info")}<span class="unseen">${words.about.heading}</span></button>
        </div>
      </div>
    </header>
    <main tabindex="-1">${content}</main>
    <footer class="bottom">
      <p>${words.promise}${guides === undefined ? "" : html` <a href=${guides}>${words.about.guides}</a>`}</p>
      <div class="actions">
        <button type="button" class="quiet" @click=${() => share(page, address("address"), words.shared)}>${icon("link")}${words.share}</button>
        ${view === "codes" ? html`<button type="button" class="quiet" @click=${() => share(page, address("link"), words.sharedWhole)}>${icon("link")}${words.shareWhole}</button>` : ""}
      </div>
    </footer>
    ${aboutPanel(page)}
    <div class="toast" role="status">${said === "" ? "" : html`<p>${said}</p>`}</div>
  `;
}

function select<Value extends string>(label: string, choices: readonly { readonly value: Value; readonly label: string }[], chosen: Value, choose: (value: Value) => void) {
  const changed = (event: Event) => {
    const named = choices.find(({ value }) => value === (event.target as HTMLSelectElement).value);
    if (named !== undefined) choose(named.value);
  };
  return html`<label
    ><span class="unseen">${label}</span
    ><select @change=${changed}>
      ${choices.map(({ value, label: name }) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
    </select></label
  >`;
}

async function share(page: Page, address: string, sentence: string): Promise<void> {
  page.say((await copyText(address)) ? sentence : page.words.shell.copyRefused);
}
