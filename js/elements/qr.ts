import type { Background, EncodeOptions, Inspection, Logo, QrCode, QrInput, Style } from "../index.js";
import { mirror, spelled, takeEarlyProperties } from "./attribute.js";
import { Base } from "./base.js";
import type { ElementProblem } from "./problem.js";
import { qrAttributes, qrProperties } from "./qr-attributes.js";
import { QrView } from "./qr-view.js";

/** The detail of `hongbao-render`: the symbol that was drawn, and what its style does to it. */
export interface QrRender {
  readonly code: QrCode;
  readonly inspection: Inspection;
}

const spellings = spelled(qrAttributes);

/**
 * A QR code in a page: it fills its box in whole pixels of the screen, speaks the language of the page, and says what is wrong
 * instead of showing a wrong code.
 *
 * Every attribute has a property of its name in camel case (`for`: `htmlFor`); null or undefined removes it. `value` also
 * takes bytes and symbols, `logo` and `background` a picture with its place: as properties, since no attribute holds them. Colours take a gradient and
 * `finders` looks, as objects or as JSON.
 * Attributes are also read in lower case without hyphens (`errorcorrection`, `htmlfor`), as templates of React and Solid write them. An
 * attribute that there is not is said once in the console, and so is a code that may not be scanned.
 *
 * @element hongbao-qr
 * @attr {string} value - the content; nothing is drawn while it is empty
 * @attr {string} for - the id of a field, link or text whose content is followed instead
 * @attr {string} label - the accessible name, by default the kind of content; empty for decoration
 * @attr {"canvas"|"svg"|"img"} as - what the picture is; an `img` can be kept by a long press, also in WeChat
 * @attr {"eager"|"lazy"} loading - whether it is drawn at once or when it comes near
 * @attr {boolean} proof - shows below whether the code is safe to scan
 * @attr {number} size - CSS pixels across, 1 to 16384, where the page gives no width
 * @attr {number} module-size - CSS pixels a module, 1 to 256, where the page gives no width; not together with `size`
 * @attr {"qr"|"micro"|"rmqr"|"smallest"} symbology - the symbology, by default qr; smallest takes the one of the fewest modules
 * @attr {"L"|"M"|"Q"|"H"} error-correction - the least level wanted, by default M
 * @attr {boolean} boost - whether the level is raised while the symbol does not grow, by default true; `"false"` turns it off
 * @attr {string} version - exactly this version: 1 to 40, M1 to M4, R7x43 to R17x139
 * @attr {string} min-version - versions at least as wide and as high as this one
 * @attr {string} max-version - versions at most as wide and as high as this one
 * @attr {number} mask - exactly this mask
 * @attr {"auto"|"utf-8"|"none"} charset - whether the text is announced as UTF-8: when it is not ASCII, always, or never; by default auto
 * @attr {boolean} kanji - whether Kanji mode is used where it is shorter
 * @attr {boolean} gs1 - whether the text is GS1 data, as `gs1Text` of `hongbao/gs1` writes and checks it; taken as it is
 * @attr {number} quiet-zone - modules on each side, by default 4, or 2 for Micro QR and rMQR
 * @attr {string} dark - a CSS colour, also `var(--brand)`, `currentColor` or `light-dark(…)`, or a gradient as JSON
 * @attr {string} light - a CSS colour, `transparent`, or a gradient as JSON
 * @attr {number} light-radius - modules by which the corners of the ground are round
 * @attr {"square"|"dot"|"rounded"|"extra-rounded"|"classy"|"classy-rounded"|"diamond"|"vertical"|"horizontal"} shape - the shape of modules, by default square
 * @attr {number} module-scale - how much of a module squares, dots and diamonds fill, 0.5 to 1
 * @attr {"square"|"rounded"|"extra-rounded"|"dot"} finder-frame - the shape of the frames of finder patterns, by default square
 * @attr {string} finder-frame-color - a CSS colour, or a gradient as JSON
 * @attr {"square"|"rounded"|"extra-rounded"|"dot"} finder-centre - the shape of their centres, by default square
 * @attr {string} finder-centre-color - a CSS colour, or a gradient as JSON
 * @attr {string} finders - looks of corners as JSON: topLeft, topRight, bottomLeft, each with frame, centre, frameColor and centreColor
 * @attr {string} background - the address of a picture behind the code
 * @attr {number} background-opacity - its opacity, 0 to 1
 * @attr {"cover"|"contain"} background-fit - whether it fills the code or lies whole within it, by default cover
 * @attr {string} logo - the address of a picture for the middle
 * @attr {number} logo-size - its share of the width, by default the largest that is proven safe
 * @attr {number} logo-padding - modules kept free around it, by default 1
 * @attr {"square"|"circle"} logo-shape - a square, into which it is fitted, or a disc, which it fills; by default a square
 * @attr {boolean} allow-unsafe - draws a logo that covers too much
 * @attr {string} caption - one line below the code
 * @attr {string} frame-text - a call to action around the code: one to three lines, parted by line feeds
 * @attr {"plain"|"box"|"rounded"|"banner"|"bubble"} frame-shape - what is drawn around the code and behind that text, by default rounded
 * @attr {"bottom"|"top"} frame-position - where that text lies, by default at the bottom
 * @attr {string} frame-color - a CSS colour of what is drawn, by default that of dark modules
 * @attr {string} frame-text-color - a CSS colour of that text
 * @fires {CustomEvent<QrRender>} hongbao-render - after the code was drawn with another content or look
 * @fires {CustomEvent<ElementProblem>} hongbao-error - after something stood in the way, which the element also shows
 * @slot - what is shown until the code is drawn, and where it cannot be
 * @csspart base - the box around the picture
 * @csspart code - the picture; also `canvas`, `svg` or `img`
 * @csspart error - the sentence about an error
 * @csspart verdict - the verdict that `proof` shows
 * @cssprop --hongbao-dark - the colour of dark modules where the attribute is not there
 * @cssprop --hongbao-light - the colour of the ground
 * @cssprop --hongbao-finder-frame-color - the colour of the frames of finder patterns
 * @cssprop --hongbao-finder-centre-color - the colour of their centres
 * @cssprop --hongbao-frame-color - the colour of a frame
 * @cssprop --hongbao-frame-text-color - the colour of its text
 * @cssstate rendered - a code is shown
 * @cssstate error - an error is shown
 * @cssstate unsafe - the code that is shown is not safe to scan
 * @cssstate logo-missing - the logo or the background could not be loaded, and the code is shown without it
 *
 * @example In a page
 * ```ts
 * import "hongbao/define";
 * const code = document.createElement("hongbao-qr");
 * code.value = "https://example.com/";
 * document.body.append(code);
 * await code.updateComplete;
 * code.code?.version; // "2"
 * ```
 */
