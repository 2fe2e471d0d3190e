const namespace = "http://www.w3.org/2000/svg";
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/**
 * Builds the elements of a picture that `qrToSvg` wrote. The text is read here, since a page that demands Trusted Types refuses the
 * engine's own parsers. It has no comments, and no entities but these.
 */
export function svgElement(text: string): SVGSVGElement {
  const top = document.createElementNS(namespace, "svg");
  let parent: Element = top;
  for (const [, end, name, attributes, empty, words] of text.matchAll(/<(\/?)(\w+)([^>]*?)(\/?)>|([^<]+)/g)) {
    if (words !== undefined) {
      parent.append(plain(words));
    } else if (end === "/") {
      parent = parent.parentElement ?? top;
    } else {
      const element = name === "svg" ? top : parent.appendChild(document.createElementNS(namespace, name as string));
      for (const [, attribute, value] of (attributes as string).matchAll(/([\w-]+)="([^"]*)"/g)) {
        if (attribute !== "xmlns") element.setAttribute(attribute as string, plain(value as string));
      }
      if (empty === "") parent = element;
    }
  }
  return top;
}

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] as string);
}
