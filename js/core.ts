import { createGlue, type Glue } from "glue:core";
import { given, read } from "wasm:core";
import { HongbaoError } from "./error.js";
import { SlowDecoder, SlowEncoder } from "./utf8.js";

/**
 * What {@link init} takes: an address, a response or the promise of one, the bytes, a compiled module, or a function
 * ({@link WasmStarter}).
 */
export type WasmSource = URL | string | object;

/**
 * Makes an instance of the file with the imports that it is given, for engines that start from nothing but a path of their own: in a
 * WeChat mini program `(imports) => WXWebAssembly.instantiate("/core.wasm", imports)`.
 */
export type WasmStarter = (imports: object) => Promise<{ readonly instance: object }>;

let compiled: WebAssembly.Module | undefined = given;
let instance: Glue | undefined;
let memory: WebAssembly.Memory | undefined;
let starting: Promise<void> | undefined;

/** Memory never shrinks: an instance that holds more bytes than this after a call, as after a very large picture, is dropped. */
const mostMemory = 64 * 1024 * 1024;

/**
 * Runs `work` on the instance, which the first call makes, and turns whatever goes wrong into a {@link HongbaoError}.
 *
 * Rust throws a `HongbaoError` for every error that it foresees. Anything else leaves the instance in an unknown state, so it is
 * dropped; the next call makes a new one from the compiled module.
 *
 * @internal
 */
export function call<Result>(work: (core: Glue) => Result): Result {
  const core = instance ?? startNow();
  try {
    const result = work(core);
    if (memory !== undefined && memory.buffer.byteLength > mostMemory) startAnew();
    return result;
  } catch (problem) {
    if (problem instanceof HongbaoError) throw problem;
    instance = undefined;
    throw new HongbaoError("engine-failed", { reason: reason(problem) }, problem);
  }
}

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
 * import { encodeQr, ready } from "hongbao/qr";
 *
 * await ready();
 * encodeQr("恭喜发财").version; // "1"
 * ```
 */
export function ready(): Promise<void> {
  if (instance !== undefined) return Promise.resolve();
  starting ??= start(() => compiled ?? read?.()).finally(() => {
    starting = undefined;
  });
  return starting;
}

/**
 * Starts from `source`; the slim entries need it before the first call.
 *
 * It may be called twice, at once, and again after a failure; once it has succeeded, further calls do nothing.
 *
 * @param source - an address to fetch, a `Response` or the promise of one, the bytes, a `WebAssembly.Module`, or a function that makes
 * an instance with the imports it is given; after a call that failed with `engine-failed`, such an instance has to be made anew
 * @throws HongbaoError `wasm-blocked` where a content security policy forbids WebAssembly, `engine-failed` where the source
 * is not the file of this version
 *
 * @example
 * ```ts
 * import { encodeQr, init } from "hongbao/slim";
 * import { readFile } from "node:fs/promises";
 *
 * encodeQr("恭喜发财"); // throws not-ready
 * await init(await readFile(new URL(import.meta.resolve("hongbao/core.wasm"))));
 * encodeQr("恭喜发财").version; // "1"
 * ```
 */
export function init(source: WasmSource): Promise<void> {
  if (instance !== undefined) return Promise.resolve();
  const begin = () => (typeof source === "function" ? startBy(source as WasmStarter) : fetchModule(source).then((module) => start(() => module)));
  starting ??= begin().finally(() => {
    starting = undefined;
  });
  return starting;
}

/** A policy may refuse already what the bytes are read with. */
async function start(find: () => WebAssembly.Module | Uint8Array<ArrayBuffer> | undefined): Promise<void> {
  try {
    const source = find();
    if (source === undefined) throw new HongbaoError("not-ready");
    const module = isModule(source) ? (source as WebAssembly.Module) : await WebAssembly.compile(source as Uint8Array<ArrayBuffer>);
    const glue = newGlue();
    const { exports } = await WebAssembly.instantiate(module, glue.imports);
    compiled = module;
    instance ??= connected(glue, exports);
  } catch (problem) {
    throw startFailed(problem);
  }
}

async function startBy(starter: WasmStarter): Promise<void> {
  try {
    const glue = newGlue();
    const { exports } = (await starter(glue.imports)).instance as WebAssembly.Instance;
    instance ??= connected(glue, exports);
  } catch (problem) {
    throw new HongbaoError("engine-failed", { reason: reason(problem) }, problem);
  }
}

function newGlue(): ReturnType<typeof createGlue> {
  return createGlue(typeof TextEncoder === "undefined" ? SlowEncoder : TextEncoder, typeof TextDecoder === "undefined" ? SlowDecoder : TextDecoder);
}

function startNow(): Glue {
  try {
    if (compiled === undefined) {
      if (read === undefined) throw new HongbaoError("not-ready");
      compiled = new WebAssembly.Module(read());
    }
    const glue = newGlue();
    return (instance = connected(glue, new WebAssembly.Instance(compiled, glue.imports).exports));
  } catch (problem) {
    throw startFailed(problem);
  }
}

function connected(glue: ReturnType<typeof createGlue>, exports: WebAssembly.Exports): Glue {
  memory = exports["memory"] as WebAssembly.Memory;
  return glue.connect(exports);
}

/** Puts a small instance in the place of one that has grown, where the engine can make one at once; elsewhere the large one stays. */
function startAnew(): void {
  try {
    if (compiled !== undefined) startNow();
  } catch {
    // Chromium before 114 makes none on the main thread, and a policy may have changed.
  }
}

async function fetchModule(source: WasmSource): Promise<WebAssembly.Module | Uint8Array<ArrayBuffer>> {
  try {
    const value: unknown = await source;
    if (isModule(value)) return value as WebAssembly.Module;
    if (value instanceof ArrayBuffer) return new Uint8Array(value);
    if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
    const response = value instanceof Response ? value : await fetch(value as URL | string);
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (problem) {
    throw startFailed(problem);
  }
}

/** Tells the three ways apart in which an engine refuses to start: not at once, not under this policy, or not at all. */
function startFailed(problem: unknown): HongbaoError {
  if (problem instanceof HongbaoError) return problem;
  const said = reason(problem);
  // Chromium before 114: "WebAssembly.Compile is disallowed on the main thread, if the buffer size is larger than 4KB."
  if (problem instanceof RangeError && /4 ?KB/i.test(said)) return new HongbaoError("not-ready", {}, problem);
  // Chromium and WebKit name the directive or say "code generation disallowed"; Firefox says "call to WebAssembly… blocked by CSP".
  const blocked = typeof WebAssembly === "undefined" || /unsafe-eval|disallowed|blocked by CSP|Content.Security.Policy/i.test(said);
  return new HongbaoError(blocked ? "wasm-blocked" : "engine-failed", { reason: said }, problem);
}

function isModule(value: unknown): boolean {
  return typeof WebAssembly !== "undefined" && value instanceof WebAssembly.Module;
}

function reason(problem: unknown): string {
  return problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem);
}
