/**
 * Codes and red packets as components of Vue 3, in a page and on a server.
 *
 * @packageDocumentation
 */

import { defineComponent, type DefineSetupFnComponent, h, onMounted, ref, shallowRef, type SlotsType, type VNode, watch, watchEffect } from "vue";
import { asProblem, describe, type Drawn, drawn, type QrRender } from "./component/code.js";
import { lookKey } from "./component/look.js";
import { optionNames, parted, switches } from "./component/options.js";
import { definePacket, envelope, packetNames, written } from "./component/packet.js";
import type { ElementProblem, HongbaoPacket, HongbaoQr, PacketOpening, PacketSplit } from "./elements.js";
import { drawQr, type EncodeOptions, HongbaoError, type QrInput, ready, type Style } from "./qr.js";
import type { SvgNode } from "./svg-tree.js";

export type { QrRender } from "./component/code.js";

/** The options of a code. */
export interface QrCodeProps extends EncodeOptions, Style {
  /** The content: a text, bytes or a symbol. */
  value: QrInput;
  /** What the picture is. A server has no canvas: it prints an empty one, which is drawn in the page. @defaultValue `"svg"` */
  as?: "svg" | "canvas" | undefined;
}

/** The events of a code. */
export type QrCodeEvents = {
  /** After a code was drawn with another content or look. */
  render: (render: QrRender) => void;
  /** After something stood in the way, which is also said in the place of the code. */
  error: (problem: HongbaoError) => void;
};

/** Vue takes a switch that is not there for one that is off, unless it has a default. */
const given = (own: readonly string[], names: readonly string[], on: readonly string[]) => Object.fromEntries(own.concat(names).map((name) => [name, on.includes(name) ? { type: Boolean, default: undefined } : null]));

// The calls below are marked as pure, and have no arguments that are spread, so that a bundler leaves the packets out where only codes are used.

/**
 * A QR code. Its picture is there at once, also in what a server prints, and is the same when the page takes it over. What an element takes
 * (`class`, `style`, `id` …) goes to its picture, which a template reference finds as `$el`.
 *
 * @example
 * ```ts
 * import { QrCode } from "hongbao/vue";
 * import { createSSRApp, h } from "vue";
 * import { renderToString } from "vue/server-renderer";
 *
 * // In a template: <QrCode value="https://example.com/" error-correction="H" :quiet-zone="2" finder-frame="dot" />
 * const app = createSSRApp({ render: () => h(QrCode, { value: "https://example.com/", errorCorrection: "H", quietZone: 2, finderFrame: "dot" }) });
 * (await renderToString(app)).startsWith("<svg"); // true
 * ```
 */
export const QrCode: DefineSetupFnComponent<QrCodeProps, QrCodeEvents, SlotsType<{ default: HongbaoError }>> = /* @__PURE__ */ defineComponent<QrCodeProps, QrCodeEvents, string, SlotsType<{ default: HongbaoError }>>(
  (props, { emit, slots }) => {
    const canvas = ref<HTMLCanvasElement | null>(null);
    // The engine may have to start first: in Chromium before 114.
    const started = ref(0);
    const result = shallowRef<Drawn>();
    const optionsOf = () => parted(props, ["value", "as"]).options;
    const problem = () => (result.value !== undefined && "problem" in result.value ? result.value.problem : undefined);
    watchEffect(() => {
      void started.value;
      if (props.as !== "canvas") result.value = drawn(props.value, optionsOf());
    });
    const tell = () => {
      if (props.as === "canvas" && canvas.value !== null) {
        try {
          drawQr(canvas.value, props.value, optionsOf());
          result.value = undefined;
        } catch (thrown) {
          result.value = { problem: asProblem(thrown) };
        }
      }
      const found = problem();
      if (found?.code === "not-ready") ready().then(() => (started.value += 1), (thrown: unknown) => emit("error", asProblem(thrown)));
      else if (found === undefined) emit("render", describe(props.value, optionsOf()));
      else emit("error", found);
    };
    onMounted(() => {
      watch(() => lookKey([started.value, props.value, props.as, optionsOf()]), tell, { immediate: true, flush: "post" });
    });
    return () => {
      const found = problem();
      const said = found === undefined || found.code === "not-ready" ? undefined : (slots.default?.(found) ?? found.message);
      if (props.as === "canvas") return h("canvas", { ref: canvas, role: "img", "data-hongbao-error": found?.code }, said);
      if (said !== undefined) return h("span", { role: "status", "data-hongbao-error": found?.code }, said);
      return result.value !== undefined && "svg" in result.value ? element(result.value.svg) : h("svg");
    };
  },
  { name: "QrCode", props: /* @__PURE__ */ given(["value", "as"], optionNames, switches) as never, emits: ["render", "error"] as never },
);

