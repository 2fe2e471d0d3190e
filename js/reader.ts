import { call } from "./core.js";

/** The bindings of the file that reads pictures. The entries that import this are bundled with it in the place of the core. */
type Reader = typeof import("../target/bindings/scan/hongbao.js");

/**
 * Runs `work` on the instance that reads pictures.
 *
 * @internal
 */
export function read<Result>(work: (reader: Reader) => Result): Result {
  return call((core) => work(core as unknown as Reader));
}
