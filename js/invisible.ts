// What belongs to a letter or a picture: a variation behind an emoji or a hanzi, emoji that are joined into one, flags of
// regions, and the joiners that Arabic and Indic scripts are spelt with.
const emoji = "\\p{Extended_Pictographic}\\p{Emoji_Modifier}?[\\ufe0e\\ufe0f]?";
const joining = `[${["Arabic", "Bengali", "Devanagari", "Gujarati", "Kannada", "Malayalam", "Sinhala", "Tamil", "Telugu"].map((script) => `\\p{Script=${script}}`).join("")}]`;
const belonging = [
  `${emoji}(?:\\u200d${emoji})+`,
  "\\u{1f3f4}[\\u{e0020}-\\u{e007e}]+\\u{e007f}",
  "\\p{Emoji}[\\ufe0e\\ufe0f]",
  "\\p{Script=Han}[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]",
  `${joining}[\\u200c\\u200d](?=${joining})`,
];

/**
 * Returns the first character that nobody sees, such as a zero-width space, or nothing.
 *
 * Two texts that differ in such a character alone look the same. Controls of the direction of writing count too.
 */
export function invisibleCharacter(text: string): string | undefined {
  if (/^[ -~\u4e00-\u9fff]*$/.test(text)) return undefined;
  // Made at the first use: importing does nothing.
  seen ??= new RegExp(belonging.join("|"), "gu");
  return /[\p{Default_Ignorable_Code_Point}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/u.exec(text.replace(seen, ""))?.[0];
}

let seen: RegExp | undefined;
