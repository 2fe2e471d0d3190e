// The tags in templates of Preact: `import type {} from "hongbao/types/preact"` once in a project.

import type { JSX } from "preact";
import type { PacketAttributes, QrAttributes } from "../elements.js";

type Tag<Attributes> = Attributes & Omit<JSX.IntrinsicElements["section"], keyof Attributes>;

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "hongbao-qr": Tag<QrAttributes>;
      "hongbao-packet": Tag<PacketAttributes>;
    }
  }
}
