/** An element of a picture: its attributes as they are written, and what it holds. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (SvgNode | string)[];
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/**
 * Reads a picture that `qrToSvg` wrote, so that it can be built element by element: a page that demands Trusted Types refuses the engine's own
 * parsers, and frameworks render elements. The text has no comments, and no entities but these.
 *
 * @internal
 */
export function svgTree(text: string): SvgNode {
  const open: { name: string; attributes: Record<string, string>; children: (SvgNode | string)[] }[] = [{ name: "", attributes: {}, children: [] }];
  for (const [, end, name = "", attributes = "", empty, words] of text.matchAll(/<(\/?)([\w:]+)([^>]*?)(\/?)>|([^<]+)/g)) {
    const parent = open[open.length - 1] as { children: (SvgNode | string)[] };
    if (words !== undefined) {
      parent.children.push(plain(words));
    } else if (end === "/") {
      open.pop();
    } else {
      const node = { name, attributes: Object.fromEntries(Array.from(attributes.matchAll(/([\w:-]+)="([^"]*)"/g), ([, attribute, value]) => [attribute, plain(value as string)])), children: [] };
      parent.children.push(node);
      if (empty === "") open.push(node);
    }
  }
  return open[0]?.children[0] as SvgNode;
}

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] as string);
}
