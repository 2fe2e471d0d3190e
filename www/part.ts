import type { Words } from "./language/en.js";

/** What is loaded on demand: each part is a classic script, since a browser loads no module from disk. */
interface Parts {
  readonly index: typeof import("hongbao");
  readonly codes: typeof import("./codes/part.js");
  readonly font: typeof import("hongbao/font");
  readonly packets: typeof import("./packets/part.js");
  readonly promoters: typeof import("./promoters/part.js");
  readonly scan: typeof import("hongbao/scan");
  readonly "zh-CN": { readonly words: Words };
  readonly "zh-TW": { readonly words: Words };
}
type PartName = keyof Parts;

/** Put in by the build: the file of each part. */
declare const PARTS: Readonly<Record<PartName, string>>;

declare global {
  // The scripts of the parts put what they export here, and take from `shared` what the page has already.
  var hongbaoParts: Partial<Parts> & { shared?: Readonly<Record<string, object>> };
}

/** A part that did not arrive. */
export class PartMissing extends Error {}

/** Gives the parts what the page has already, by the names that xtask/bundle/page.mjs knows it by. */
export function share(modules: Readonly<Record<string, object>>): void {
  globalThis.hongbaoParts = { shared: modules };
}

const loading = new Map<PartName, Promise<unknown>>();

/** Loads a part once; after a failure the next call tries again. @throws PartMissing */
export async function loadPart<Name extends PartName>(name: Name): Promise<Parts[Name]> {
  const started = loading.get(name) ?? run(name);
  loading.set(name, started);
  try {
    await started;
  } catch (problem) {
    loading.delete(name);
    throw problem;
  }
  const part = globalThis.hongbaoParts[name] as Parts[Name] | undefined;
  if (part === undefined) throw new PartMissing(name);
  return part;
}

/**
 * Runs the script of a part. The page that is one file holds it as inert text, and its policy names the hash of the text. Any other page has
 * it as a file beside it.
 */
function run(name: PartName): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const inert = document.querySelector(`script[data-part="${name}"]`);
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new PartMissing(name));
    };
    if (inert === null) script.src = PARTS[name];
    else script.textContent = inert.textContent;
    document.head.append(script);
    // An inline script runs while it is added, and no event tells that it has ended.
    if (inert !== null) resolve();
  });
}
