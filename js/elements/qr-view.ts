import {
  type Background,
  drawQr,
  encodeQr,
  explain,
  HongbaoError,
  type Inspection,
  inspectQr,
  type Logo,
  modulesAcross,
  type Pixels,
  planLogo,
  type QrCode,
  type QrInput,
  qrToDataUrl,
  qrToSvg,
  type Style,
} from "../index.js";
import { contentKind } from "../label.js";
import { invalid, isPlain, whole } from "../option.js";
import { symbolOf } from "../symbol-of.js";
import { readAttribute, textOf } from "./attribute.js";
import { internalsOf, make, rootOf, tell } from "./base.js";
import { speechAt } from "./language.js";
import { sharedLogo } from "./logos.js";
import { notice } from "./notice.js";
import { describe, type ElementProblem } from "./problem.js";
import { encodeOptions, flagOf, pictureOptions, qrAttributes, styleOptions, wordOf } from "./qr-attributes.js";
import { qrRules } from "./qr-rules.js";
import { enqueue, type Work } from "./queue.js";
import { adopt } from "./sheet.js";
import { Source } from "./source.js";
import { setState } from "./states.js";
import { sayStrange } from "./strange.js";
import { watchNearness, watchSize, watchSurroundings } from "./surroundings.js";
import { svgElement } from "./svg.js";
import type { Speech } from "./words.js";

/** A picture in the page. */
type Picture = HTMLCanvasElement | SVGSVGElement | HTMLImageElement;

/** CSS pixels across, about, and a module at least, where neither the page nor an attribute says a size. */
const natural = { across: 200, module: 4 };

/** The least width of a PNG in pixels. A person who keeps the picture by a long press may print it. */
const pngPixels = 480;

/** Says of the error of a picture what it is for: a logo, unless something else is said. */
function named(problem: unknown, option: "logo" | "background"): unknown {
  if (option === "logo" || !(problem instanceof HongbaoError)) return problem;
  return new HongbaoError(problem.code, { ...problem.data, option }, problem, problem.kind);
}

/** A picture that is fetched, was fetched, or could not be. */
interface Loaded {
  readonly address: string;
  readonly pixels?: Pixels;
  readonly problem?: unknown;
}

/** What `<hongbao-qr>` shows: from its attributes to the picture, the verdict or the error. */
export class QrView {
  /** The properties that no attribute can hold, by the attribute's name. */
  readonly objects = new Map<string, object>();
  code: QrCode | null = null;
  inspection: Inspection | null = null;

  private readonly internals: ElementInternals | undefined;
  private readonly root: ShadowRoot;
  /** A picture inside the box gives it the wished width where there is room. Unlike a box with a width, a picture may become narrower. */
  private readonly sizer = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  private readonly width = make("div", { class: "width" }, this.sizer);
  private readonly height = make("i", { class: "height" });
  /** Where colours are computed. */
  private readonly probe = make("i", { hidden: "" });
  private readonly error = make("p", { class: "error", part: "error", role: "status" });
  private readonly words = make("div", { class: "words" }, make("slot"), this.error);
  private readonly verdict = make("p", { class: "verdict", part: "verdict", role: "status" });
  private readonly base = make("div", { class: "base empty", part: "base" }, this.words);
  private readonly box = make("div", { class: "box" }, this.width, this.base, this.verdict);
  /** One element in the root, so that the host may be a block, a flexible box or a grid. */
  private readonly fill = make("div", { class: "fill" }, this.height, this.box);
  private readonly source = new Source(() => this.request());
  private picture: Picture | undefined;

  /** Device pixels that the box is wide, once it is known, and high, where the page says it. */
  private space: { across?: number; down?: number } = {};
  private ends: (() => void)[] = [];
  private endHeight = (): void => {};
  private nearness: "unknown" | "awaited" | "near" = "unknown";
  /** The pictures whose addresses the attributes say. */
  private readonly loaded: Partial<Record<"logo" | "background", Loaded>> = {};
  /** Counts the objects that were set: the keys below hold texts alone. */
  private revision = 0;
  private encoded = "";
  private shown = "";
  private told = "";
  /** The picture that could not be loaded and of which was told. */
  private missed = "";
  private settled: Promise<void> = Promise.resolve();
  private settle: (() => void) | undefined;

