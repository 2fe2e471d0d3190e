import { ready as packets } from "./core.js";
import { ready as codes } from "./qr.js";

/**
 * Compiles ahead of the first use, off the main thread where the engine can.
 *
 * Needed only on the main thread of Chromium before 114, which compiles no more than 4 kB at once; harmless everywhere
 * else. It may be called again, and after a failure it tries again.
 *
 * @throws HongbaoError `wasm-blocked` where a content security policy forbids WebAssembly; in the slim entries `not-ready`
 * before `init`
 *
 * @example
 * ```ts
 * import { encodeQr, ready } from "hongbao";
 *
 * await ready();
 * encodeQr("恭喜发财").version; // "1"
 * ```
 */
export async function ready(): Promise<void> {
  await Promise.all([codes(), packets()]);
}
