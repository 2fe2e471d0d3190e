import type { QrInput } from "hongbao";
import { download } from "../download.js";
import { problemText } from "../field.js";
import { closeModal, showModal } from "../modal.js";
import type { Page } from "../page.js";
import type { Asking } from "./ask.js";
import type { Look } from "./look.js";
import type { Made } from "./made.js";
import { copyPicture, endings, fileName, type Format, FormatMissing, makeFile, sharePicture } from "./save.js";

/** Everything by which a code leaves the page. A code that does not scan is asked about before, and one that is not yet read back waits for that. */
export interface Saving {
  /** The name of the file as it was typed, and the one that it has otherwise. */
  readonly typed: string;
  readonly otherwise: string;
  setName(name: string): void;
  save(format: Format): void;
  copy(): void;
  share(): void;
  /** What is asked about, and what its answer does: a remedy, the code as it is, or nothing. */
  readonly asking: Asking["what"] | undefined;
  answered(change?: Partial<Look>, anyway?: boolean): void;
  /** Goes on with what waits, once it is known whether the code scans. */
  proven(): void;
  /** Drops what waits: the view is left. */
  forget(): void;
}

/** What is saved: the code as it is now, the name of its kind, and whether it scans; nothing while that is not known. */
export interface Saved {
  readonly made: Made;
  readonly kind: string;
  readonly scans: boolean | undefined;
}

/** A way to take the code along: a file of a format, or the picture for the clipboard or another app. */
type Way = Format | "copy" | "share";

/** Milliseconds for which whoever waits is told nothing. */
const moment = 250;

/**
 * @param hurry - asks for the verdict at once
 * @param mend - changes the look by a remedy
 */
export function createSaving(page: Page, saved: () => Saved, hurry: () => void, mend: (change: Partial<Look>) => void): Saving {
  let typed = "";
  /** What waits for the verdict, in the order in which it was asked for. */
  let waiting: readonly Way[] = [];
  let timer = 0;
  /** What waits for an answer: the code does not scan. */
  let asking: Way | undefined;

  const otherwise = () => `hongbao-${saved().kind}`;
  const ownName = () => fileName(typed) ?? otherwise();

  /**
   * Does what the buttons do; what the package refuses is said. After a wait (`late`) some browsers do not copy or share any more, since
   * the click is too long ago for them: it is known now whether the code scans, and the next click does it at once.
   */
  async function hand(way: Way, allowUnsafe: boolean, late = false): Promise<void> {
    const { data, example, look } = saved().made;
    if (data === undefined || example) return;
    try {
      await work(way, data, look, allowUnsafe, late);
    } catch (problem) {
      const refused = late && problem instanceof DOMException && problem.name === "NotAllowedError";
      page.say(refused ? page.words.codes.ask.again : problem instanceof FormatMissing ? page.words.codes.formatMissing(problem.message.toUpperCase()) : problemText(page, problem));
    }
  }

  async function work(way: Way, data: QrInput, look: Look, allowUnsafe: boolean, late: boolean): Promise<void> {
    const { codes, shell } = page.words;
    if (way === "copy") return page.say((await copyPicture(data, look, allowUnsafe)) ? shell.copied : late ? codes.ask.again : codes.copyRefused);
    if (way === "share") return sharePicture(data, look, `${ownName()}.png`, allowUnsafe);
    const name = `${ownName()}.${endings[way]}`;
    download(await makeFile(way, data, look, allowUnsafe), name);
    page.say(codes.saved(name));
  }

  function take(way: Way): void {
    const { scans } = saved();
    if (scans === true) return void hand(way, false);
    if (scans === false) return ask(way);
    waiting = [...waiting, way];
    clearTimeout(timer);
    timer = setTimeout(() => page.say(page.words.codes.ask.checking), moment);
    hurry();
  }

  function ask(way: Way): void {
    asking = way;
    page.changed();
    queueMicrotask(() => showModal(document.querySelector("#ask")));
  }

  function forget(): void {
    clearTimeout(timer);
    waiting = [];
  }

  return {
    get typed() {
      return typed;
    },
    get otherwise() {
      return otherwise();
    },
    setName(name) {
      typed = name;
      page.changed();
    },
    save: take,
    copy: () => take("copy"),
    share: () => take("share"),
    get asking() {
      return asking === undefined || asking === "copy" || asking === "share" ? asking : "save";
    },
    answered(change, anyway = false) {
      const way = asking;
      asking = undefined;
      closeModal(document.querySelector("#ask"));
      if (change !== undefined) mend(change);
      else page.changed();
      if (anyway && way !== undefined) void hand(way, true);
    },
    proven() {
      const { scans } = saved();
      if (scans === undefined || waiting.length === 0) return;
      const ways = waiting;
      forget();
      // One question is enough for all that wait.
      if (scans) for (const way of ways) void hand(way, false, true);
      else ask(ways[ways.length - 1] as Way);
    },
    forget,
  };
}
