/**
 * Cuts a text into what can be searched for: words, also those within a name like `qrToSvg`, and Chinese in pairs of characters, since no space
 * parts its words.
 */
export function terms(text: string): string[] {
  return (text.match(/[\p{Script=Han}]+|[^\s\p{P}\p{S}\p{Script=Han}]+/gu) ?? []).flatMap((word) => (/^\p{Script=Han}/u.test(word) ? pairs(word) : [word, ...inner(word)]));
}

function pairs(word: string): string[] {
  const characters = [...word];
  return characters.length === 1 ? characters : characters.slice(1).map((character, place) => `${characters[place]}${character}`);
}

/** The words of a name in camel case. */
function inner(word: string): string[] {
  const parts = word.split(/(?<=\p{Ll})(?=\p{Lu})/u);
  return parts.length === 1 ? [] : parts;
}
