//! Panics without their messages.
//!
//! A panic in WebAssembly ends in a trap, and nobody reads its message. The messages, and the code that writes numbers into them, are
//! a large part of a small module all the same. Here the functions of the standard library that panic trap at once. The optimiser
//! then removes whatever only they have used.

use walrus::{FunctionKind, Module};

/// What stands in the names of functions that end in a panic, and in no others.
const NAMES: [&str; 4] = ["panic", "_fail", "capacity_overflow", "handle_alloc_error"];

/// Makes every function that panics trap at once.
pub(crate) fn silence(module: &mut Module) {
    for function in module.funcs.iter_mut() {
        let panics = function
            .name
            .as_ref()
            .is_some_and(|name| NAMES.iter().any(|panic| name.contains(panic)));
        if let FunctionKind::Local(local) = &mut function.kind
            && panics
        {
            let mut body = local.builder_mut().func_body();
            body.instrs_mut().clear();
            body.unreachable();
        }
    }
}

#[cfg(test)]
mod tests {
    use walrus::ir::Instr;
    use walrus::{FunctionBuilder, ModuleConfig};

    use super::*;

    /// Makes a module with one function, which does nothing.
    fn module(name: &str) -> Module {
        let mut module = Module::with_config(ModuleConfig::new());
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.name(name.to_owned());
        builder.finish(Vec::new(), &mut module.funcs);
        module
    }

    #[track_caller]
    fn check(name: &str, traps: bool) {
        let mut module = module(name);
        silence(&mut module);
        let function = module.funcs.iter().next().expect("it has one function");
        let FunctionKind::Local(local) = &function.kind else {
            panic!("it is not imported");
        };
        let body = &local.block(local.entry_block()).instrs;
        let found = matches!(body.as_slice(), [(Instr::Unreachable(_), _)]);
        assert_eq!(found, traps, "{name}");
    }

    #[test]
    fn what_panics_traps() {
        check("core::panicking::panic_bounds_check", true);
        check("core::slice::index::slice_index_fail", true);
        check("core::option::unwrap_failed", true);
        check("alloc::raw_vec::capacity_overflow", true);
    }

    #[test]
    fn what_returns_is_left_alone() {
        check("core::slice::sort::stable::drift::sort", false);
        check("hongbao::qr::encode::encode", false);
    }
}
