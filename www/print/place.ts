/** Where the printer finds pages: beside the page itself, which is not printed with them. */
export function printer(): HTMLElement {
  return document.getElementById("printed") ?? document.body.appendChild(Object.assign(document.createElement("div"), { id: "printed" }));
}
