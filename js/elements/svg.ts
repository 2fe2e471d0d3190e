import { type SvgNode, svgTree } from "../svg-tree.js";

const namespaces: Readonly<Record<string, string>> = { xlink: "http://www.w3.org/1999/xlink", xml: "http://www.w3.org/XML/1998/namespace" };

/** Builds the elements of a picture that `qrToSvg` wrote. */
export function svgElement(text: string): SVGSVGElement {
  return built(svgTree(text)) as SVGSVGElement;
}

function built({ name, attributes, children }: SvgNode): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) {
    const [prefix = ""] = attribute.split(":", 1);
    // What declares a namespace is known by the elements already.
    if (prefix === "xmlns") continue;
    if (prefix !== attribute && namespaces[prefix] !== undefined) element.setAttributeNS(namespaces[prefix], attribute, value);
    else element.setAttribute(attribute, value);
  }
  element.append(...children.map((child) => (typeof child === "string" ? child : built(child))));
  return element;
}
