import type { Language } from "hongbao";
import type { TemplateResult } from "lit/html.js";
import type { Words } from "./language/en.js";

/** The views, in the order of the navigation. */
export const viewNames = ["codes", "packets", "tickets", "promoters"] as const;
export type ViewName = (typeof viewNames)[number];

/** What the frame gives to every view. */
export interface Page {
  /** Every text, in the language that is shown. */
  readonly words: Words;
  readonly language: Language;
  /** Shows the page anew and writes the set-up into the address, once for all calls of one turn. */
  changed(): void;
  /** Says a short sentence where everyone sees it and a screen reader speaks it. */
  say(sentence: string): void;
  /** Opens a view. */
  open(view: ViewName): void;
}

/**
 * Who sees a set-up: `address`, whoever looks at the screen, its history or a server's log; `memory`, this tab after a reload; `link`, whom the
 * person gives a link that was asked for with its content.
 */
export type Audience = "address" | "memory" | "link";

/** One of the four views. It is made once and keeps its state while another one is shown. */
export interface View {
  /** Describes the view; called at every change while it is shown. Changes nothing. */
  show(): TemplateResult;
  /** Called after the view's elements are there: the place to paint canvases. */
  shown?(root: HTMLElement): void;
  /** Called once after the page has started with this view and no set-up: the place to put the focus. */
  begin?(root: HTMLElement): void;
  /** Called when another view takes its place: the place to stop a camera. */
  left?(): void;
  /** Takes over a set-up from the address; what it does not name gets its default. */
  read(setup: URLSearchParams): void;
  /** The set-up as its audience may see it: never a password, a seed, a reveal or a logo. Defaults are left out. */
  write(audience: Audience): readonly (readonly [name: string, value: string])[];
}
