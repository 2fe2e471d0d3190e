import { HongbaoError, type RedPacket, type Reveal } from "../index.js";
import { internalsOf, make, rootOf, tell } from "./base.js";
import { speechAt } from "./language.js";
import { moneyFormat } from "./money.js";
import { burst, pop, spin } from "./motion.js";
import { decimalsOf, packetAttributes, restored, seal, splitOf } from "./packet-attributes.js";
import { packetRules } from "./packet-rules.js";
import { describe } from "./problem.js";
import { enqueue, type Work } from "./queue.js";
import { adopt } from "./sheet.js";
import { setState } from "./states.js";
import { sayStrange } from "./strange.js";
import { watchSize, watchSurroundings } from "./surroundings.js";
import type { PacketWords } from "./wording.js";
import { type Speech, speechOf } from "./words.js";

/** Rows that are shown before more are asked for, and that each asking adds. */
const rows = { first: 100, more: 500 };

/** Sizes of the wish, in letters of the envelope. */
const wishSizes = [1.65, 1.4, 1.2, 1.05, 0.95];

/** What the engine keeps over a reload: never sent with the form. */
interface Kept {
  readonly reveal: Reveal;
  readonly commitment: string;
  readonly opened: readonly number[];
}

/** What `<hongbao-packet>` shows: the envelope, the shares that are opened, or the error. */
export class PacketView {
  readonly objects = new Map<string, object>();
  readonly internals: ElementInternals | undefined;
  packet: RedPacket | null = null;

  private readonly root: ShadowRoot;
  private readonly number = make("span", { class: "number" });
  private readonly amount = make("strong", { class: "amount" });
  private readonly luck = make("span", { class: "badge" });
  private readonly paper = make("div", { class: "paper", part: "paper", "aria-hidden": "true" }, this.number, this.amount, this.luck);
  private readonly wish = make("span");
  private readonly wishes = make("small");
  private readonly coinText = make("span");
  private readonly coin = make("button", { class: "coin", part: "coin", type: "button" }, this.coinText);
  private readonly greeting = make("slot", { name: "greeting", class: "greeting" }, this.wish, this.wishes);
  private readonly top = make("div", { class: "top", part: "top" }, this.greeting, this.coin);
  private readonly frame = make("div", { class: "frame", part: "frame" }, make("div", { class: "tall" }), this.paper, make("div", { class: "bottom", part: "bottom" }), this.top);
  private readonly status = make("p", { class: "status", part: "status", role: "status" });
  private readonly all = make("button", { class: "plain", part: "all", type: "button" });
  private readonly list = make("ol", { class: "list", part: "list", role: "list", tabindex: "-1" });
  private readonly more = make("button", { class: "plain", part: "more", type: "button" });
  private readonly content = make("div", { class: "packet", part: "base", role: "group" }, this.frame, make("div", { class: "bar" }, this.status, this.all), this.list, this.more);
  private readonly error = make("p", { class: "error", part: "error", role: "status", tabindex: "-1" });
  private readonly fallback = make("div", {}, make("slot"));

  private readonly opened = new Set<number>();
  private latest = -1;
  private shown = rows.first;
  private disabled = false;
  private kept: Kept | undefined;
  private split = "";
  private look = "";
  private failed = "";
  private speech: Speech = speechOf("en");
  /** Width of the envelope in CSS pixels, and the wish that was fitted into it. */
  private wide = 0;
  private fitted = "";
  private format: (amount: bigint) => string = String;
  private ends: (() => void)[] = [];
  private settled: Promise<void> = Promise.resolve();
  private settle: (() => void) | undefined;

  constructor(private readonly host: HTMLElement) {
    this.internals = internalsOf(host);
    this.root = rootOf(host, this.internals, true);
    this.content.hidden = true;
    this.error.hidden = true;
    this.coin.addEventListener("click", () => this.openByHand());
    this.all.addEventListener("click", () => this.openAll());
    this.more.addEventListener("click", () => this.showMore());
    this.greeting.addEventListener("slotchange", () => this.fit());
  }

