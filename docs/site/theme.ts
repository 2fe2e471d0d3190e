// Runs before the page is shown, so that it never flashes in the other colours. The choice is that of the page beside the documentation.

try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
} catch {
  // A browser may refuse to keep anything. The page then looks as the system does.
}

export {};