  constructor(private readonly host: HTMLElement) {
    this.internals = internalsOf(host);
    this.root = rootOf(host, this.internals);
    this.error.hidden = true;
    this.verdict.hidden = true;
    this.probe.style.setProperty("forced-color-adjust", "none");
  }

  /** Resolves when everything that was asked for is drawn. */
  get complete(): Promise<void> {
    this.source.look();
    return this.settled;
  }

  connect(): void {
    // A declarative root shows what the server drew until there is something better.
    if (this.root.childNodes.length === 0) this.mount();
    this.ends = [
      watchSurroundings(() => this.request()),
      watchSize(this.width, (entry) => this.resize("across", entry)),
    ];
    this.watchHeight();
    this.request();
  }

  /** Leaves the picture: an element that is moved comes back at once. */
  disconnect(): void {
    for (const end of [...this.ends, this.endHeight]) end();
    this.ends = [];
    if (this.nearness === "awaited") this.nearness = "unknown";
    this.source.stop();
  }

  /** Takes the rules along into another document. */
  moved(): void {
    adopt(this.root, qrRules);
  }

  /** Draws again although no attribute changed: for objects and lost canvases. */
  refresh(): void {
    this.revision += 1;
    this.request();
  }

  request(): void {
    if (!this.host.isConnected) return;
    if (this.settle === undefined) this.settled = new Promise((resolve) => (this.settle = resolve));
    enqueue(this.work);
  }

  private readonly work: Work = (problem) => {
    if (this.host.isConnected) {
      const speech = speechAt(this.host);
      try {
        if (problem !== undefined) throw problem;
        this.update(speech);
      } catch (thrown) {
        this.fail(thrown, speech);
      }
    }
    this.settle?.();
    this.settle = undefined;
  };

  private mount(): void {
    if (this.base.isConnected) return;
    this.root.replaceChildren(this.probe, this.fill);
    adopt(this.root, qrRules);
    // A page that resets every element makes this one inline again, as wide as nothing.
    const inline = getComputedStyle(this.host).display === "inline";
    this.box.className = inline ? "box inline" : "box";
    this.fill.className = inline ? "" : "fill";
  }

  private update(speech: Speech): void {
    const { host } = this;
    sayStrange(host, qrAttributes);
    const kind = wordOf(host, "as", ["canvas", "svg", "img"]);
    if (wordOf(host, "loading", ["eager", "lazy"]) === "lazy" && this.nearness !== "near") {
      this.awaitNearness();
      return;
    }
    const proof = flagOf(host, "proof");
    const content = this.content();
    if (content === "") {
      this.clear();
      return;
    }
    if (!this.probe.isConnected) this.root.append(this.probe);
    const style = styleOptions(host, this.objects, this.probe);
    const logo = this.readPicture("logo") as Logo | "loading" | undefined;
    const background = this.readPicture("background") as Background | "loading" | undefined;
    if (logo === "loading" || background === "loading") return;
    if (logo !== undefined) style.logo = logo;
    if (background !== undefined) style.background = background;
    const code = this.encode(content, logo);
    const own = textOf(host, "label");
    const label = own ?? nameOf(content, speech);
    const across = this.across(code, style);
    const lost = [this.loaded.logo, this.loaded.background].find((picture) => picture?.problem !== undefined);
    const missing = lost === undefined ? undefined : describe(lost.problem, speech.sentences);
    const looked = { ...style, logo: { ...logo, image: undefined }, background: { ...background, image: undefined } };

    const looks = JSON.stringify([this.encoded, kind, looked, label, proof, speech.language, this.loaded.logo?.address, this.loaded.background?.address, missing]);
    const shown = JSON.stringify([looks, across, this.space.down, devicePixelRatio]);
    if (shown === this.shown) return;
    const pixels = this.draw(kind, code, style, across, label);
    // Our words have their language, and the page's own have that of the page.
    if (own === null) this.picture?.setAttribute("lang", speech.language);
    else this.picture?.removeAttribute("lang");
    const inspection = inspectQr(code, { ...style, size: pixels });

    // The figures follow the size of the box, and what is weak does not change with them.
    this.judge(inspection, JSON.stringify([{ ...style, logo: undefined, background: undefined, caption: undefined }, inspection.findings.map(({ code }) => code)]), missing, proof, speech);
    setState(host, this.internals, "unsafe", !inspection.safe);
    setState(host, this.internals, "logo-missing", missing !== undefined);
    setState(host, this.internals, "error", false);
    setState(host, this.internals, "rendered", true);
    this.code = code;
    this.inspection = inspection;
    this.shown = shown;
    const news = looks !== this.told;
    this.told = looks;
    if (news) tell(host, "hongbao-render", { code, inspection });
    this.tellMissing(missing, lost?.address);
  }

