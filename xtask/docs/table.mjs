// What is computed for a page: tables whose cells are Markdown, as HTML for the site and as Markdown for the package.

import { renderInline } from "./markdown.mjs";

/**
 * A list of tables as the site has them.
 *
 * @param tables - each with its `heads`, and `bodies` of a `title`, where it has one, and `rows` of cells
 */
export function tablesHtml(tables) {
  return tables.map(({ heads, bodies }) => framedTable(heads, bodies.map(({ title, rows }) => bodyHtml(title, rows.map(rowHtml), heads.length)))).join("");
}

/** A table of the site, of its bodies in HTML; it can be moved sideways. */
export function framedTable(heads, bodies, kind = "") {
  const titles = heads.map((head) => `<th scope="col">${renderInline(head)}</th>`).join("");
  return `<div class="table${kind}" tabindex="0"><table><thead><tr>${titles}</tr></thead>${bodies.join("")}</table></div>`;
}

/** A body of a table, below its title, of its rows in HTML. */
export function bodyHtml(title, rows, columns) {
  const above = title === undefined ? "" : `<tr><th colspan="${columns}" scope="rowgroup">${renderInline(title)}</th></tr>`;
  return `<tbody>${above}${rows.join("")}</tbody>`;
}

function rowHtml(cells) {
  return `<tr>${cells.map((cell) => `<td>${renderInline(cell)}</td>`).join("")}</tr>`;
}

/** The same as Markdown: a body that has a title is a table of its own below a heading. Columns that say nothing are left out. */
export function tablesMarkdown(tables) {
  return tables.flatMap(({ heads, bodies }) => bodies.filter(({ rows }) => rows.length > 0).map((body) => bodyMarkdown(heads, body))).join("\n\n");
}

function bodyMarkdown(heads, { title, rows }) {
  const told = heads.map((_, place) => rows.some((cells) => cells[place] !== ""));
  const line = (cells) => `| ${cells.filter((_, place) => told[place]).map(cellMarkdown).join(" | ")} |`;
  const table = [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
  return title === undefined ? table : `## ${title}\n\n${table}`;
}

/** A bar would end the cell, in code too. */
function cellMarkdown(cell) {
  return cell.trim().replace(/\s+/g, " ").replaceAll("|", "\\|");
}

/** A text in which nothing is a mark of Markdown. */
export function literal(text) {
  return text.replace(/[\\`*<[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
}
