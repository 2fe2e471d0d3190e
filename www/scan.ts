import { loadPart } from "./part.js";

/** Reading pictures and proving styles: the package's second WebAssembly file. */
export type Scan = typeof import("hongbao/scan");

/** Loads and compiles the scanner once, on demand. @throws PartMissing where its script does not arrive; may be called again */
export async function loadScan(): Promise<Scan> {
  const scan = await loadPart("scan");
  await scan.ready();
  return scan;
}
