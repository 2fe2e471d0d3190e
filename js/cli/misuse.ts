/** What is wrong with a command line, in the words of the command: what the library says of it would name what a shell does not have. */
export class Misuse extends Error {
  readonly code: string;
  /** The sentence in Chinese; the message is the English one. */
  readonly chinese: string;

  constructor(english: string, chinese: string, code = "option-invalid") {
    super(english);
    this.code = code;
    this.chinese = chinese;
  }
}

/** Refuses words of which one is missing, or one too many. @throws Misuse with the `usage`, whose words have these `names` */
export function checkWords(words: readonly string[], names: readonly string[], usage: string): void {
  const missing = names.slice(words.length);
  const extra = words[names.length];
  if (extra !== undefined) throw new Misuse(`Write ${usage}: “${extra}” is one word too many. What has spaces is put in quotation marks.`, `请写成 ${usage}：多了“${extra}”。含空格的要加引号。`);
  if (missing.length > 0) throw lacking(usage, missing);
}

/** Makes the error of what is missing in a command line. */
export function lacking(usage: string, missing: readonly string[]): Misuse {
  return new Misuse(`Write ${usage}: ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing.`, `请写成 ${usage}：缺少 ${missing.join(" 和 ")}。`);
}