  /** A code without its pictures is a code; that one is missing is told once. */
  private tellMissing(problem: ElementProblem | undefined, address: string | undefined): void {
    const missed = problem === undefined ? "" : JSON.stringify([address, problem]);
    if (missed === this.missed) return;
    this.missed = missed;
    if (problem !== undefined) tell(this.host, "hongbao-error", problem);
  }

  private awaitNearness(): void {
    if (this.nearness === "awaited") return;
    this.nearness = "awaited";
    const end = watchNearness(this.host, () => {
      this.nearness = "near";
      end();
      this.request();
    });
    this.ends.push(end);
  }

  private content(): QrInput {
    const id = textOf(this.host, "for");
    if (id === null) {
      this.source.stop();
      return (this.objects.get("value") as Uint8Array | QrCode | undefined) ?? textOf(this.host, "value") ?? "";
    }
    const content = this.source.follow(this.host, id);
    if (content === undefined) throw invalid("for", id, "an id in the page");
    return content;
  }

  /** A symbol is encoded once, however often the box changes. A logo without a size has one that is made for it. */
  private encode(content: QrInput, logo: Logo | undefined): QrCode {
    const options = encodeOptions(this.host);
    const encoded = JSON.stringify([typeof content === "string" ? content : "", options, this.revision, { ...logo, image: undefined }, this.loaded.logo?.address]);
    if (encoded === this.encoded && this.code !== null) return this.code;
    this.encoded = encoded;
    this.code = null;
    if (typeof content === "string" || content instanceof Uint8Array) this.code = symbolOf(encodeQr, planLogo, content, logo === undefined ? options : { ...options, logo });
    // A symbol that was encoded elsewhere takes no options; the core refuses them, and what is no symbol.
    else inspectQr(content, options);
    return (this.code ??= content as QrCode);
  }

  /** Reads a picture with what is said of it beside its address, which says nothing where no picture is. @throws `option-invalid` */
  private readPicture(name: "logo" | "background"): object | "loading" | undefined {
    const placed = pictureOptions(this.host, name);
    const object = this.objects.get(name);
    if (object !== undefined) return isPlain(object) ? { ...placed, ...object } : object;
    const address = textOf(this.host, name);
    const [said] = Object.entries(placed);
    if (address === null && said !== undefined) throw invalid(`${name}.${said[0]}`, said[1], `with ${name}`);
    if (address === null || address === "") {
      delete this.loaded[name];
      return undefined;
    }
    if (this.loaded[name]?.address !== address) {
      const loading = { address };
      this.loaded[name] = loading;
      const done = (result: object) => {
        if (this.loaded[name] === loading) this.loaded[name] = { address, ...result };
        this.request();
      };
      sharedLogo(address).then(
        (pixels) => done({ pixels }),
        (problem: unknown) => done({ problem: named(problem, name) }),
      );
    }
    const { pixels, problem } = this.loaded[name] ?? {};
    if (problem !== undefined) return undefined;
    return pixels === undefined ? "loading" : { ...placed, image: pixels };
  }

