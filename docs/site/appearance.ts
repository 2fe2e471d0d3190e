import type { Words } from "./site.js";

const themes = ["auto", "light", "dark"] as const;

/** Adds the choice between light and dark. */
export function appearance(words: Words): void {
  const label = document.createElement("label");
  const name = document.createElement("span");
  name.className = "unseen";
  name.textContent = words.theme;
  const choice = document.createElement("select");
  for (const theme of themes) choice.add(new Option(words.themes[theme], theme));
  choice.value = document.documentElement.dataset["theme"] ?? "auto";
  choice.addEventListener("change", () => {
    if (choice.value === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = choice.value;
    try {
      localStorage.setItem("theme", choice.value);
    } catch {
      // The choice then lasts as long as the page.
    }
  });
  label.append(name, choice);
  document.querySelector(".switches")?.append(label);
}
