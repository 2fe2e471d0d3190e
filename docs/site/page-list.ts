/** Opens the list of pages where there is room beside the text, and shows in it where one is. */
export function pageList(): void {
  const list = document.querySelector<HTMLDetailsElement>("details.pages");
  if (list === null) return;
  const wide = matchMedia("(min-width: 60rem)");
  const follow = () => {
    list.open = wide.matches;
  };
  follow();
  wide.addEventListener("change", follow);
  const current = list.querySelector<HTMLElement>("[aria-current]");
  if (wide.matches && current !== null && current.offsetTop > list.clientHeight) list.scrollTop = current.offsetTop - list.clientHeight / 2;
}
