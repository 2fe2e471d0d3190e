import { HongbaoError } from "hongbao";
import type { Page } from "../page.js";
import { type DamagedPacket, isDamaged, type KeptPacket, readKept } from "./kept.js";
import { openShelf, PacketGone, type Shelf } from "./shelf.js";

/** The packets of this browser as all views see them, up to date with other tabs. */
export interface Stock {
  /** The latest first; empty until `ready`. */
  readonly packets: readonly KeptPacket[];
  /** What cannot be a packet any more. */
  readonly damaged: readonly DamagedPacket[];
  readonly ready: boolean;
  /** Why packets do not outlive the page; undefined where they do. */
  readonly fleeting: Shelf["fleeting"];
  /** What the browser said when it did not give what it keeps. */
  readonly unread: string | undefined;
  find(id: string): KeptPacket | undefined;
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
  let damaged: readonly DamagedPacket[] = [];
  let ready = false;
  let fleeting: Shelf["fleeting"];
  let unread: string | undefined;
  let opening: Promise<Shelf> | undefined;
  // Nothing is opened before a view asks.
  const shelf = () => (opening ??= open());
  const open = async () => {
    const opened = await openShelf();
    fleeting = opened.fleeting;
    opened.watch((id) => void attempt(() => (id === undefined ? readAll(opened) : readOne(opened, id))));
    void attempt(() => readAll(opened));
    return opened;
  };
  /** A disk that fails is told, and what was read before stays. */
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      unread = undefined;
    } catch (problem) {
      unread = problem instanceof Error ? problem.name : String(problem);
    }
    ready = true;
    page.changed();
  };
  const readAll = async (opened: Shelf) => {
    const all = (await opened.all()).map(([id, raw]) => readKept(id, raw));
    damaged = all.filter(isDamaged);
    packets = all.filter((kept): kept is KeptPacket => !isDamaged(kept)).sort((one, other) => (one.sealedAt < other.sealedAt ? 1 : -1));
  };
  const readOne = async (opened: Shelf, id: string) => {
    const raw = await opened.get(id);
    const kept = raw === undefined ? undefined : readKept(id, raw);
    damaged = [...damaged.filter((one) => one.id !== id), ...(kept !== undefined && isDamaged(kept) ? [kept] : [])];
    if (kept === undefined || isDamaged(kept)) packets = packets.filter((packet) => packet.id !== id);
    else if (packets.some((packet) => packet.id === id)) packets = packets.map((packet) => (packet.id === id ? kept : packet));
    else packets = [kept, ...packets];
    page.changed();
  };
  return {
    get packets() {
      void shelf();
      return packets;
    },
    get damaged() {
      return damaged;
    },
    get ready() {
      return ready;
    },
    get fleeting() {
      return fleeting;
    },
    get unread() {
      return unread;
    },
    find: (id) => packets.find((packet) => packet.id === id),
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

/** Says in the page's language why a packet was not changed. */
export function stockProblem(problem: unknown, page: Page): string | undefined {
  const { trouble } = page.words.packets;
  if (problem instanceof PacketGone) return trouble.gone;
  if (problem instanceof HongbaoError) return undefined;
  if (problem instanceof DOMException) return trouble.notKept(problem.name);
  throw problem;
}
