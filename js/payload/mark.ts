/** Sets a backslash before each mark that `WIFI:` and `MECARD:` use themselves. */
export function escapedMark(text: string): string {
  return text.replace(/[\\;,:"]/g, "\\$&");
}
