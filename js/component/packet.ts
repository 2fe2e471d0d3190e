import { HongbaoPacket } from "../elements.js";
import { type SvgNode, svgTree } from "../svg-tree.js";

/** The attributes of `<hongbao-packet>` by the names of the properties. */
export const packetNames = ["total", "count", "rule", "min", "max", "decimals", "currency", "salt", "name", "disabled", "required"] as const;

/** The closed envelope, which stands in the page until the element is there: on a server nothing is drawn by lot. */
export const envelope: SvgNode = /* @__PURE__ */ svgTree(
  `<svg xmlns="http://www.w3.org/2000/svg" width="288" viewBox="0 0 288 386" role="presentation" style="display:block;max-width:100%"><rect width="288" height="386" rx="16" fill="#b3201a"/><path d="M0 16a16 16 0 0 1 16-16h256a16 16 0 0 1 16 16v200q-144 108-288 0z" fill="#c9291f" stroke="#f6d58b" stroke-width="2"/><circle cx="144" cy="268" r="45" fill="#f1c765" stroke="#fbe9bd" stroke-width="3"/></svg>`,
);

/** Registers the element, in a page. A name that is taken, by an earlier copy for example, is left as it is. */
export function definePacket(): void {
  if (typeof customElements !== "undefined" && customElements.get("hongbao-packet") === undefined) customElements.define("hongbao-packet", HongbaoPacket);
}

/** What the element takes as an attribute; nothing for a switch that is off. */
export function written(value: unknown): string | undefined {
  if (value === undefined || value === null || value === false) return undefined;
  return value === true ? "" : String(value);
}
