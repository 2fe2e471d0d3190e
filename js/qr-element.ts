/**
 * Registers `<hongbao-qr>` alone, on the engine of `hongbao/qr`. Where the name is taken, by `hongbao/define` for example, it is left as it is.
 *
 * @packageDocumentation
 */

import { HongbaoQr } from "./elements/qr.js";

// A server render has no registry.
if (typeof customElements !== "undefined" && customElements.get("hongbao-qr") === undefined) customElements.define("hongbao-qr", HongbaoQr);

export { HongbaoQr };
export type { QrRender } from "./elements/qr.js";
export type { ElementProblem } from "./elements/problem.js";
export { words } from "./elements/words.js";
export type { GivenWords, PacketWords, Words } from "./elements/wording.js";
