// A hook of Node's loader. TypeDoc speaks to the compiler by the interface that TypeScript has up to 6; "typescript" is 7 here.

export function resolve(specifier, context, next) {
  return next(specifier === "typescript" ? "typescript-5.9" : specifier, context);
}
