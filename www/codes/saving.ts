import type { QrInput } from "hongbao";
import { download } from "../download.js";
import { problemText } from "../field.js";
import { closeModal, showModal } from "../modal.js";
import type { Page } from "../page.js";
import type { Look } from "./look.js";
import type { Made } from "./made.js";
import { copyPicture, endings, fileName, type Format, FormatMissing, makeFile, sharePicture } from "./save.js";

/** Everything by which a code leaves the page. */
export interface Saving {
  /** The name of the file as it was typed, and the one that it has otherwise. */
  readonly typed: string;
  readonly otherwise: string;
  setName(name: string): void;
  /** Saves; a code that does not scan is asked about before. */
  save(format: Format): void;
  /** Whether there is a question, and what its answer does: a remedy, the file as it is, or nothing. */
  readonly asking: boolean;
  answered(change?: Partial<Look>, anyway?: boolean): void;
  copy(): void;
  share(): void;
}

/** What is saved: the code as it is now, the name of its kind, and whether it scans. */
export interface Saved {
  readonly made: Made;
  readonly kind: string;
  readonly scans: boolean;
}

export function createSaving(page: Page, saved: () => Saved, mend: (change: Partial<Look>) => void): Saving {
  let typed = "";
  /** The format that waits for an answer: the code does not scan. */
  let asking: Format | undefined;

  const otherwise = () => `hongbao-${saved().kind}`;
  const ownName = () => fileName(typed) ?? otherwise();

  /** Does what the buttons do; what the package refuses is said. */
  async function act(work: (data: QrInput, look: Look) => void | Promise<void>): Promise<void> {
    const { data, example, look } = saved().made;
    if (data === undefined || example) return;
    try {
      await work(data, look);
    } catch (problem) {
      page.say(problem instanceof FormatMissing ? page.words.codes.formatMissing(problem.message.toUpperCase()) : problemText(page, problem));
    }
  }

  const hand = (format: Format, allowUnsafe: boolean) =>
    act(async (data, look) => {
      const name = `${ownName()}.${endings[format]}`;
      download(await makeFile(format, data, look, allowUnsafe), name);
      page.say(page.words.codes.saved(name));
    });

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
    save(format) {
      if (saved().scans) return void hand(format, false);
      asking = format;
      page.changed();
      queueMicrotask(() => showModal(document.querySelector("#ask")));
    },
    get asking() {
      return asking !== undefined;
    },
    answered(change, anyway = false) {
      const format = asking;
      asking = undefined;
      closeModal(document.querySelector("#ask"));
      if (change !== undefined) mend(change);
      else page.changed();
      if (anyway && format !== undefined) void hand(format, true);
    },
    copy: () => void act(async (data, look) => page.say((await copyPicture(data, look)) ? page.words.shell.copied : page.words.codes.copyRefused)),
    share: () => void act((data, look) => sharePicture(data, look, `${ownName()}.png`)),
  };
}
