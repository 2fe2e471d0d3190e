import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { KeptPacket } from "./kept.js";

/** Where packets are kept. */
export interface Shelf {
  /** Why packets do not outlive the page: the browser keeps nothing, or another tab holds the database. Undefined where they do. */
  readonly fleeting: "refused" | "blocked" | undefined;
  /** Every record as it stands, whatever it is, by its key; what cannot be read at all has the value undefined. */
  all(): Promise<readonly (readonly [id: string, raw: unknown])[]>;
  /** The record as it stands. */
  get(id: string): Promise<unknown>;
  add(kept: KeptPacket): Promise<void>;
  /**
   * Takes one step with a packet, alone: what `step` is given is what the last step of any tab left, and its result is returned
   * once it is on the disk. What `step` throws leaves everything as it was.
   *
   * @throws PacketGone
   */
  change<Result extends { readonly kept: KeptPacket }>(id: string, step: (kept: KeptPacket) => Result): Promise<Result>;
  remove(id: string): Promise<void>;
  /** Calls `heard` with a packet's id after a change in any tab, and with nothing where anything may have changed. */
  watch(heard: (id?: string) => void): void;
}

/** A packet that is no longer kept: another tab deleted it. */
export class PacketGone extends Error {}

interface Schema extends DBSchema {
  packets: { key: string; value: KeptPacket };
}

/** The database did not open, and did not fail either: another tab holds it. */
class Blocked extends Error {}

/** Milliseconds after which a database that does not open is taken for blocked. */
const patience = 5000;

/** Opens the shelf: a database of the browser, or the page's memory where it has none. */
export async function openShelf(): Promise<Shelf> {
  let late: ReturnType<typeof setTimeout> | undefined;
  try {
    const waiting = new Promise<never>((_, reject) => (late = setTimeout(() => reject(new Blocked()), patience)));
    return await Promise.race([databaseShelf(), waiting]);
  } catch (problem) {
    // A private window, a file on disk in some browsers, a full or broken disk: the page says that nothing will last.
    return memoryShelf(problem instanceof Blocked ? "blocked" : "refused");
  } finally {
    clearTimeout(late);
  }
}

async function databaseShelf(): Promise<Shelf> {
  let database: Promise<IDBPDatabase<Schema>> | undefined;
  const connect = () => {
    database ??= openDB<Schema>("hongbao", 1, {
      upgrade: (fresh) => void fresh.createObjectStore("packets", { keyPath: "id" }),
      // A newer page wants to change the database; a connection that the browser cut is opened again at the next call.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        database = undefined;
      },
      terminated: () => void (database = undefined),
    });
    return database;
  };
  await connect();
  const news = gossip();
  return {
    fleeting: undefined,
    all: async () => readEach(await connect()),
    get: async (id) => (await connect()).get("packets", id),
    add: async (kept) => {
      const transaction = (await connect()).transaction("packets", "readwrite", { durability: "strict" });
      await Promise.all([transaction.store.add(kept), transaction.done]);
      news.tell(kept.id);
    },
    change: async (id, step) => {
      const transaction = (await connect()).transaction("packets", "readwrite", { durability: "strict" });
      // The promise is awaited below. Without this line it would count as unhandled where the step throws before that.
      transaction.done.catch(() => undefined);
      const kept = await transaction.store.get(id);
      let result;
      try {
        if (kept === undefined) throw new PacketGone(id);
        result = step(kept);
      } catch (problem) {
        transaction.abort();
        throw problem;
      }
      await Promise.all([transaction.store.put(result.kept), transaction.done]);
      news.tell(id);
      return result;
    },
    remove: async (id) => {
      const transaction = (await connect()).transaction("packets", "readwrite", { durability: "strict" });
      await Promise.all([transaction.store.delete(id), transaction.done]);
      news.tell(id);
    },
    watch: news.listen,
  };
}

/** Reads all records at once, or where one of them fails each by itself. */
async function readEach(database: IDBPDatabase<Schema>): Promise<readonly (readonly [string, unknown])[]> {
  const ids = await database.getAllKeys("packets");
  try {
    const all = await database.getAll("packets");
    if (all.length === ids.length) return ids.map((id, place) => [id, all[place]] as const);
  } catch {
    // One that cannot be read keeps no other from being read.
  }
  return Promise.all(ids.map(async (id) => [id, await database.get("packets", id).catch(() => undefined)] as const));
}

function memoryShelf(fleeting: "refused" | "blocked"): Shelf {
  const packets = new Map<string, KeptPacket>();
  const listeners: ((id: string) => void)[] = [];
  const tell = (id: string) => listeners.forEach((heard) => heard(id));
  return {
    fleeting,
    all: async () => [...packets],
    get: async (id) => packets.get(id),
    add: async (kept) => {
      packets.set(kept.id, kept);
      tell(kept.id);
    },
    change: async (id, step) => {
      const kept = packets.get(id);
      if (kept === undefined) throw new PacketGone(id);
      const result = step(kept);
      packets.set(id, result.kept);
      tell(id);
      return result;
    },
    remove: async (id) => {
      packets.delete(id);
      tell(id);
    },
    watch: (heard) => void listeners.push(heard),
  };
}

/** Tells this tab and the others what changed; where tabs cannot talk, one looks again when it comes to the front. */
function gossip(): { tell(id: string): void; listen(heard: (id?: string) => void): void } {
  const listeners: ((id?: string) => void)[] = [];
  const channel = openChannel();
  channel?.addEventListener("message", ({ data }) => listeners.forEach((heard) => heard(typeof data === "string" ? data : undefined)));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") listeners.forEach((heard) => heard());
  });
  return {
    tell(id) {
      listeners.forEach((heard) => heard(id));
      try {
        channel?.postMessage(id);
      } catch {
        // What was changed is on the disk: another tab sees it when it comes to the front.
      }
    },
    listen: (heard) => void listeners.push(heard),
  };
}

/** A frame without an origin of its own has no channels. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel("hongbao-packets");
  } catch {
    return undefined;
  }
}
