/** Whether the page came from a server over a connection that browsers trust; a file on disk needs no keeping. */
function canKeep(): boolean {
  return "serviceWorker" in navigator && isSecureContext && /^https?:$/.test(location.protocol) && document.querySelector("script[data-part]") === null;
}

/** Has the browser keep the page, once it has nothing else to do. A refusal changes nothing. */
export function keepOffline(): void {
  if (!canKeep()) return;
  const keep = () => void navigator.serviceWorker.register("service-worker.js").catch(() => undefined);
  if (typeof requestIdleCallback === "function") requestIdleCallback(keep, { timeout: 4000 });
  else setTimeout(keep, 1000);
}