  get complete(): Promise<void> {
    return this.settled;
  }

  get openedShares(): readonly number[] {
    return [...this.opened];
  }

  connect(): void {
    if (this.root.childNodes.length === 0) this.mount();
    this.ends = [watchSurroundings(() => this.request()), watchSize(this.frame, ({ contentRect }) => this.scale(contentRect.width))];
    this.request();
  }

  disconnect(): void {
    for (const end of this.ends) end();
    this.ends = [];
  }

  moved(): void {
    adopt(this.root, packetRules);
  }

  /** Splits anew, with a fresh seed, and closes the envelope. */
  anew(): void {
    this.split = "";
    this.kept = undefined;
    this.request();
  }

  /** Takes up what the engine kept over a reload, if it belongs to the same attributes. */
  restore(state: unknown): void {
    try {
      this.kept = JSON.parse(String(state)) as Kept;
    } catch {
      // Another version of this element kept it.
      return;
    }
    this.split = "";
    this.request();
  }

  disable(disabled: boolean): void {
    this.disabled = disabled;
    this.coin.disabled = disabled || this.finished;
    this.all.disabled = disabled;
  }

  request(): void {
    if (!this.host.isConnected) return;
    if (this.settle === undefined) this.settled = new Promise((resolve) => (this.settle = resolve));
    enqueue(this.work);
  }

  /** Opens a share, by default the next one. @throws `not-ready`, `packet-empty`, `index-invalid`, `share-taken` */
  open(index = this.next): { readonly index: number; readonly amount: bigint } {
    const { packet } = this;
    if (packet === null) throw new HongbaoError("not-ready");
    if (this.finished) throw new HongbaoError("packet-empty");
    const amount = packet.shares[index];
    if (amount === undefined) throw new HongbaoError("index-invalid", { index: String(index), most: packet.shares.length - 1 });
    if (this.opened.has(index)) throw new HongbaoError("share-taken", { index });
    const first = this.opened.size === 0;
    this.take(index);
    this.render();
    spin(this.coin);
    pop(this.amount, first);
    if (this.finished) this.celebrate(packet.best);
    this.tellOpened([index]);
    return { index, amount };
  }

  /** Opens what is still closed; the best one is on top. */
  openAll(): void {
    const { packet } = this;
    if (packet === null || this.finished) return;
    const first = this.opened.size === 0;
    const rest = packet.shares.map((_, index) => index).filter((index) => !this.opened.has(index));
    for (const index of rest) this.take(index);
    this.latest = packet.best;
    this.render();
    spin(this.coin);
    pop(this.amount, first);
    this.celebrate(packet.best);
    this.tellOpened(rest);
  }

  private get finished(): boolean {
    return this.packet !== null && this.opened.size === this.packet.shares.length;
  }

  /** The first share that is closed. */
  private get next(): number {
    let index = this.opened.size;
    for (let place = 0; place < index; place += 1) if (!this.opened.has(place)) return place;
    while (this.opened.has(index)) index += 1;
    return index;
  }

  private readonly work: Work = (problem) => {
    if (this.host.isConnected) {
      this.speech = speechAt(this.host);
      try {
        if (problem !== undefined) throw problem;
        this.update();
      } catch (thrown) {
        this.fail(thrown);
      }
    }
    this.settle?.();
    this.settle = undefined;
  };

  private mount(): void {
    if (this.content.isConnected) return;
    this.root.replaceChildren(this.content, this.error, this.fallback);
    adopt(this.root, packetRules);
  }

