import { loadLogo, type Pixels } from "../index.js";

/** Decoded logos are up to 16 MB each, and a page shows few different ones. */
const most = 4;

const loaded = new Map<string, Promise<Pixels>>();

/** Loads and decodes a logo, once for all elements that show it. */
export function sharedLogo(address: string): Promise<Pixels> {
  const known = loaded.get(address);
  if (known !== undefined) return known;
  const logo = loadLogo(address);
  loaded.set(address, logo);
  // What failed may succeed when it is asked for again.
  logo.catch(() => loaded.delete(address));
  for (const oldest of loaded.keys()) if (loaded.size > most) loaded.delete(oldest);
  return logo;
}
