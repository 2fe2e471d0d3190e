// The names that users see are those that Rust declares in `src/wasm/names.rs`. Nobody imports this file: the compiler checks it.

import type { EncodeOptions } from "./encode.js";
import type { Background, FinderShape, Frame, Gradient, Logo, ModuleShape } from "./style.js";
import type { ErrorCorrection, Symbology } from "./symbol.js";
import type * as rust from "../target/bindings/core/hongbao.js";

/** True, or what one side alone has, which the compiler then shows. */
type Same<Ours, Rust> = [Ours, Rust] extends [Rust, Ours] ? true : { inTypeScriptAlone: Exclude<Ours, Rust>; inRustAlone: Exclude<Rust, Ours> };

export const same: readonly [
  Same<Symbology | "smallest", rust.SymbologyChoice>,
  Same<ErrorCorrection, rust.ErrorCorrection>,
  Same<NonNullable<EncodeOptions["charset"]>, rust.Charset>,
  Same<ModuleShape, rust.ModuleShape>,
  Same<FinderShape, rust.FinderShape>,
  Same<Gradient["type"], rust.GradientType>,
  Same<NonNullable<Logo["shape"]>, rust.LogoShape>,
  Same<NonNullable<Background["fit"]>, rust.BackgroundFit>,
  Same<NonNullable<Frame["shape"]>, rust.FrameShape>,
  Same<NonNullable<Frame["position"]>, rust.FramePosition>,
] = [true, true, true, true, true, true, true, true, true, true];
