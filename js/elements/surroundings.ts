// What happens around the elements, watched once for all of them.

const resized = new WeakMap<Element, (entry: ResizeObserverEntry) => void>();
const neared = new WeakMap<Element, () => void>();
const changed = new Set<() => void>();
let sizes: ResizeObserver | undefined;
let views: IntersectionObserver | undefined;
let surroundingsWatched = false;

/** Calls when the size of an element changes, first when it has one; the returned function ends it. */
export function watchSize(element: Element, call: (entry: ResizeObserverEntry) => void): () => void {
  sizes ??= new ResizeObserver((entries) => entries.forEach((entry) => resized.get(entry.target)?.(entry)));
  const observer = sizes;
  resized.set(element, call);
  try {
    observer.observe(element, { box: "device-pixel-content-box" });
  } catch {
    // Firefox before 93 and Safari know no such box.
    observer.observe(element);
  }
  return () => observer.unobserve(element);
}

/** Calls once when an element comes near to what is seen; the returned function ends it. */
export function watchNearness(element: Element, call: () => void): () => void {
  views ??= new IntersectionObserver((entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && neared.get(target)?.()), {
    rootMargin: "300px",
  });
  const observer = views;
  neared.set(element, call);
  observer.observe(element);
  return () => observer.unobserve(element);
}

/** Calls when the screen's density, the colour scheme, the theme or a language in the page changes; the returned function ends it. */
export function watchSurroundings(call: () => void): () => void {
  if (!surroundingsWatched) watchPage();
  surroundingsWatched = true;
  changed.add(call);
  return () => changed.delete(call);
}

/** Has every element look at its surroundings again. */
export function tellSurroundings(): void {
  changed.forEach((call) => call());
}

function watchPage(): void {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) listen(matchMedia(query), tellSurroundings);
  watchDensity(tellSurroundings);
  const observer = new MutationObserver(tellSurroundings);
  observer.observe(document, { subtree: true, attributes: true, attributeFilter: ["lang"] });
  // Themes are switched by a class or another attribute of the page's outermost elements, and colours may depend on them.
  for (const outer of [document.documentElement, document.body]) if (outer !== null) new MutationObserver(tellSurroundings).observe(outer, { attributes: true });
}

/** Watches the density of the screen. A query tells only that the density has left one value, so a new query is made after each change. */
function watchDensity(call: () => void): void {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const left = () => {
    query.removeEventListener?.("change", left);
    watchDensity(call);
    call();
  };
  listen(query, left);
}

function listen(query: MediaQueryList, call: () => void): void {
  query.addEventListener("change", call);
}