  /** Device pixels across: as wide as the box, which is as wide as the attributes ask for where the page does not say. */
  private across(code: QrCode, style: Style): number {
    const { host } = this;
    const size = whole("size", readAttribute(host, "size", "number") as number | undefined, 1, 16384, 0);
    const moduleSize = whole("module-size", readAttribute(host, "module-size", "number") as number | undefined, 1, 256, 0);
    if (size > 0 && moduleSize > 0) throw invalid("module-size", moduleSize, "without size");
    const quietZone = whole("quiet-zone", style.quietZone, 0, 0xffff, code.symbology === "qr" ? 4 : 2);
    // What a box of another width would not bear is refused at once, not after the box has become as wide.
    const most = Math.min(code.width, code.height) / 2 + quietZone;
    if (Number(style.lightRadius) > most) throw invalid("light-radius", style.lightRadius, `0 … ${most}`);
    const modules = code.width + 2 * quietZone;
    const module = moduleSize || Math.max(natural.module, Math.round(natural.across / modules));
    const wanted = size || (style.frame === undefined ? modules * module : framedWidth(code, style, module));
    // Read by the rules, since an engine without constructed sheets sets their properties here too.
    this.width.style.setProperty("--across", `${wanted}px`);
    this.width.style.setProperty("--least", `min(6rem, ${wanted}px)`);
    return this.space.across ?? Math.round(wanted * devicePixelRatio);
  }

  /** Draws, once more where the page says a height and the picture is higher. Returns its pixels across. */
  private draw(kind: "canvas" | "svg" | "img", code: QrCode, style: Style, across: number, label: string): number {
    const [picture, down] = this.paint(kind, code, style, across, label);
    this.mount();
    this.present(picture, label, style);
    if ((this.space.down ?? 0) === 0) return across;
    // What follows from a new picture is no news of the page's height.
    this.watchHeight();
    const limit = picture.clientHeight * devicePixelRatio;
    if (limit === 0 || down - limit <= devicePixelRatio) return across;
    const less = Math.floor((across * limit) / down);
    const [smaller] = this.paint(kind, code, style, less, label);
    this.present(smaller, label, style);
    return less;
  }

  /** Watches the height that the page gives, from the next frame on. Before that the observer would hear of what it caused itself. */
  private watchHeight(): void {
    this.endHeight();
    const frame = requestAnimationFrame(() => {
      this.endHeight = watchSize(this.height, (entry) => this.resize("down", entry));
    });
    this.endHeight = () => cancelAnimationFrame(frame);
  }

  /** Draws a picture of `across` device pixels; returns it and how many it is high. */
  private paint(kind: "canvas" | "svg" | "img", code: QrCode, style: Style, across: number, label: string): [Picture, number] {
    const options = { ...style, size: across, label };
    const width = `${across / devicePixelRatio}px`;
    if (kind === "svg") {
      const svg = svgElement(qrToSvg(code, options));
      const down = Number(svg.getAttribute("height"));
      svg.style.width = width;
      svg.style.height = `${down / devicePixelRatio}px`;
      return [svg, down];
    }
    if (kind === "img") {
      const image = this.picture instanceof HTMLImageElement ? this.picture : this.newImage();
      // A whole number of pixels of the file for each of the screen keeps the modules sharp.
      const times = Math.max(1, Math.ceil(pngPixels / across));
      image.src = qrToDataUrl(code, { ...options, size: across * times });
      image.style.width = width;
      // A caption or a frame may add to this; then the picture is scaled into its box.
      return [image, Math.round((across * code.height) / code.width)];
    }
    const canvas = this.picture instanceof HTMLCanvasElement ? this.picture : this.newCanvas();
    drawQr(canvas, code, options);
    canvas.style.width = width;
    return [canvas, canvas.height];
  }

  private newCanvas(): HTMLCanvasElement {
    const canvas = make("canvas");
    canvas.addEventListener("contextrestored", () => this.refresh());
    return canvas;
  }

  private newImage(): HTMLImageElement {
    const image = make("img");
    const refused = () => this.fail(invalid("as", "img", "canvas, svg (img-src data:)"), speechAt(this.host));
    image.addEventListener("error", refused);
    return image;
  }

