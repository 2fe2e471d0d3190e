import type { Words } from "./site.js";

/** Adds a button to each block of code that copies it. */
export function copying(words: Words): void {
  for (const block of document.querySelectorAll("article pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.addEventListener("click", () => {
      void copy(block).then((done) => {
        if (!done) return;
        button.textContent = words.copied;
        setTimeout(() => {
          button.textContent = words.copy;
        }, 2000);
      });
    });
    const frame = document.createElement("div");
    frame.className = "code";
    block.replaceWith(frame);
    frame.append(block, button);
  }
}

/** Copies the text of a block; where the browser refuses, as on disk, it is selected, for the keys. */
async function copy(block: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(block.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(block);
    return false;
  }
}
