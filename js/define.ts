/**
 * Registers `<hongbao-qr>`, in a page. Where a name is taken, by an earlier copy of this file for example, it is
 * left as it is.
 *
 * @packageDocumentation
 */

import { HongbaoQr } from "./elements.js";

define("hongbao-qr", HongbaoQr);

function define(name: string, element: CustomElementConstructor): void {
  // A server render has no registry.
  if (typeof customElements !== "undefined" && customElements.get(name) === undefined) customElements.define(name, element);
}

export { HongbaoQr };
