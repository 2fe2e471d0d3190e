/** Whether the page came from a server over a connection that browsers trust; a file on disk needs no keeping. */
function canKeep(): boolean {
  return "serviceWorker" in navigator && isSecureContext && /^https?:$/.test(location.protocol) && document.querySelector("script[data-part]") === null;
}

/** Has the browser keep the page, once it has nothing else to do. A refusal changes nothing, and neither does a frame that may not even ask. */
export function keepOffline(): void {
  const keep = () => {
    try {
      if (canKeep()) void navigator.serviceWorker.register("service-worker.js").catch(() => undefined);
    } catch {
      // In a sandbox the question itself is refused.
    }
  };
  if (typeof requestIdleCallback === "function") requestIdleCallback(keep, { timeout: 4000 });
  else setTimeout(keep, 1000);
}
