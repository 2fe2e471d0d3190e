// Keeps the page for the next visit without a network. A build has its own name and list of files: a new one is kept beside the old
// one, and takes its place once no tab shows the old one, so that no page ever mixes two builds.

/** What TypeScript's library of the page lacks of a worker. */
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** Put in by the build: a name that follows from the files, and their names. */
declare const BUILD: string;
declare const FILES: readonly string[];

const cacheName = `hongbao-${BUILD}`;

addEventListener("install", (event) => {
  // Not from the browser's own cache, which may hold files of the build before.
  (event as ExtendableEvent).waitUntil(caches.open(cacheName).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })))));
});

addEventListener("activate", (event) => {
  (event as ExtendableEvent).waitUntil(removeOld());
});

addEventListener("fetch", (event) => {
  const { request } = event as FetchEvent;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  (event as FetchEvent).respondWith(answer(request));
});

async function removeOld(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("hongbao-") && name !== cacheName).map((name) => caches.delete(name)));
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  // The page may be asked for by its folder or by its file, with anything behind the question mark; its neighbours are not ours.
  const own = request.mode === "navigate" && /^(index\.html)?$/.test(new URL(request.url).pathname.slice(new URL("./", location.href).pathname.length));
  return (await cache.match(own ? "./" : request, { ignoreSearch: true })) ?? fetch(request);
}

export {};
