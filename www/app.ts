// The page is made of lit's function templates in the light DOM: a view is a function from its state to a template, the whole page is
// rendered anew at every change, and lit touches only what differs. There are no elements of our own here, so that labels, styles and
// focus work as in any document. `Page` in page.ts is what a view may ask of the frame, `View` is what the frame asks of a view.

import { explain, HongbaoError, type Language, ready } from "hongbao";
import { html, render } from "lit";
import { codesView } from "./codes/view.js";
import { type Fragment, readFragment, writeFragment } from "./fragment.js";
import { words as english, type Words } from "./language/en.js";
import { keepOffline } from "./offline.js";
import { packetsView } from "./packets/view.js";
import type { Audience, Page, View, ViewName } from "./page.js";
import { promotersView } from "./promoters/view.js";
import { preferredLanguage, preferredTheme, remember, type Theme } from "./settings.js";
import { shell } from "./shell.js";
import { ticketsView } from "./tickets/view.js";
import { loadWords } from "./words.js";

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
const views: Readonly<Record<ViewName, View>> = {
  codes,
  packets: packetsView(page),
  tickets: ticketsView(page),
  promoters: promotersView(page, codes.look),
};

function show(): void {
  due = false;
  const { documentElement } = document;
  documentElement.lang = words.tag;
  documentElement.dataset["theme"] = theme;
  document.title = `${words.shell.views[current]} · 红包 hongbao`;
  const view = views[current];
  render(shell({ page, view: current, content: view.show(), theme, said, setLanguage, setTheme, address }), root);
  view.shown?.(root);
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

async function start(): Promise<void> {
  const [loaded] = await Promise.all([loadWords(preferredLanguage()).catch(() => english), ready()]);
  words = loaded;
  const { view, setup } = asked();
  current = view;
  if (setup !== undefined) views[view].read(setup);
  show();
  addEventListener("hashchange", follow);
  keepOffline();
}

start().catch((problem: unknown) => {
  const reason = problem instanceof HongbaoError ? explain(problem, words.tag) : String(problem);
  render(html`<p class="failed" role="alert">${words.shell.failed}: ${reason}</p>`, root);
});
