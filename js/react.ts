/**
 * Codes and red packets as components of React 18 and 19, in a page and on a server.
 *
 * @packageDocumentation
 */

import {
  createElement,
  type CSSProperties,
  forwardRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefAttributes,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { asProblem, describe, type Drawn, drawn, type QrRender } from "./component/code.js";
import { lookKey } from "./component/look.js";
import { parted } from "./component/options.js";
import { definePacket, envelope, packetNames, written } from "./component/packet.js";
import type { ElementProblem, HongbaoPacket, PacketOpening, PacketSplit, QrAttributes, PacketAttributes } from "./elements.js";
import { drawQr, type EncodeOptions, type HongbaoError, type QrInput, ready, type Style } from "./qr.js";
import type { SvgNode } from "./svg-tree.js";

export type { QrRender } from "./component/code.js";

/** What an element of a page takes, but for names that are options here. */
type Page = Pick<HTMLAttributes<Element>, "className" | "style" | "id" | "title" | "role" | "tabIndex" | "lang" | "dir" | "hidden" | "slot" | Listener> & { readonly [name: `data-${string}` | `aria-${string}`]: unknown };

/** The listeners of every element, but for `onError`, which is told a problem here. */
type Listener = Exclude<Extract<keyof HTMLAttributes<Element>, `on${string}`>, "onError">;

/** The options of a code, and what an element of a page takes. */
export interface QrCodeProps extends EncodeOptions, Style, Page {
  /** The content: a text, bytes or a symbol. */
  readonly value: QrInput;
  /** What the picture is. A server has no canvas: it prints an empty one, which is drawn in the page. @defaultValue `"svg"` */
  readonly as?: "svg" | "canvas" | undefined;
  /** Called after a code was drawn with another content or look. */
  readonly onRender?: ((render: QrRender) => void) | undefined;
  /** Called with what stands in the way, which is also said in the place of the code. */
  readonly onError?: ((problem: HongbaoError) => void) | undefined;
  /** What is shown instead of the sentence about an error. */
  readonly children?: ReactNode;
}

// The calls below are marked as pure, so that a bundler leaves the packets out where only codes are used.
const ownNames = ["value", "as", "onRender", "onError", "children"];

/**
 * A QR code. Its picture is there at once, also in what a server prints, and is the same when the page takes it over.
 *
 * @example
 * ```ts
 * import { QrCode } from "hongbao/react";
 * import { createElement } from "react";
 * import { renderToStaticMarkup } from "react-dom/server";
 *
 * // In JSX: <QrCode value="https://example.com/" errorCorrection="H" quietZone={2} finderFrame="dot" className="code" />
 * const code = createElement(QrCode, { value: "https://example.com/", errorCorrection: "H", quietZone: 2, finderFrame: "dot", className: "code" });
 * renderToStaticMarkup(code).startsWith("<svg"); // true
 * ```
 */
export const QrCode: ForwardRefExoticComponent<QrCodeProps & RefAttributes<SVGSVGElement | HTMLCanvasElement>> = /* @__PURE__ */ forwardRef(function QrCode(props: QrCodeProps, ref: Ref<SVGSVGElement | HTMLCanvasElement>): ReactElement {
  const { value, as = "svg", onRender, onError, children } = props;
  const { options, attributes } = parted(props, ownNames);
  // The engine may have to start first: in Chromium before 114.
  const [started, setStarted] = useState(0);
  const looks = [lookKey([value, as, started, options])];
  const result = useMemo<Drawn | undefined>(() => (as === "svg" ? drawn(value, options) : undefined), looks);
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const [failed, setFailed] = useState<HongbaoError>();
  const problem = result === undefined ? failed : "problem" in result ? result.problem : undefined;

  useEffect(() => {
    let gone = false;
    const tell = (found: HongbaoError | undefined) => {
      if (found?.code === "not-ready") {
        ready().then(
          () => gone || setStarted(started + 1),
          (thrown: unknown) => gone || onError?.(asProblem(thrown)),
        );
      } else if (found === undefined) onRender?.(describe(value, options));
      else onError?.(found);
    };
    if (result !== undefined) {
      tell("problem" in result ? result.problem : undefined);
    } else if (canvas.current !== null) {
      try {
        drawQr(canvas.current, value, options);
        setFailed(undefined);
        tell(undefined);
      } catch (thrown) {
        setFailed(asProblem(thrown));
        tell(asProblem(thrown));
      }
    }
    return () => {
      gone = true;
    };
  }, looks);

  if (problem !== undefined && problem.code !== "not-ready" && as === "svg") return createElement("span", { ...attributes, role: "status", "data-hongbao-error": problem.code }, children ?? problem.message);
  if (as === "canvas") {
    const both = (element: HTMLCanvasElement | null) => {
      canvas.current = element;
      give(ref, element);
    };
    const said = failed === undefined ? undefined : (children ?? failed.message);
    return createElement("canvas", { role: "img", ...attributes, ref: both, ...(failed === undefined ? {} : { "data-hongbao-error": failed.code }) }, said);
  }
  const svg = result !== undefined && "svg" in result ? result.svg : { name: "svg", attributes: {}, children: [] };
  return element(svg, { ...attributes, ref });
});

/** The attributes of a red packet, what an element of a page takes, and its events. */
export interface RedPacketProps extends Page {
  /** The amount to split, in major units, such as `"88.88"`. */
  readonly total?: string | undefined;
  /** The number of shares. */
  readonly count?: number | string | undefined;
  readonly rule?: HongbaoPacket["rule"];
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly decimals?: number | undefined;
  /** ISO 4217, such as `"CNY"`. */
  readonly currency?: string | undefined;
  readonly salt?: string | undefined;
  /** The name of the commitment in a form. */
  readonly name?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly required?: boolean | undefined;
  /** 32 bytes that the split is drawn from. @defaultValue fresh ones */
  readonly seed?: Uint8Array | undefined;
  readonly onSplit?: ((split: PacketSplit) => void) | undefined;
  readonly onOpen?: ((opening: PacketOpening) => void) | undefined;
  readonly onError?: ((problem: ElementProblem) => void) | undefined;
  /** What stands in the page until the packet is there. @defaultValue a closed envelope */
  readonly children?: ReactNode;
}

/**
 * A red packet: `<hongbao-packet>` with properties and callbacks. A server prints a closed envelope; the split is made in the page.
 *
 * @example
 * ```ts
 * import { RedPacket } from "hongbao/react";
 * import { createElement } from "react";
 * import { renderToStaticMarkup } from "react-dom/server";
 *
 * // In JSX: <RedPacket total="88.88" count={6} currency="CNY" onOpen={({ amount }) => console.log(amount)} />
 * const packet = createElement(RedPacket, { total: "88.88", count: 6, currency: "CNY", onOpen: ({ amount }) => console.log(amount) });
 * renderToStaticMarkup(packet).startsWith("<hongbao-packet"); // true
 * ```
 */
export const RedPacket: ForwardRefExoticComponent<RedPacketProps & RefAttributes<HongbaoPacket>> = /* @__PURE__ */ forwardRef(function RedPacket(props: RedPacketProps, ref: Ref<HongbaoPacket>): ReactElement {
  const { seed, children } = props;
  const { attributes } = parted(props, ["seed", "onSplit", "onOpen", "onError", "children", ...packetNames]);
  const latest = useRef(props);
  latest.current = props;
  const current = useRef<HongbaoPacket | null>(null);
  // An element that hears a function twice calls it once, however often React attaches the reference.
  const [hear] = useState(() => ({
    split: ({ detail }: CustomEvent<PacketSplit>) => latest.current.onSplit?.(detail),
    open: ({ detail }: CustomEvent<PacketOpening>) => latest.current.onOpen?.(detail),
    error: ({ detail }: CustomEvent<ElementProblem>) => latest.current.onError?.(detail),
  }));
  // An element that is known already splits right after it was put in the page, so it is listened to before that.
  const attach = useCallback(
    (packet: HongbaoPacket | null) => {
      current.current = packet;
      give(ref, packet);
      packet?.addEventListener("hongbao-split", hear.split);
      packet?.addEventListener("hongbao-open", hear.open);
      packet?.addEventListener("hongbao-error", hear.error);
    },
    [ref, hear],
  );
  useEffect(() => {
    if (current.current !== null && (seed !== undefined || current.current.packet != null)) current.current.seed = seed;
  }, [seed]);
  useEffect(definePacket, []);
  const given = Object.fromEntries(packetNames.map((name) => [name, written(props[name])]));
  return createElement("hongbao-packet", { ...attributes, ...given, ref: attach } as object, children ?? element(envelope, {}));
});

function give<Element>(ref: Ref<Element> | undefined, element: Element | null): void {
  if (typeof ref === "function") ref(element);
  else if (ref != null) (ref as { current: Element | null }).current = element;
}

/** Makes elements of React of those of a picture. */
function element({ name, attributes, children }: SvgNode, more: object): ReactElement {
  const named = Object.fromEntries(Object.entries(attributes).map(([attribute, value]) => [reactName(attribute), attribute === "style" ? styleOf(value) : value]));
  return createElement(name, { ...named, ...more }, ...children.map((child) => (typeof child === "string" ? child : element(child, {}))));
}

/** React writes `stroke-width` as `strokeWidth`, `xlink:href` as `xlinkHref` and `class` as `className`. */
function reactName(attribute: string): string {
  if (attribute === "class") return "className";
  return /^(aria|data)-/.test(attribute) ? attribute : attribute.replace(/[-:](.)/g, (_, letter: string) => letter.toUpperCase());
}

function styleOf(text: string): CSSProperties {
  const rules = text.split(";").map((rule) => rule.split(/:(.*)/s, 2).map((part) => part.trim()));
  return Object.fromEntries(rules.filter(([, value]) => value !== undefined).map(([name = "", value]) => [name.startsWith("--") ? name : reactName(name), value]));
}

/** `<hongbao-qr>` in JSX. */
export type QrTag = QrAttributes & HTMLAttributes<HTMLElement> & RefAttributes<HTMLElement> & { class?: string | undefined };

/** `<hongbao-packet>` in JSX. */
export type PacketTag = PacketAttributes & HTMLAttributes<HTMLElement> & RefAttributes<HTMLElement> & { class?: string | undefined };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "hongbao-qr": QrTag;
      "hongbao-packet": PacketTag;
    }
  }
}
