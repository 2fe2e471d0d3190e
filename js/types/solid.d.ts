// The tags in templates of Solid: `import type {} from "hongbao/types/solid"` once in a project.

import type { JSX } from "solid-js";
import type { HongbaoElementEventMap, PacketAttributes, QrAttributes } from "../elements.js";

type Events = { [Name in keyof HongbaoElementEventMap as `on:${Name}`]?: ((event: HongbaoElementEventMap[Name]) => void) | undefined };
type Tag<Attributes> = Attributes & Events & Omit<JSX.HTMLAttributes<HTMLElement>, keyof Attributes>;

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "hongbao-qr": Tag<QrAttributes>;
      "hongbao-packet": Tag<PacketAttributes>;
    }
  }
}
