import { html, nothing } from "lit/html.js";
import type { Page, View } from "../page.js";
import { panes } from "../packets/panes.js";
import { packetStock } from "../packets/stock.js";
import { storageNote } from "../packets/storage-note.js";
import { isSecret } from "../secret.js";
import { checkInPanel } from "./check-in.js";
import { holderPanel } from "./holder.js";
import { sheetPanel } from "./sheet-panel.js";

const paneNames = ["sheet", "check-in", "ticket"] as const;
type Pane = (typeof paneNames)[number];

/** Prints a ticket for every share, shows one to its holder, and checks them in at the door. */
export function ticketsView(page: Page): View {
  const stock = packetStock(page);
  const sheets = sheetPanel(stock, page);
  const door = checkInPanel(stock, page);
  let pane: Pane = "sheet";
  let here = false;
  let focusNext: string | undefined;

  const go = (next: Pane, focus?: string) => {
    if (next !== "check-in") door.stop();
    [pane, focusNext] = [next, focus];
    page.changed();
  };
  const holder = holderPanel(stock, page, (link) => {
    go("check-in");
    void door.take(link);
  });

  addEventListener("beforeprint", () => {
    if (here && pane === "sheet") sheets.layOut();
  });
  addEventListener("afterprint", () => sheets.putAway());

  return {
    show() {
      const words = page.words.tickets;
      return html`
        <h1>${words.heading}</h1>
        <p class="lead">${words.leads[pane]}</p>
        ${panes(
          words.heading,
          paneNames.map((name) => ({ name, label: words.panes[name] })),
          pane,
          (name) => go(name, name === "check-in" ? "ticket-typed" : undefined),
        )}
        ${pane === "ticket" ? nothing : storageNote(stock, page)}
        ${pane === "sheet" ? sheets.show() : pane === "check-in" ? door.show() : holder.show()}
      `;
    },
    shown(root) {
      here = true;
      if (focusNext === undefined) return;
      root.querySelector<HTMLElement>(`#${focusNext}`)?.focus();
      focusNext = undefined;
    },
    left() {
      here = false;
      door.stop();
    },
    read(setup) {
      const { settings } = sheets;
      settings.event = setup.get("event")?.slice(0, 40) ?? settings.event;
      settings.paper = setup.get("paper") === "letter" ? "letter" : "a4";
      settings.print = setup.get("print") === "poster" ? "poster" : "cards";
      settings.card = setup.get("card") === "large" ? "large" : "small";
      if (setup.has("ticket")) {
        // Whatever else stands in the address is not the ticket's.
        const parts = ["ticket", "d", "c"].filter((name) => setup.has(name)).map((name) => `${name}=${setup.get(name)}`);
        holder.link = `#${parts.join("&")}`;
        pane = "ticket";
      } else pane = paneNames.find((name) => name === setup.get("show")) ?? pane;
    },
    write() {
      if (pane === "ticket") return /^#ticket=/.test(holder.link) ? [...new URLSearchParams(holder.link.slice(1))] : [["show", pane]];
      const { print, event, paper, card } = sheets.settings;
      const pairs = { show: pane === "sheet" ? "" : pane, print: print === "cards" ? "" : print, event: isSecret(event) ? "" : event, paper: paper === "a4" ? "" : paper, card: card === "small" ? "" : card };
      return Object.entries(pairs).filter(([, value]) => value !== "");
    },
  };
}
