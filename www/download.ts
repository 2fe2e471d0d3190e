/** Hands a file to the browser's downloads. */
export function download(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The click has only begun the download; the address must outlive it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Copies a text and returns whether the browser let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** For pages without a secure context, and browsers that ask for a selection. */
function copySelected(text: string): boolean {
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "unseen";
  // What is modal makes everything outside it inert.
  (document.querySelector("dialog[open]") ?? document.body).append(box);
  const focused = document.activeElement;
  box.select();
  try {
    return document.execCommand("copy");
  } finally {
    box.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
