import type { RedPacket, Rule } from "../index.js";
import { mirror, takeEarlyProperties } from "./attribute.js";
import { Base } from "./base.js";
import { packetAttributes } from "./packet-attributes.js";
import { PacketView } from "./packet-view.js";

/** The detail of `hongbao-split`. It has the seed in its reveal: keep it until everything is claimed. */
export interface PacketSplit {
  readonly packet: RedPacket;
}

/** The detail of `hongbao-open`: the place of the share, from 0, and its amount in minor units. */
export interface PacketOpening {
  readonly index: number;
  readonly amount: bigint;
}

/**
 * A red packet in a page: an envelope to open share by share or at once, then the list with the best one marked. It is a form
 * control; its value is the commitment, never the seed.
 *
 * Every attribute has a property of its name in camel case; null or undefined removes it. Amounts are in major units, such as
 * `88.88`. Another total, count, rule, min, max, salt or number of decimals makes another packet.
 *
 * @element hongbao-packet
 * @attr {string} total - the amount to split, in major units
 * @attr {number} count - the number of shares, 1 to 10000
 * @attr {"equal"|"proportional"|"double-mean"|"uniform"} rule - the law of the split, by default double-mean
 * @attr {string} min - the least share, in major units
 * @attr {string} max - the largest share, in major units
 * @attr {number} decimals - 0 to 8, by default those of the currency, 2 without one
 * @attr {string} currency - ISO 4217, such as CNY; by default none is shown
 * @attr {string} salt - a public word that others name after the commitment
 * @attr {string} lang - the language of texts and amounts: en, ja, ko, zh-CN, zh-TW, or one that `words` supplies; by default that of the page
 * @attr {string} name - the name of the commitment in a form
 * @attr {boolean} disabled - nothing can be opened by hand
 * @attr {boolean} required - a form is not sent without a packet
 * @fires {CustomEvent<PacketSplit>} hongbao-split - after a packet was split and sealed
 * @fires {CustomEvent<PacketOpening>} hongbao-open - after a share was opened
 * @fires {CustomEvent<ElementProblem>} hongbao-error - after something stood in the way, which the element also shows
 * @slot - what is shown until the packet is there, and where it cannot be
 * @slot greeting - what stands on the envelope instead of the greeting
 * @csspart base - everything
 * @csspart frame - the envelope
 * @csspart top - the upper part of the envelope
 * @csspart bottom - its lower part
 * @csspart coin - the button that opens
 * @csspart paper - the sheet in the envelope
 * @csspart status - the sentence about what was opened
 * @csspart all - the button that opens all
 * @csspart list - the shares that are opened
 * @csspart share - one of them; also `best`
 * @csspart more - the button that shows more of them
 * @csspart error - the sentence about an error
 * @cssprop --hongbao-red - the red of the envelope
 * @cssprop --hongbao-red-deep - its darker red
 * @cssprop --hongbao-gold - the gold of its letters
 * @cssstate opened - a share is opened
 * @cssstate finished - all are
 * @cssstate error - an error is shown
 *
 * @example In a page
 * ```ts
 * import "hongbao/define";
 * const packet = document.createElement("hongbao-packet");
 * packet.total = "88.88";
 * packet.count = 6;
 * document.body.append(packet);
 * await packet.updateComplete;
 * packet.open().index; // 0
 * packet.open(0); // throws share-taken
 * packet.openAll();
 * packet.opened.length; // 6
 * ```
 */
export class HongbaoPacket extends Base {
  /** A form control. */
  static readonly formAssociated = true;

  /** The attributes that are watched. */
  static readonly observedAttributes: readonly string[] = [...Object.keys(packetAttributes), "lang"];

  /** @internal */
  readonly view = new PacketView(this);

  /** The packet; null while there is none. It has the seed in its reveal: keep it until everything is claimed. */
  get packet(): RedPacket | null {
    return this.view.packet;
  }