/** The attributes of a red packet. */
export interface RedPacketProps {
  /** The amount to split, in major units, such as `"88.88"`. */
  total?: string | undefined;
  /** The number of shares. */
  count?: number | string | undefined;
  rule?: HongbaoPacket["rule"];
  min?: string | undefined;
  max?: string | undefined;
  decimals?: number | undefined;
  /** ISO 4217, such as `"CNY"`. */
  currency?: string | undefined;
  salt?: string | undefined;
  /** The name of the commitment in a form. */
  name?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  /** 32 bytes that the split is drawn from. @defaultValue fresh ones */
  seed?: Uint8Array | undefined;
}

/** The events of a red packet. */
export type RedPacketEvents = {
  split: (split: PacketSplit) => void;
  open: (opening: PacketOpening) => void;
  error: (problem: ElementProblem) => void;
};

/**
 * A red packet: `<hongbao-packet>` with properties and events. A server prints a closed envelope; the split is made in the page. The slot
 * has what stands there until the packet is there, by default the envelope; a template reference finds the element as `$el`.
 *
 * @example
 * ```ts
 * import { RedPacket } from "hongbao/vue";
 * import { createSSRApp, h } from "vue";
 * import { renderToString } from "vue/server-renderer";
 *
 * // In a template: <RedPacket total="88.88" :count="6" currency="CNY" v-on:open="({ amount }) => received(amount)" />
 * const app = createSSRApp({ render: () => h(RedPacket, { total: "88.88", count: 6, currency: "CNY" }) });
 * (await renderToString(app)).startsWith("<hongbao-packet"); // true
 * ```
 */
export const RedPacket: DefineSetupFnComponent<RedPacketProps, RedPacketEvents, SlotsType<{ default: object }>> = /* @__PURE__ */ defineComponent<RedPacketProps, RedPacketEvents, string, SlotsType<{ default: object }>>(
  (props, { emit, slots }) => {
    const packet = ref<HongbaoPacket | null>(null);
    onMounted(() => {
      watch(
        () => props.seed,
        (seed, before) => {
          if (packet.value !== null && seed !== before) packet.value.seed = seed;
        },
        { immediate: true },
      );
      definePacket();
    });
    return () => {
      const attributes = Object.fromEntries(packetNames.map((name) => [name, written(props[name])]));
      const events = {
        "onHongbao-split": ({ detail }: CustomEvent<PacketSplit>) => emit("split", detail),
        "onHongbao-open": ({ detail }: CustomEvent<PacketOpening>) => emit("open", detail),
        "onHongbao-error": ({ detail }: CustomEvent<ElementProblem>) => emit("error", detail),
      };
      return h("hongbao-packet", { ref: packet, ...attributes, ...events }, slots.default?.({}) ?? [element(envelope)]);
    };
  },
  { name: "RedPacket", props: /* @__PURE__ */ given(["seed"], packetNames, ["disabled", "required"]) as never, emits: ["split", "open", "error"] as never },
);

/** Makes nodes of Vue of the elements of a picture. */
function element({ name, attributes, children }: SvgNode): VNode {
  return h(
    name,
    { ...attributes },
    children.map((child) => (typeof child === "string" ? child : element(child))),
  );
}

declare module "vue" {
  interface GlobalComponents {
    QrCode: typeof QrCode;
    RedPacket: typeof RedPacket;
    "hongbao-qr": DefineSetupFnComponent<Partial<HongbaoQr>>;
    "hongbao-packet": DefineSetupFnComponent<Partial<HongbaoPacket>>;
  }
}
