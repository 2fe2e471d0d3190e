/**
 * Registers `<hongbao-qr>` and `<hongbao-packet>`, in a page. Where a name is taken, by an earlier copy of this file for
 * example, it is left as it is.
 *
 * @packageDocumentation
 */

import { HongbaoPacket, HongbaoQr } from "./elements.js";

define("hongbao-qr", HongbaoQr);
define("hongbao-packet", HongbaoPacket);

function define(name: string, element: CustomElementConstructor): void {
  // A server render has no registry.
  if (typeof customElements !== "undefined" && customElements.get(name) === undefined) customElements.define(name, element);
}

export { HongbaoPacket, HongbaoQr };
