// The tags in templates of Preact: `import type {} from "hongbao/types/preact"` once in a project.

import type { JSX } from "preact";
import type { HongbaoElementEventMap, PacketAttributes, QrAttributes } from "../elements.js";

type Events = { [Name in keyof HongbaoElementEventMap as `on${Name}`]?: ((event: HongbaoElementEventMap[Name]) => void) | undefined };
type Tag<Attributes> = Attributes & Events & Omit<JSX.IntrinsicElements["section"], keyof Attributes>;

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "hongbao-qr": Tag<QrAttributes>;
      "hongbao-packet": Tag<PacketAttributes>;
    }
  }
}
