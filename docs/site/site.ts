// What a page of the documentation does beside being read: search, colours, copying, and the list of pages.

import { appearance } from "./appearance.js";
import { copying } from "./copying.js";
import { pageList } from "./page-list.js";
import { searching } from "./search.js";

/** The words of the frame in the language of the page, from the attribute that the build wrote. */
export interface Words {
  readonly search: string;
  readonly found: string;
  readonly nothing: string;
  readonly theme: string;
  readonly themes: Readonly<Record<"auto" | "light" | "dark", string>>;
  readonly copy: string;
  readonly copied: string;
}

const { words: written = "{}", up = "" } = document.body.dataset;
const words = JSON.parse(written) as Words;

searching(words, up);
appearance(words);
copying(words);
pageList();

// On a host the documentation lies in a folder of the page; on disk they lie side by side.
if (location.protocol === "file:") for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-disk]")) link.href = link.dataset["disk"] as string;