  private present(picture: Picture, label: string, { shape = "square", moduleScale = 1, lightRadius = 0, background, caption, frame }: Style): void {
    const kind = picture.localName;
    picture.setAttribute("part", `code ${kind}`);
    picture.setAttribute("class", background === undefined && shape === "square" && moduleScale === 1 && lightRadius === 0 && caption === undefined && frame === undefined ? "picture square" : "picture");
    // Without a name it is decoration.
    picture.setAttribute("role", label === "" ? "presentation" : "img");
    if (label === "") picture.removeAttribute("aria-label");
    else picture.setAttribute("aria-label", label);
    if (picture instanceof HTMLImageElement) picture.alt = label;
    if (this.picture !== picture) {
      this.picture?.remove();
      this.base.append(picture);
      this.picture = picture;
    }
    this.words.hidden = true;
    this.error.hidden = true;
    this.error.textContent = "";
    this.base.className = "base";
  }

  /** Shows the verdict where the page wants it, and says in the console what is weak. */
  private judge({ safe, contrast, findings }: Inspection, about: string, missing: ElementProblem | undefined, proof: boolean, speech: Speech): void {
    const said = (language: Speech["sentences"]) => findings.map(({ code, actual, limit, nearest }) => explain({ code, data: { actual, limit, nearest } }, language));
    if (!safe) notice(this.host, said("en").join(" "), about);
    if (missing !== undefined) notice(this.host, new HongbaoError(missing.code, missing.data).message);
    const { words, sentences } = speech;
    this.verdict.hidden = !proof;
    this.verdict.className = safe ? "verdict" : "verdict unsafe";
    const verdict = safe ? [words.safe(String(Math.floor(contrast * 10) / 10))] : [words.unsafe, ...said(sentences)];
    this.verdict.textContent = proof ? [...verdict, ...(missing === undefined ? [] : [missing.message])].join(" ") : "";
    speakAs(this.verdict, speech);
  }

  /** Shows the fallback: there is nothing to draw. */
  private clear(): void {
    this.code = null;
    this.inspection = null;
    this.shown = "";
    this.told = "";
    this.picture?.remove();
    this.picture = undefined;
    this.words.hidden = false;
    this.error.hidden = true;
    this.error.textContent = "";
    this.base.className = "base empty";
    this.verdict.hidden = true;
    this.verdict.textContent = "";
    for (const state of ["rendered", "error", "unsafe", "logo-missing"]) setState(this.host, this.internals, state, false);
  }

  private fail(thrown: unknown, speech: Speech): void {
    const problem = describe(thrown, speech.sentences);
    const failed = `error ${JSON.stringify(problem)}`;
    if (this.shown === failed) return;
    this.mount();
    this.clear();
    this.shown = failed;
    this.error.textContent = problem.message;
    this.error.lang = speech.sentences;
    this.error.dir = "ltr";
    this.error.hidden = false;
    setState(this.host, this.internals, "error", true);
    tell(this.host, "hongbao-error", problem);
  }

  private resize(side: "across" | "down", entry: ResizeObserverEntry): void {
    const [box] = entry.devicePixelContentBoxSize ?? [];
    const [css, exact] = side === "across" ? [entry.contentRect.width, box?.inlineSize] : [entry.contentRect.height, box?.blockSize];
    const measured = css * devicePixelRatio;
    // The exact figure follows the engine's rounding. It knows nothing of a screen that is emulated.
    const pixels = exact !== undefined && Math.abs(exact - measured) < 1 ? exact : Math.floor(measured + 0.01);
    // An element that is not displayed has no size to draw in.
    if (side === "across" && pixels === 0) return;
    if (this.space[side] === pixels) return;
    this.space[side] = pixels;
    this.request();
  }
}

/** How many pixels a picture with its frame is wide where a module has so many. */
function framedWidth(code: QrCode, { quietZone, frame }: Style, moduleSize: number): number {
  const plain = frame === undefined ? undefined : { ...frame, color: undefined, textColor: undefined };
  return Math.round(modulesAcross(code, { quietZone, frame: plain, moduleSize }) * moduleSize);
}

/** Gives an element the language and the direction of our words: on a page that runs the other way, figures would change places. */
function speakAs(element: HTMLElement, { language, direction }: Speech): void {
  element.lang = language;
  element.dir = direction;
}

/** The accessible name of a content: its kind, never a secret of it. */
function nameOf(content: QrInput, { words: said }: Speech): string {
  const [kind, name] = contentKind(content);
  return kind === undefined ? said.code : said.codeOf(name === "" ? said.kinds[kind] : `${said.kinds[kind]} ${name}`);
}