  private update(): void {
    const { host, speech } = this;
    sayStrange(host, packetAttributes);
    const split = splitOf(host);
    const currency = host.getAttribute("currency") ?? undefined;
    this.format = moneyFormat(speech.language, decimalsOf(host), currency);
    if (split === undefined) {
      this.empty();
      this.validate(host.hasAttribute("required") ? speech.words.packet.required : "", "valueMissing");
      return;
    }
    const said = JSON.stringify([decimalsOf(host), ...["total", "count", "rule", "min", "max", "salt"].map((name) => host.getAttribute(name))]);
    const news = said !== this.split || this.packet === null;
    if (news) {
      const seed = this.objects.get("seed") as Uint8Array | undefined;
      const kept = this.kept && restored(split, this.kept.reveal, this.kept.commitment);
      this.packet = kept ?? seal(split, seed);
      this.opened.clear();
      this.latest = -1;
      this.shown = rows.first;
      if (kept !== undefined) for (const index of this.kept?.opened ?? []) if (index in kept.shares) this.take(index);
      this.kept = undefined;
      this.split = said;
    }
    const look = `${speech.language} ${currency} ${this.split}`;
    if (news || look !== this.look) this.list.replaceChildren();
    this.look = look;
    this.failed = "";
    this.mount();
    this.content.hidden = false;
    this.error.hidden = true;
    this.error.textContent = "";
    this.fallback.hidden = true;
    setState(host, this.internals, "error", false);
    this.render();
    this.validate("", "customError");
    if (news) tell(host, "hongbao-split", { packet: this.packet });
  }

  private take(index: number): void {
    this.opened.add(index);
    this.latest = index;
  }

  private tellOpened(indices: readonly number[]): void {
    const shares = this.packet?.shares ?? [];
    for (const index of indices) tell(this.host, "hongbao-open", { index, amount: shares[index] });
  }

  private openByHand(): void {
    if (!this.finished) this.open();
  }

  /** Brings everything to what is opened by now. */
  private render(): void {
    const { packet, opened, latest, finished, format } = this;
    if (packet === null) return;
    const count = packet.shares.length;
    const { language, direction, words } = this.speech;
    const say = words.packet;
    const total = format(BigInt(packet.reveal.total));
    this.content.setAttribute("aria-label", say.name(total, count));
    // On a page that runs the other way, the figures of our sentences would change places.
    this.content.lang = language;
    this.content.dir = direction;
    [this.wish.textContent, this.wishes.textContent] = say.greeting;
    this.frame.classList.toggle("opened", opened.size > 0);
    this.fit();

    this.coinText.textContent = finished ? "福" : say.open;
    // One character fills the coin, and a word has to fit on it.
    this.coinText.style.setProperty("--letters", `${Math.min(1.65, 4.4 / Array.from(this.coinText.textContent ?? "").length)}em`);
    if (finished) this.coin.removeAttribute("aria-label");
    else this.coin.setAttribute("aria-label", say.openShare(this.next + 1, count));
    this.coin.setAttribute("aria-hidden", String(finished));
    const focused = this.root.activeElement;
    this.all.textContent = say.openAll;
    this.all.hidden = finished;
    this.disable(this.disabled);
    this.renderShares(packet, say);
    // The last button goes away, and the focus of a keyboard must not go with it.
    if (finished && (focused === this.coin || focused === this.all)) this.list.focus();

    if (latest >= 0) {
      const money = format(packet.shares[latest] as bigint);
      this.number.textContent = say.share(latest + 1);
      this.amount.textContent = money;
      this.amount.className = money.length > 15 ? "amount longest" : money.length > 9 ? "amount long" : "amount";
      this.luck.textContent = say.best;
      this.luck.hidden = !finished || latest !== packet.best;
      const best = format(packet.shares[packet.best] as bigint);
      // The status says what the paper shows, since the paper is hidden from screen readers.
      const got = make("span", { class: "unseen" }, `${say.got(latest + 1, money)} · `);
      if (finished) this.status.textContent = say.finished(packet.best + 1, best);
      else this.status.replaceChildren(got, say.opened(opened.size, count));
    } else {
      this.status.textContent = `${total} · ${say.opened(0, count)}`;
    }
    for (const [state, on] of Object.entries({ opened: opened.size > 0, finished })) setState(this.host, this.internals, state, on);
    this.setValue(packet);
  }