  /** The places of the shares that are opened, in the order of their opening. */
  get opened(): readonly number[] {
    return this.view.openedShares;
  }

  /** 32 bytes that the split is drawn from; write-only. @defaultValue fresh ones */
  set seed(seed: Uint8Array | null | undefined) {
    if (seed === null || seed === undefined) this.view.objects.delete("seed");
    else this.view.objects.set("seed", seed);
    this.view.anew();
  }

  /** What a form sends: the commitment. */
  get value(): string {
    return this.view.packet?.commitment ?? "";
  }

  /** The kind of control. */
  get type(): "hongbao-packet" {
    return "hongbao-packet";
  }

  /** The form that the element belongs to; null in engines without form-associated elements. */
  get form(): HTMLFormElement | null {
    return this.view.internals?.form ?? null;
  }

  get validity(): ValidityState | undefined {
    return this.view.internals?.validity;
  }

  /** Why the form cannot be sent, in the language of the element. */
  get validationMessage(): string {
    return this.view.internals?.validationMessage ?? "";
  }

  get willValidate(): boolean {
    return this.view.internals?.willValidate ?? false;
  }

  /** Resolves when every change so far is shown. */
  get updateComplete(): Promise<void> {
    return this.view.complete;
  }

  /** Whether there is a packet where one is required, and no error. */
  checkValidity(): boolean {
    return this.view.internals?.checkValidity?.() ?? true;
  }

  /** As {@link checkValidity}, and says it to the reader. */
  reportValidity(): boolean {
    return this.view.internals?.reportValidity?.() ?? true;
  }

  /** Splits again, with a fresh seed unless one was set, and closes the envelope. */
  split(): void {
    this.view.anew();
  }

  /**
   * Opens a share.
   *
   * @param index - from 0
   * @defaultValue index: that of the first share that is closed
   * @throws HongbaoError `not-ready` while there is no packet, `packet-empty` after the last share, `index-invalid`,
   * `share-taken` where it is open
   */
  open(index?: number): PacketOpening {
    return this.view.open(index);
  }

  /** Opens every share that is closed. */
  openAll(): void {
    this.view.openAll();
  }

  /** @internal */
  connectedCallback(): void {
    takeEarlyProperties(this, { ...packetAttributes, seed: "text" });
    this.view.connect();
  }

  /** @internal */
  disconnectedCallback(): void {
    this.view.disconnect();
  }

  /** Moved by `moveBefore`: nothing was lost. @internal */
  connectedMoveCallback(): void {
    this.view.request();
  }

  /** @internal */
  adoptedCallback(): void {
    this.view.moved();
  }

  /** @internal */
  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    // Where there are no form-associated elements, nobody else says it.
    if (name === "disabled") this.view.disable(after !== null);
    this.view.request();
  }

  /** @internal */
  formResetCallback(): void {
    this.view.anew();
  }

  /** @internal */
  formDisabledCallback(disabled: boolean): void {
    this.view.disable(disabled);
  }

  /** @internal */
  formStateRestoreCallback(state: unknown): void {
    this.view.restore(state);
  }
}

/** The properties that mirror attributes; undefined where the attribute is not there. */
export interface HongbaoPacket {
  total: string | null | undefined;
  count: number | string | null | undefined;
  rule: Rule | null | undefined;
  min: string | null | undefined;
  max: string | null | undefined;
  decimals: number | null | undefined;
  currency: string | null | undefined;
  salt: string | null | undefined;
  name: string | null | undefined;
  disabled: boolean;
  required: boolean;
}

mirror(
  HongbaoPacket.prototype,
  packetAttributes,
  (host) => host.view.objects,
  (host) => host.view.request(),
);

declare global {
  interface HTMLElementTagNameMap {
    "hongbao-packet": HongbaoPacket;
  }
  interface GlobalEventHandlersEventMap {
    "hongbao-split": CustomEvent<PacketSplit>;
    "hongbao-open": CustomEvent<PacketOpening>;
  }
}