export class HongbaoQr extends Base {
  /** The attributes that are watched. */
  static readonly observedAttributes: readonly string[] = [...spellings.keys(), "lang"];

  /** @internal */
  readonly view = new QrView(this);

  /** The symbol that is shown; null while there is none. */
  get code(): QrCode | null {
    return this.view.code;
  }

  /** What the style does to that symbol. */
  get inspection(): Inspection | null {
    return this.view.inspection;
  }

  /** Resolves when every change so far is drawn, or its error shown. */
  get updateComplete(): Promise<void> {
    return this.view.complete;
  }

  /** Draws again, for example after custom properties changed. */
  refresh(): void {
    this.view.refresh();
  }

  /** @internal */
  connectedCallback(): void {
    takeEarlyProperties(this, qrProperties);
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
    // The attribute that was set last counts, not the object from before.
    if (after !== null) this.view.objects.delete(spellings.get(name) ?? name);
    this.view.request();
  }
}

/** The properties that mirror attributes; undefined where the attribute is not there. */
export interface HongbaoQr extends Omit<EncodeOptions, "mask">, Omit<Style, "logo" | "background"> {
  /** The content. Bytes and symbols are taken too. */
  value: QrInput | null | undefined;
  /** The id of the element whose content is followed instead. */
  htmlFor: string | null | undefined;
  /** What the picture is. @defaultValue `"canvas"` */
  as: "canvas" | "svg" | "img" | null | undefined;
  /** Whether the code is drawn at once or when it comes near. @defaultValue `"eager"` */
  loading: "eager" | "lazy" | null | undefined;
  /** Whether the verdict is shown. @defaultValue `false` */
  proof: boolean;
  /** Exactly this mask. */
  mask: number | undefined;
  /** The address of a picture behind the code, or the picture with its opacity and fit. */
  background: string | Background | null | undefined;
  backgroundOpacity: number | undefined;
  backgroundFit: "cover" | "contain" | undefined;
  /** The address of a picture, or the picture with its place. */
  logo: string | Logo | null | undefined;
  logoSize: number | undefined;
  logoPadding: number | undefined;
  logoShape: "square" | "circle" | undefined;
}

mirror(
  HongbaoQr.prototype,
  qrProperties,
  (host) => host.view.objects,
  (host) => host.view.refresh(),
);

declare global {
  interface HTMLElementTagNameMap {
    "hongbao-qr": HongbaoQr;
  }
  interface GlobalEventHandlersEventMap {
    "hongbao-render": CustomEvent<QrRender>;
    "hongbao-error": CustomEvent<ElementProblem>;
  }
}
