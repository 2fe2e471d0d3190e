import { HongbaoError } from "hongbao";
import type { Page } from "../page.js";
import { check, type KeptPacket } from "./kept.js";
import { openShelf, PacketGone, type Shelf } from "./shelf.js";

/** The packets of this browser as all views see them, up to date with other tabs. */
export interface Stock {
  /** The latest first; empty until `ready`. */
  readonly packets: readonly KeptPacket[];
  readonly ready: boolean;
  /** Whether packets outlive the page. */
  readonly lasting: boolean;
  find(id: string): KeptPacket | undefined;
  /** Whether what is kept contradicts itself, as after a hand in the database. */
  damaged(kept: KeptPacket): boolean;
  add(kept: KeptPacket): Promise<void>;
  /** As `Shelf.change`. */
  change: Shelf["change"];
  remove(id: string): Promise<void>;
}

let only: Stock | undefined;

/** Returns the stock, which is one for the page. */
export function packetStock(page: Page): Stock {
  only ??= newStock(page);
  return only;
}

function newStock(page: Page): Stock {
  let packets: readonly KeptPacket[] = [];
  let ready = false;
  let lasting = true;
  const damaged = new Map<string, boolean>();
  let opening: Promise<Shelf> | undefined;
  // Nothing is opened before a view asks.
  const shelf = () => (opening ??= open());
  const open = async () => {
    const opened = await openShelf();
    lasting = opened.lasting;
    opened.watch((id) => void (id === undefined ? readAll(opened) : readOne(opened, id)));
    void readAll(opened);
    return opened;
  };
  const readAll = async (opened: Shelf) => {
    packets = await opened.all();
    ready = true;
    page.changed();
  };
  const readOne = async (opened: Shelf, id: string) => {
    const kept = await opened.get(id);
    if (kept === undefined) packets = packets.filter((packet) => packet.id !== id);
    else if (packets.some((packet) => packet.id === id)) packets = packets.map((packet) => (packet.id === id ? kept : packet));
    else packets = [kept, ...packets];
    page.changed();
  };
  return {
    get packets() {
      void shelf();
      return packets;
    },
    get ready() {
      return ready;
    },
    get lasting() {
      return lasting;
    },
    find: (id) => packets.find((packet) => packet.id === id),
    damaged(kept) {
      const known = damaged.get(kept.id);
      if (known !== undefined) return known;
      const found = isDamaged(kept);
      damaged.set(kept.id, found);
      return found;
    },
    async add(kept) {
      const opened = await shelf();
      await opened.add(kept);
      await readOne(opened, kept.id);
    },
    async change(id, step) {
      const result = await (await shelf()).change(id, step);
      packets = packets.map((packet) => (packet.id === id ? result.kept : packet));
      return result;
    },
    async remove(id) {
      const opened = await shelf();
      await opened.remove(id);
      await readOne(opened, id);
    },
  };
}

function isDamaged(kept: KeptPacket): boolean {
  try {
    check(kept);
    return false;
  } catch (problem) {
    if (problem instanceof HongbaoError || problem instanceof TypeError) return true;
    throw problem;
  }
}

/** Says in the page's language why a packet was not changed. */
export function stockProblem(problem: unknown, page: Page): string | undefined {
  const { trouble } = page.words.packets;
  if (problem instanceof PacketGone) return trouble.gone;
  if (problem instanceof HongbaoError) return undefined;
  if (problem instanceof DOMException) return trouble.notKept(problem.name);
  throw problem;
}
