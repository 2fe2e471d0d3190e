/**
 * The classes of the two custom elements. Importing them registers nothing; `hongbao/define` registers both.
 *
 * @packageDocumentation
 */

export { HongbaoQr, type QrRender } from "./elements/qr.js";
export { HongbaoPacket, type PacketOpening, type PacketSplit } from "./elements/packet.js";
export type { HongbaoElementEventMap } from "./elements/events.js";
export type { PacketAttributes, QrAttributes } from "./elements/markup.js";
export type { ElementProblem } from "./elements/problem.js";
export type { GivenWords, PacketWords, Words } from "./elements/wording.js";
export { words } from "./elements/words.js";
