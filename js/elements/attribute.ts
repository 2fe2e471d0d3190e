/** How the text of an attribute becomes the value of a property. */
export type AttributeKind = "text" | "number" | "flag" | "unflag";

/**
 * The attributes of an element, each with its kind. A `flag` is on where the attribute is there. An `unflag` is on unless the attribute is
 * `"false"`.
 */
export type Attributes = Readonly<Record<string, AttributeKind>>;

/** The name of the property that mirrors an attribute. */
export function propertyName(attribute: string): string {
  return attribute === "for" ? "htmlFor" : attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * The ways in which an attribute is written, the standard one first. HTML has no upper case in the names of attributes, so what a template of
 * React or Solid calls `quietZone` or `htmlFor` arrives as `quietzone` or `htmlfor`.
 */
export function spellings(attribute: string): readonly string[] {
  const lower = propertyName(attribute).toLowerCase();
  return lower === attribute ? [attribute] : [attribute, lower];
}

/** Every spelling of every attribute, and the attribute that it stands for. */
export function spelled(attributes: Attributes): ReadonlyMap<string, string> {
  return new Map(Object.keys(attributes).flatMap((attribute) => spellings(attribute).map((spelling) => [spelling, attribute] as const)));
}

/** The text of an attribute in the first spelling that is there, else null. */
export function textOf(host: Element, attribute: string): string | null {
  for (const spelling of spellings(attribute)) {
    const text = host.getAttribute(spelling);
    if (text !== null) return text;
  }
  return null;
}

/** The name of the attribute that an option has, for errors: `logo.size` and `moduleSize` are `logo-size` and `module-size`. */
export function attributeName(option: string): string {
  return option.replace(/\.|(?=[A-Z])/g, "-").toLowerCase();
}

/** Reads an attribute. What is not of its kind is returned as it stands, so that the check of the option refuses it. */
export function readAttribute(host: Element, attribute: string, kind: AttributeKind): string | number | boolean | undefined {
  const text = textOf(host, attribute);
  if (text === null) return undefined;
  if (kind === "text") return text;
  if (kind === "number") return /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : text;
  if (text === "" || text === "true" || spellings(attribute).includes(text)) return true;
  return text === "false" ? false : text;
}

/**
 * Gives a class the properties that mirror its attributes. An object cannot be an attribute: it is kept among
 * the host's `objects`, and `changed` is called.
 */
export function mirror<Host extends HTMLElement>(
  prototype: Host,
  attributes: Attributes,
  objects: (host: Host) => Map<string, object>,
  changed: (host: Host) => void,
): void {
  for (const [attribute, kind] of Object.entries(attributes)) {
    Object.defineProperty(prototype, propertyName(attribute), {
      configurable: true,
      enumerable: true,
      get(this: Host) {
        const value = objects(this).get(attribute) ?? readAttribute(this, attribute, kind);
        return value ?? (kind === "flag" ? false : kind === "unflag" ? true : undefined);
      },
      set(this: Host, value: unknown) {
        const preset = kind === "flag" ? false : kind === "unflag" ? true : undefined;
        const object = typeof value === "object" && value !== null;
        const [standard, ...others] = spellings(attribute);
        for (const other of others) this.removeAttribute(other);
        if (value === undefined || value === null || value === preset || object) this.removeAttribute(standard as string);
        else this.setAttribute(standard as string, value === true ? "" : String(value));
        const kept = objects(this);
        if (!object && !kept.delete(attribute)) return;
        if (object) kept.set(attribute, value);
        changed(this);
      },
    });
  }
}

/** Takes up the properties that were set before the class was known. */
export function takeEarlyProperties(host: HTMLElement, attributes: Attributes): void {
  for (const attribute of Object.keys(attributes)) {
    const name = propertyName(attribute) as keyof HTMLElement;
    if (!Object.prototype.hasOwnProperty.call(host, name)) continue;
    const value: unknown = host[name];
    delete (host as unknown as Record<string, unknown>)[name];
    Object.assign(host, { [name]: value });
  }
}
