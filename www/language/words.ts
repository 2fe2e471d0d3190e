/** Every text of the page in one language. */
export interface Words {
  readonly tag: "en" | "zh-CN";
  readonly title: string;
  readonly promise: string;
  readonly language: string;
  readonly theme: string;
  readonly themes: { readonly auto: string; readonly light: string; readonly dark: string };
  readonly code: {
    readonly heading: string;
    readonly lead: string;
    readonly text: string;
    readonly level: string;
    readonly levels: { readonly L: string; readonly M: string; readonly Q: string; readonly H: string };
    readonly picture: (version: string) => string;
    readonly facts: (version: string, modules: number, level: string, mask: number) => string;
    readonly save: string;
  };
  readonly packet: {
    readonly heading: string;
    readonly lead: string;
    readonly total: string;
    readonly unit: string;
    readonly count: string;
    readonly countRange: string;
    readonly rule: string;
    readonly rules: { readonly "double-mean": string; readonly uniform: string };
    readonly hints: { readonly "double-mean": string; readonly uniform: string };
    readonly again: string;
    readonly share: (number: number) => string;
    readonly best: string;
    readonly sum: (count: number, sum: string) => string;
    readonly more: (hidden: number) => string;
  };
  readonly failed: string;
  readonly footer: string;
}
