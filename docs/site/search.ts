import MiniSearch, { type SearchResult } from "minisearch";
import { terms } from "./terms.js";
import type { Words } from "./site.js";

/** A piece of a page: its heading, the title of the page, its address, and what it says. */
type Piece = readonly [heading: string, page: string, path: string, text: string];

declare global {
  // The script of the index puts it here. It is a script, since a browser reads no other file from disk.
  var hongbaoPages: readonly Piece[] | undefined;
}

const most = 12;

/** Adds the field that searches all pages, without a server. The index loads when it is first wanted. */
export function searching(words: Words, up: string): void {
  const place = document.querySelector(".search");
  if (place === null) return;
  place.innerHTML = `<label><span class="unseen"></span><input type="search" autocomplete="off" spellcheck="false" /></label><div class="found" hidden><p class="unseen" role="status"></p><ul></ul></div>`;
  const field = place.querySelector("input") as HTMLInputElement;
  const found = place.querySelector(".found") as HTMLElement;
  const status = place.querySelector("[role=status]") as HTMLElement;
  const list = place.querySelector("ul") as HTMLElement;
  (place.querySelector("label span") as HTMLElement).textContent = words.search;
  field.placeholder = `${words.search}  /`;
  list.setAttribute("aria-label", words.found);

  const show = async () => {
    const asked = field.value.trim();
    if (asked === "") {
      found.hidden = true;
      return;
    }
    const index = await loaded(up);
    if (field.value.trim() !== asked) return;
    const results = index.search(asked, { combineWith: "AND", prefix: true, fuzzy: (term) => (term.length > 5 ? 0.15 : false), boost: { heading: 4, page: 2 } }).slice(0, most);
    list.replaceChildren(...results.map((result) => entry(result, asked, up)));
    status.textContent = results.length === 0 ? words.nothing : `${words.found}: ${results.length}`;
    status.classList.toggle("unseen", results.length > 0);
    found.hidden = false;
  };

  field.addEventListener("focus", () => void loaded(up));
  field.addEventListener("input", () => void show());
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") list.querySelector("a")?.click();
  });
  place.addEventListener("keydown", (event) => move(event as KeyboardEvent, field, list, found));
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLElement && (event.target.matches("input, textarea, select") || event.target.isContentEditable);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
  document.addEventListener("click", (event) => {
    if (!place.contains(event.target as Node)) found.hidden = true;
  });
}

let index: Promise<MiniSearch> | undefined;

/** Loads the index of the language of the page once; after a failure the next call tries again. */
function loaded(up: string): Promise<MiniSearch> {
  return (index ??= new Promise<MiniSearch>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${up}search-${document.documentElement.lang}.js`;
    script.onload = () => resolve(made());
    script.onerror = () => {
      index = undefined;
      script.remove();
      reject(new Error("the index did not load"));
    };
    document.head.append(script);
  }));
}

function made(): MiniSearch {
  const search = new MiniSearch({ fields: ["heading", "page", "text"], storeFields: ["heading", "page", "path", "text"], tokenize: terms, processTerm: (term) => term.toLowerCase() });
  search.addAll((globalThis.hongbaoPages ?? []).map(([heading, page, path, text], id) => ({ id, heading, page, path, text })));
  return search;
}

function entry(result: SearchResult, asked: string, up: string): HTMLElement {
  const { heading, page, path, text } = result as unknown as Readonly<Record<"heading" | "page" | "path" | "text", string>>;
  const link = document.createElement("a");
  link.href = up + path;
  const title = document.createElement("strong");
  title.textContent = heading;
  const where = document.createElement("span");
  where.textContent = page === heading ? "" : page;
  const says = document.createElement("small");
  says.textContent = excerpt(text, asked);
  link.append(title, where, says);
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/** The words around the first place that was asked for. */
function excerpt(text: string, asked: string): string {
  const [first = ""] = asked.toLowerCase().split(/\s+/);
  const place = Math.max(0, text.toLowerCase().indexOf(first) - 40);
  const start = place === 0 ? 0 : text.indexOf(" ", place) + 1;
  return (start > 0 ? "… " : "") + text.slice(start, start + 140);
}

/** Moves through what was found by the arrow keys; Escape closes it. */
function move(event: KeyboardEvent, field: HTMLElement, list: HTMLElement, found: HTMLElement): void {
  const links = [...list.querySelectorAll("a")];
  const place = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === "Escape") {
    found.hidden = true;
    field.focus();
  } else if (event.key === "ArrowDown" && !found.hidden) {
    event.preventDefault();
    links[Math.min(place + 1, links.length - 1)]?.focus();
  } else if (event.key === "ArrowUp" && place >= 0) {
    event.preventDefault();
    (links[place - 1] ?? field).focus();
  }
}
