import type { AttributeKind } from "./attribute.js";
import type { packetAttributes } from "./packet-attributes.js";
import type { qrAttributes } from "./qr-attributes.js";

/** What may be written for an attribute of a kind. */
type Written<Kind extends AttributeKind> = Kind extends "text" ? string | number : Kind extends "number" ? number | string : boolean | "" | "true" | "false";

/** The attributes of `<hongbao-qr>`, for templates that check them. */
export type QrAttributes = { [Name in keyof typeof qrAttributes]?: Written<(typeof qrAttributes)[Name]> | null | undefined };

/** The attributes of `<hongbao-packet>`. */
export type PacketAttributes = { [Name in keyof typeof packetAttributes]?: Written<(typeof packetAttributes)[Name]> | null | undefined };