  /** Adds the opened share at the end of the list. The list is made again only where a share was opened out of turn. */
  private renderShares(packet: RedPacket, say: PacketWords): void {
    const indices = [...this.opened].sort((one, other) => one - other);
    const shown = indices.slice(0, this.shown);
    const known = [...this.list.children].map((row) => Number((row as HTMLLIElement).value) - 1);
    if (known.some((index, place) => index !== shown[place])) {
      this.list.replaceChildren();
      known.length = 0;
    }
    this.list.append(...shown.slice(known.length).map((index) => this.row(packet, index, say)));
    if (this.finished) this.markBest(packet, say);
    const hidden = indices.length - shown.length;
    this.more.hidden = hidden === 0;
    this.more.textContent = say.more(Math.min(hidden, rows.more));
  }

  private row(packet: RedPacket, index: number, say: PacketWords): HTMLLIElement {
    const money = make("span", { class: "money" }, this.format(packet.shares[index] as bigint));
    return make("li", { value: String(index + 1), part: "share" }, make("span", {}, say.share(index + 1)), money);
  }

  private markBest(packet: RedPacket, say: PacketWords): void {
    const row = [...this.list.children].find((each) => (each as HTMLLIElement).value === packet.best + 1);
    if (row === undefined || row.classList.contains("best")) return;
    row.className = "best";
    row.setAttribute("part", "share best");
    row.insertBefore(make("span", { class: "badge" }, say.best), row.lastChild);
  }

  private showMore(): void {
    const [before] = [this.list.children.length];
    this.shown += rows.more;
    this.render();
    (this.list.children[before] as HTMLElement | undefined)?.scrollIntoView?.({ block: "nearest" });
    if (this.more.hidden) this.list.focus();
  }

  /** Draws the envelope in the proportions of its width: its letters and its coin are measured in `em`. */
  private scale(width: number): void {
    if (width === 0 || width === this.wide) return;
    this.wide = width;
    this.frame.style.setProperty("--scale", `${width / 18}px`);
    this.fitted = "";
    this.fit();
  }

  /** Makes a long wish smaller until it fits on the envelope; what is longer still ends in an ellipsis. */
  private fit(): void {
    const { greeting } = this;
    const said = `${this.host.querySelector("[slot=greeting]")?.textContent ?? ""}|${greeting.textContent}`;
    if (said === this.fitted || this.wide === 0) return;
    this.fitted = said;
    greeting.classList.remove("clamped");
    for (const size of wishSizes) {
      greeting.style.setProperty("--wish", `${size}em`);
      if (greeting.scrollHeight <= greeting.clientHeight + 1) return;
    }
    greeting.classList.add("clamped");
  }

  private celebrate(best: number): void {
    if (this.latest === best) burst(this.frame);
  }

  /** The form sends the commitment. What the engine keeps over a reload replays the packet. */
  private setValue(packet: RedPacket): void {
    const kept: Kept = { reveal: packet.reveal, commitment: packet.commitment, opened: [...this.opened] };
    this.internals?.setFormValue?.(packet.commitment, JSON.stringify(kept));
  }

  private validate(message: string, flag: "valueMissing" | "customError"): void {
    this.internals?.setValidity?.(message === "" ? {} : { [flag]: true }, message, message === "" ? undefined : this.error);
  }

  private empty(): void {
    this.packet = null;
    this.split = "";
    this.failed = "";
    this.opened.clear();
    this.content.hidden = true;
    this.error.hidden = true;
    this.error.textContent = "";
    this.fallback.hidden = false;
    for (const state of ["error", "opened", "finished"]) setState(this.host, this.internals, state, false);
    this.internals?.setFormValue?.(null);
  }

  private fail(thrown: unknown): void {
    const problem = describe(thrown, this.speech.sentences);
    const failed = JSON.stringify(problem);
    if (this.failed === failed) return;
    this.mount();
    this.empty();
    this.failed = failed;
    this.error.textContent = problem.message;
    this.error.lang = this.speech.sentences;
    this.error.dir = "ltr";
    this.error.hidden = false;
    setState(this.host, this.internals, "error", true);
    this.validate(problem.message, "customError");
    tell(this.host, "hongbao-error", problem);
  }
}
