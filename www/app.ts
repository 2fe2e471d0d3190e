import { HongbaoError, explain, ready } from "hongbao";
import { html, render } from "lit";
import { type CodeState, codePanel, paintCode } from "./code-panel.js";
import type { Words } from "./language/words.js";
import { firstShown, packetPanel, type PacketState } from "./packet-panel.js";
import icon from "./icon.svg";
import { languages, preferredTheme, preferredWords, remember, type Theme } from "./settings.js";

const themes: readonly Theme[] = ["auto", "light", "dark"];

const root = document.getElementById("app") as HTMLElement;
let words: Words = preferredWords();
let theme: Theme = preferredTheme();
const code: CodeState = { text: words.tag === "en" ? "https://example.com/" : "恭喜发财，大吉大利", level: "M" };
const packet: PacketState = { total: "100.00", count: "10", rule: "double-mean", seed: freshSeed(), shown: firstShown };

function freshSeed(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(32));
}

function show(): void {
  document.documentElement.lang = words.tag;
  document.documentElement.dataset["theme"] = theme;
  document.title = `${words.title} · hongbao`;
  render(page(), root);
  paintCode(root, code);
}

function page() {
  return html`
    <header class="top">
      <div class="brand">
        <img src=${icon} alt="" width="40" height="40" />
        <div>
          <h1>${words.title}</h1>
          <p>${words.promise}</p>
        </div>
      </div>
      <div class="switches">
        ${select(
          words.language,
          languages.map(({ words: { tag }, name }) => [tag, name]),
          words.tag,
          (tag) => {
            words = languages.find((language) => language.words.tag === tag)?.words ?? words;
            remember("language", words.tag);
          },
        )}
        ${select(
          words.theme,
          themes.map((name) => [name, words.themes[name]]),
          theme,
          (name) => {
            theme = themes.find((known) => known === name) ?? "auto";
            remember("theme", theme);
          },
        )}
      </div>
    </header>
    <main>
      ${codePanel(code, words, show)}
      ${packetPanel(packet, words, show, () => {
        packet.seed = freshSeed();
        packet.shown = firstShown;
        show();
      })}
    </main>
    <footer>${words.footer}</footer>
  `;
}

function select(label: string, choices: readonly (readonly [string, string])[], chosen: string, choose: (value: string) => void) {
  return html`<label
    ><span class="unseen">${label}</span
    ><select
      @change=${(event: Event) => {
        choose((event.target as HTMLSelectElement).value);
        show();
      }}
    >
      ${choices.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
    </select></label
  >`;
}

ready().then(
  () => {
    show();
    // The box and the density of the screen may change without a word from the page.
    const plate = root.querySelector(".plate");
    if (plate !== null) new ResizeObserver(() => paintCode(root, code)).observe(plate);
  },
  (problem: unknown) => {
    const said = problem instanceof HongbaoError ? explain(problem, words.tag) : String(problem);
    render(html`<p class="problem" role="alert">${words.failed}: ${said}</p>`, root);
  },
);
