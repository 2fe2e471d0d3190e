// The page is made of lit's function templates in the light DOM: a view is a function from its state to a template, the whole page is
// rendered anew at every change, and lit touches only what differs. There are no elements of our own here, so that labels, styles and
// focus work as in any document. `Page` in page.ts is what a view may ask of the frame, `View` is what the frame asks of a view.

import * as core from "hongbao";
import type { Language } from "hongbao";
import * as lit from "lit/html.js";
import * as live from "lit/directives/live.js";
import * as colorField from "./codes/color-field.js";
import * as keep from "./codes/keep.js";
import * as look from "./codes/look.js";
import * as presets from "./codes/presets.js";
import * as sample from "./codes/sample.js";
import { codesView } from "./codes/view.js";
import * as wrong from "./codes/wrong.js";
import * as download from "./download.js";
import * as field from "./field.js";
import { type Fragment, readFragment, writeFragment } from "./fragment.js";
import * as en from "./language/en.js";
import { words as english, type Words } from "./language/en.js";
import * as icons from "./icons.js";
import { lateView } from "./late-view.js";
import * as link from "./link.js";
import { keepOffline } from "./offline.js";
import type { Audience, Page, View, ViewName } from "./page.js";
import * as part from "./part.js";
import * as problem from "./problem.js";
import * as scan from "./scan.js";
import * as secret from "./secret.js";
import { preferredLanguage, preferredTheme, remember, type Theme } from "./settings.js";
import { shell } from "./shell.js";
import { loadWords } from "./words.js";

const { html, render } = lit;

// The parts that are loaded later use these; what holds a state, such as what is loaded already, is there once.
part.share({ core, lit, live, "color-field": colorField, keep, look, presets, sample, download, en, field, icons, link, part, problem, scan, secret, wrong });

/** Milliseconds after the last change until the address follows: browsers refuse addresses that change at every key. */
const addressPause = 400;

/** Milliseconds for which a sentence is shown. */
const sentencePause = 5000;

const root = document.getElementById("app") as HTMLElement;
let words: Words = english;
let theme: Theme = preferredTheme();
let current: ViewName = "codes";
let said = "";
let due = false;
let addressTimer = 0;
let sentenceTimer = 0;

const page: Page = {
  get words() {
    return words;
  },
  get language() {
    return words.tag;
  },
  changed() {
    clearTimeout(addressTimer);
    addressTimer = setTimeout(showAddress, addressPause);
    if (due) return;
    due = true;
    queueMicrotask(show);
  },
  say(sentence) {
    said = sentence;
    clearTimeout(sentenceTimer);
    sentenceTimer = setTimeout(() => {
      said = "";
      show();
    }, sentencePause);
    show();
  },
  open(view) {
    location.hash = `#view=${view}`;
  },
};

const codes = codesView(page);
const late = {
  packets: lateView(page, () => words.shell.views.packets, async () => (await partOfAll("packets")).packetsView(page)),
  tickets: lateView(page, () => words.shell.views.tickets, async () => (await partOfAll("packets")).ticketsView(page)),
  promoters: lateView(page, () => words.shell.views.promoters, async () => (await partOfAll("promoters")).promotersView(page, codes.look)),
};

/** Loads a part that needs all of the package: the page itself has what draws codes. */
async function partOfAll<Name extends "packets" | "promoters">(name: Name) {
  const all = await part.loadPart("index");
  await all.ready();
  return part.loadPart(name);
}

const views: Readonly<Record<ViewName, View>> = { codes, ...late };

function show(): void {
  due = false;
  const { documentElement } = document;
  documentElement.lang = words.tag;
  documentElement.dataset["theme"] = theme;
  documentElement.dataset["view"] = current;
  document.title = `${current === "codes" ? words.codes.title : words.shell.views[current]} · ${words.shell.brand} hongbao`;
  const view = views[current];
  render(shell({ page, view: current, content: view.show(), theme, said, prepare, setLanguage, setTheme, address }), root);
  view.shown?.(root);
}

/** What does not arrive is said once the view is shown. */
function prepare(view: ViewName): void {
  if (view !== "codes") void late[view].prepare().catch(() => undefined);
}

async function setLanguage(language: Language): Promise<void> {
  remember("language", language);
  try {
    words = await loadWords(language);
  } catch {
    page.say(words.shell.partMissing);
  }
  show();
}

function setTheme(chosen: Theme): void {
  theme = chosen;
  remember("theme", theme);
  show();
}

/** What the address says; what this tab kept of the same place says more, after a reload or on the way back. */
function asked(): Fragment {
  const kept: unknown = history.state;
  return readFragment(typeof kept === "string" && kept.startsWith("#") ? kept : location.hash);
}

/** Follows the address: a link of the navigation, a shared set-up, a ticket, or the way back. */
function follow(): void {
  const { view, setup } = asked();
  if (view !== current) views[current].left?.();
  const moved = view !== current;
  current = view;
  if (setup !== undefined) views[view].read(setup);
  show();
  if (!moved) return;
  // What was read before is gone: whoever cannot see it hears where they are.
  scrollTo(0, 0);
  root.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
  showAddress();
}

function showAddress(): void {
  // A link was followed a moment ago, and the page has not heard of it yet: the address is not this view's any more.
  if (readFragment(location.hash).view !== current) return;
  const hash = fragment("address");
  const kept = fragment("memory");
  if (hash !== location.hash || kept !== history.state) history.replaceState(kept, "", hash);
}

function fragment(audience: Audience): string {
  return writeFragment(current, views[current].write(audience));
}

/** The address of the set-up, with the content of the code where the person asks for that. */
function address(audience: "address" | "link"): string {
  return location.href.replace(/#[^]*$/, "") + fragment(audience);
}

/** Milliseconds for which the start waits for what the browser has kept. */
const lookPause = 400;

/** Resolves when `work` does, but no later than after so many milliseconds. */
function within(milliseconds: number, work: Promise<void>): Promise<void> {
  return Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, milliseconds))]);
}

/** What goes wrong at the start is said in the person's language, too. */
const speaking = loadWords(preferredLanguage()).then(
  (loaded) => void (words = loaded),
  () => undefined,
);

async function start(): Promise<void> {
  await Promise.all([speaking, core.ready(), within(lookPause, codes.load())]);
  const { view, setup } = asked();
  current = view;
  if (setup !== undefined) views[view].read(setup);
  // What does not arrive is said by the view.
  if (view !== "codes") await late[view].prepare().catch(() => undefined);
  show();
  if (setup === undefined) views[current].begin?.(root);
  addEventListener("hashchange", follow);
  keepOffline();
}

start().catch(async (thrown: unknown) => {
  await speaking;
  document.documentElement.lang = words.tag;
  render(html`<p class="failed" role="alert">${words.shell.failed}: ${typeof WebAssembly === "undefined" ? words.problems["wasm-blocked"] : problem.sentenceOf(thrown, words)}</p>`, root);
});
