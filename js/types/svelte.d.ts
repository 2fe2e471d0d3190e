// The tags in templates of Svelte: `import type {} from "hongbao/types/svelte"` once in a project.

import type { HTMLAttributes } from "svelte/elements";
import type { PacketAttributes, QrAttributes } from "../elements.js";

type Tag<Attributes> = Attributes & Omit<HTMLAttributes<HTMLElement>, keyof Attributes>;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "hongbao-qr": Tag<QrAttributes>;
    "hongbao-packet": Tag<PacketAttributes>;
  }
}
