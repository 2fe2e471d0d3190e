// Markdown → the HTML of an article, with what the frame and the search want to know of it.

import { existsSync } from "node:fs";
import { dirname, posix } from "node:path";
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import rust from "highlight.js/lib/languages/rust";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import MarkdownIt from "markdown-it";

for (const [name, language] of Object.entries({ bash, javascript, json, rust, typescript, xml })) hljs.registerLanguage(name, language);
hljs.registerAliases(["svelte", "vue"], { languageName: "xml" });

const markdown = new MarkdownIt({ html: true, highlight });

function highlight(code, language) {
  return hljs.getLanguage(language) === undefined ? "" : hljs.highlight(code, { language }).value;
}

/** What stands above a page between two lines of hyphens, and the rest. */
export function parted(text) {
  const [, above = "", rest = text] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
  const facts = Object.fromEntries(Array.from(above.matchAll(/^(\w+): (.*)$/gm), ([, name, value]) => [name, value]));
  return { facts, text: rest };
}

/** The part of a text below a heading, with the heading, which becomes one of the second level. */
export function section(text, heading) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (start < 0) throw new Error(`no heading is "${heading}"`);
  const depth = (line) => /^(#+) /.exec(line)?.[1].length ?? 7;
  const own = depth(lines[start]);
  const length = lines.slice(start + 1).findIndex((line) => depth(line) <= own);
  const part = lines.slice(start, length < 0 ? undefined : start + 1 + length);
  return part.map((line) => (depth(line) < 7 ? line.replace(/^#+/, (marks) => "#".repeat(marks.length - own + 2)) : line)).join("\n");
}

/**
 * The rows of the first table of a text, without its head, whose words a page in another language has of its own.
 *
 * @param words - pairs of what is to be replaced and by what
 */
export function firstRows(text, words) {
  const [table] = /(?:^\|.*\n?)+/m.exec(text);
  const rows = table.trimEnd().split("\n").slice(2).join("\n");
  return words.reduce((rows, [from, to]) => {
    if (!rows.includes(from)) throw new Error(`no row has "${from}"`);
    return rows.replaceAll(from, to);
  }, rows);
}

/**
 * Renders a page.
 *
 * @param text - its Markdown
 * @param source - the path of its file in the repository, from which its links lead
 * @param follow - says where a link to a path of the repository leads; undefined where there is nothing to lead to
 * @returns `html`, `title`, and `headings` of the second and third level, each with `level`, `id` and `text`
 */
export function render(text, source, follow) {
  const tokens = markdown.parse(text, {});
  const headings = [];
  let title;
  const ids = new Set();
  for (const [place, token] of tokens.entries()) {
    if (token.type === "heading_open") {
      const words = plain(tokens[place + 1]);
      const level = Number(token.tag.slice(1));
      if (level === 1) title ??= words;
      const id = unused(slug(words), ids);
      token.attrSet("id", id);
      if (level === 2 || level === 3) headings.push({ level, id, text: words });
    } else if (token.type === "th_open" && tokens[place + 1].content === "") {
      // A header that says nothing is none.
      token.tag = "td";
      tokens[place + 2].tag = "td";
    } else if (token.type === "inline") {
      leads(token.children, source, follow);
    }
  }
  if (title === undefined) throw new Error(`${source} has no heading of the first level`);
  return { html: framed(markdown.renderer.render(tokens, markdown.options, {})), title, headings };
}

/** Renders what stands in a cell of a table. */
export function renderInline(text) {
  return markdown.renderInline(text);
}

/** Leads the links and pictures of a line where the site has what they name. */
function leads(tokens, source, follow) {
  const open = [];
  for (const token of tokens) {
    if (token.type === "link_open" || token.type === "image") {
      const name = token.type === "image" ? "src" : "href";
      const to = resolved(decodeURI(token.attrGet(name)), source, follow);
      if (to === undefined) token.tag = "span";
      token.attrs = token.attrs.filter(([attribute]) => attribute !== name);
      if (to !== undefined) token.attrSet(name, to);
      if (token.type === "link_open") open.push(token.tag);
    } else if (token.type === "link_close") {
      token.tag = open.pop();
    }
  }
}

function resolved(href, source, follow) {
  // The same reference is beside the pages, and is read without a network.
  if (href === "https://docs.rs/hongbao") return follow("rust/hongbao/index.html");
  if (/^[a-z]+:/i.test(href) || href.startsWith("#")) return href;
  const [path, anchor] = href.split("#");
  // What tools write is no file of the repository.
  const written = /^(api|rust)\//.test(path);
  const file = written ? path : path.startsWith("/") ? path.slice(1) : posix.join(dirname(source), path);
  if (!written && !existsSync(file)) throw new Error(`${source} leads to ${href}, which is not there`);
  const to = follow(file);
  return to === undefined || anchor === undefined ? to : `${to}#${anchor}`;
}

/** The text of a line without its marks. */
function plain({ children }) {
  return children.map(({ content }) => content).join("");
}

/** The name of a heading in an address, as hosts of repositories make it. */
function slug(words) {
  return words.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replace(/ /g, "-");
}

function unused(id, ids) {
  let own = id;
  for (let place = 1; ids.has(own); place += 1) own = `${id}-${place}`;
  ids.add(own);
  return own;
}

/** Lets tables and code be moved sideways, also by keys, and headings lead to themselves. */
function framed(html) {
  return html
    .replaceAll("<pre>", '<pre tabindex="0">')
    .replace(/<table>/g, '<div class="table" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>")
    .replace(/<h([23]) id="([^"]*)">([^]*?)<\/h\1>/g, (_, level, id, words) => `<h${level} id="${id}"><a href="#${id}">${words.replace(/<\/?(a|span)\b[^>]*>/g, "")}</a></h${level}>`);
}

/** Escapes a text for HTML. */
export function escape(text) {
  return markdown.utils.escapeHtml(String(text));
}

/** What a page says, without its marks, for the search: one piece a heading, and one a row of a table that has a name. */
export function pieces(html, title) {
  const named = Array.from(html.matchAll(/<tr id="([^"]*)"><td><code>([^<]*)<\/code>([^]*?)<\/tr>/g), ([, id, heading, text]) => ({ id, heading, text: bare(text) }));
  const parts = html.replace(/<tr id=[^]*?<\/tr>/g, "").split(/(?=<h[23] id=)/);
  return [...parts.map(piece), ...named];

  function piece(part) {
    const [, id = "", heading = title] = /^<h[23] id="([^"]*)">([^]*?)<\/h/.exec(part) ?? [];
    const rest = part.replace(/^<h[1-3][^]*?<\/h[1-3]>/, "");
    return { id, heading: bare(heading), text: bare(rest) };
  }
}

function bare(html) {
  const text = html.replace(/<!--[^]*?-->|<style[^]*?<\/style>/g, "").replace(/<\/?(?:p|div|td|th|tr|li|h\d|pre|br|dt|dd)\b[^>]*>/g, " ").replace(/<[^>]*>/g, "");
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&").replace(/\s+/g, " ").trim();
}
