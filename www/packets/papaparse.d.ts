// What the page uses of Papa Parse; its own types would bring in those of Node.
declare module "papaparse" {
  const Papa: {
    unparse(table: { readonly fields: string[]; readonly data: readonly (readonly (string | number)[])[] }, options: { readonly escapeFormulae: boolean | RegExp; readonly newline: string }): string;
  };
  export default Papa;
}
