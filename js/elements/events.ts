import type { PacketOpening, PacketSplit } from "./packet.js";
import type { ElementProblem } from "./problem.js";
import type { QrRender } from "./qr.js";

/** The events of both elements. They climb, and the types of `addEventListener` of elements, the document and the window know them. */
export interface HongbaoElementEventMap {
  "hongbao-render": CustomEvent<QrRender>;
  "hongbao-split": CustomEvent<PacketSplit>;
  "hongbao-open": CustomEvent<PacketOpening>;
  "hongbao-error": CustomEvent<ElementProblem>;
}
