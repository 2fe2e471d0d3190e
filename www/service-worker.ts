// Keeps the page for the next visit without a network. A build has its own name and list of files with their hashes: a new one is kept
// beside the old one, whole or not at all, and takes its place once no tab shows the old one, so that no page ever mixes two builds.

/** What TypeScript's library of the page lacks of a worker. */
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
declare const registration: { readonly scope: string };

/** Put in by the build: a name that follows from the files, and the hash of each file by its name. */
declare const BUILD: string;
declare const FILES: Readonly<Record<string, string>>;

/** Caches belong to a whole origin, on which the page may lie in several folders. */
const ours = `hongbao ${registration.scope} `;
const cacheName = ours + BUILD;

addEventListener("install", (event) => {
  (event as ExtendableEvent).waitUntil(keep());
});

addEventListener("activate", (event) => {
  // What is left behind takes room, and does no harm.
  (event as ExtendableEvent).waitUntil(removeOld().catch(() => undefined));
});

addEventListener("fetch", (event) => {
  const { request } = event as FetchEvent;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  (event as FetchEvent).respondWith(answer(event as FetchEvent));
});

/**
 * Keeps every file of this build.
 *
 * They come from the host and not from the browser's own cache, and with the hash that the build gave them: while a new build is being
 * uploaded file by file, nothing is kept, and the next visit tries again.
 */
async function keep(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(Object.entries(FILES).map(([file, integrity]) => new Request(file, { cache: "reload", integrity })));
}

async function removeOld(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(ours) && name !== cacheName).map((name) => caches.delete(name)));
}

/** Answers with what is kept, else with what the host says: storage that fails or was emptied never keeps the page from anyone. */
async function answer(event: FetchEvent): Promise<Response> {
  const file = fileOf(event.request);
  try {
    const kept = await (await caches.open(cacheName)).match(file ?? event.request, { ignoreSearch: true });
    if (kept !== undefined) return kept;
    if (file !== undefined) event.waitUntil(keepAgain());
  } catch {
    // The host has everything, too.
  }
  return fetch(event.request);
}

/** The name by which a file of the page is kept; the page itself may be asked for by its folder or by its file. Its neighbours are not ours. */
function fileOf(request: Request): string | undefined {
  const path = new URL(request.url).pathname.slice(new URL("./", location.href).pathname.length);
  const file = request.mode === "navigate" && /^(index\.html)?$/.test(path) ? "./" : path;
  return Object.prototype.hasOwnProperty.call(FILES, file) ? file : undefined;
}

let again: Promise<void> | undefined;

/** Keeps everything anew where a browser that was short of room has thrown it away; once in the life of this worker. */
function keepAgain(): Promise<void> {
  return (again ??= keep().catch(() => undefined));
}

export {};
