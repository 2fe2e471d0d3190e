// The frame of every page.

import { escape } from "./markdown.mjs";
import { chapters, languages, words } from "./pages.mjs";
import { listing } from "./written.mjs";

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'";

/**
 * A whole page.
 *
 * @param page - its `name`, `language`, `title`, `html`, `headings`, and whether it has live `elements`
 * @param site - `titleOf` a page in a language, and `has`, which pages a language has
 */
export function whole(page, site) {
  const { name, language, title, html, headings, elements } = page;
  const { tag, folder, other } = language;
  const up = folder === "" ? "" : "../";
  const say = words[tag];
  const translated = languages.find(({ tag }) => tag === other);
  const there = site.has(name, translated) ? `${up}${translated.folder}${name}.html` : `${up}${translated.folder}index.html`;
  return `<!doctype html>
<html lang="${tag}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="color-scheme" content="light dark" />
    <meta name="description" content="${escape(page.description)}" />
    <title>${escape(title)} · ${say.hongbao}</title>
    <link rel="icon" href="${up}icon.svg" />
    <link rel="stylesheet" href="${up}style.css" />
    <script src="${up}theme.js"></script>
    <script src="${up}site.js" defer></script>
${elements ? `    <script src="${up}hongbao.js" defer></script>\n` : ""}  </head>
  <body data-up="${up}" data-words="${escape(JSON.stringify(say))}">
    <a class="skip" href="#content">${say.skip}</a>
    <header class="top">
      <div class="top-in">
        <a class="brand" href="index.html"><img src="${up}icon.svg" alt="" width="32" height="32" /><span lang="zh-CN">红包</span> <span class="latin">hongbao</span></a>
        <div class="search" role="search"></div>
        <div class="switches">
          <a href="${up}../index.html" data-disk="${up}../www/index.html">${say.make}</a>
          <a href="${there}" lang="${translated.tag}" hreflang="${translated.tag}">${translated.name}</a>
        </div>
      </div>
    </header>
    <div class="room">
      <details class="pages">
        <summary>${say.contents}</summary>
        <nav aria-label="${say.pages}">
${chapters.map((chapter) => list(chapter, page, site, up)).join("\n")}
        </nav>
      </details>
      <main id="content" tabindex="-1">
        <article>
${html.trim()}
        </article>
${neighbours(page, site, up, say)}
      </main>
${headings.length < 2 ? "" : beside(headings, say)}
    </div>
    <footer class="bottom">
      <p>${say.foot} <a href="${up}NOTICE.txt">${say.notices}</a></p>
    </footer>
  </body>
</html>
`;
}

/** The address of a page as another one of a language leads to it. */
function address({ name, reference = false }, language, site, up) {
  if (reference || !site.has(name, language)) return `${up}${name}.html`;
  return `${name}.html`;
}

function list({ title, pages }, page, site, up) {
  const { language } = page;
  const items = pages.map((each) => {
    const foreign = !each.reference && !site.has(each.name, language) ? ' hreflang="en"' : "";
    const current = each.name === page.name ? ' aria-current="page"' : "";
    return `            <li><a href="${address(each, language, site, up)}"${foreign}${current}>${escape(site.titleOf(each, language))}</a></li>`;
  });
  return `          <h2>${title[language.tag]}</h2>\n          <ul>\n${items.join("\n")}\n          </ul>`;
}

function beside(headings, say) {
  const items = headings.map(({ level, id, text }) => `          <li${level === 3 ? ' class="deep"' : ""}><a href="#${escape(id)}">${escape(text)}</a></li>`);
  return `      <nav class="parts" aria-label="${say.onPage}">\n        <p>${say.onPage}</p>\n        <ul>\n${items.join("\n")}\n        </ul>\n      </nav>`;
}

function neighbours(page, site, up, say) {
  const all = chapters.flatMap(({ pages }) => pages).filter(({ name, reference }) => !reference && site.has(name, page.language));
  const place = all.findIndex(({ name }) => name === page.name);
  const link = (each, label, kind) => (each === undefined || (place < 0 && kind === "before") ? "" : `          <a class="${kind}" href="${address(each, page.language, site, up)}"><span>${label}</span> ${escape(site.titleOf(each, page.language))}</a>\n`);
  return `        <nav class="neighbours" aria-label="${say.before}, ${say.next}">\n${link(all[place - 1], say.before, "before")}${link(all[place + 1], say.next, "next")}        </nav>`;
}

/** The list of all pages with a sentence on each, for the first page. */
export function overview(language, site) {
  const up = language.folder === "" ? "" : "../";
  const written = listing(language, site).map(({ id, title, pages }) => {
    const cards = pages.map(({ page, title, says }) => {
      const about = says === "" ? "" : `<p>${escape(says)}</p>`;
      return `<li><a href="${address(page, language, site, up)}">${escape(title)}</a>${about}</li>`;
    });
    return `<h2 id="${id}">${title}</h2><ul class="cards">${cards.join("")}</ul>`;
  });
  return written.join("");
}
