import { html, type TemplateResult } from "lit/html.js";
import { closeModal, showModal } from "./modal.js";
import type { Page } from "./page.js";

/** Put in by the build: the version of the package, and where its source is, if it says so. */
declare const VERSION: string;
declare const SOURCE: string | null;

/**
 * Returns where the documentation is: on a host in a folder of the page, on disk in a folder beside it. The page that is one file has none, since it
 * may lie anywhere.
 */
export function documentation({ language }: Page): string | undefined {
  if (document.querySelector("script[data-part]") !== null) return undefined;
  const folder = location.protocol === "file:" ? "../docs/" : "docs/";
  return `${folder}${language === "en" ? "" : "zh-CN/"}index.html`;
}

/** Opens the panel. */
export function openAbout(): void {
  showModal(document.querySelector("#about"));
}

/** What the page is, where it comes from, and how to begin. */
export function aboutPanel(page: Page): TemplateResult {
  const words = page.words.shell.about;
  const guides = documentation(page);
  return html`<dialog id="about" aria-labelledby="about-heading">
    <div class="fields">
      <h2 id="about-heading">${words.heading}</h2>
      <p>${words.what}</p>
      <h3>${words.help}</h3>
      <ol class="help">
        ${words.steps.map((step) => html`<li>${step}</li>`)}
      </ol>
      <dl class="facts">
        ${guides === undefined ? "" : html`<dt>${words.guides}</dt><dd><a href=${guides}>${words.guidesWhat}</a></dd>`}
        <dt>${words.version}</dt>
        <dd>hongbao ${VERSION}</dd>
        <dt>${words.licence}</dt>
        <dd>MIT / Apache 2.0</dd>
        <dt>${words.source}</dt>
        <dd>${SOURCE === null ? words.sourceHere : html`<a href=${SOURCE} rel="noreferrer">${SOURCE.replace(/^https:\/\//, "")}</a>`}</dd>
      </dl>
      <div class="actions end"><button type="button" @click=${() => closeModal(document.querySelector("#about"))}>${words.close}</button></div>
    </div>
  </dialog>`;
}
