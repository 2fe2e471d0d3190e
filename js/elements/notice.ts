const said = new Set<string>();

/**
 * Writes a line about an element in the console of the page's author, the first time that it is asked to.
 *
 * @param about - what the sentence is about, where its figures may change while that stays the same
 */
export function notice(host: Element, sentence: string, about = sentence): void {
  const line = `<${host.localName}>: ${sentence}`;
  // Whoever makes new sentences for ever, by a counter in an attribute for example, is told a thousand of them.
  if (said.has(about) || said.size > 1000) return;
  said.add(about);
  console.warn(line);
}
