// The tags in templates of Svelte: `import type {} from "hongbao/types/svelte"` once in a project.

import type { HTMLAttributes } from "svelte/elements";
import type { HongbaoElementEventMap, PacketAttributes, QrAttributes } from "../elements.js";

type Events = { [Name in keyof HongbaoElementEventMap as `on${Name}`]?: ((event: HongbaoElementEventMap[Name]) => void) | null | undefined };
type Tag<Attributes> = Attributes & Events & Omit<HTMLAttributes<HTMLElement>, keyof Attributes>;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "hongbao-qr": Tag<QrAttributes>;
    "hongbao-packet": Tag<PacketAttributes>;
  }
}
