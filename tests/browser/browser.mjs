// A headless Chromium, a static server and pages that remember what went wrong in them: shared by the tests that need a browser.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

/** The repository's root. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The arguments of every Chromium here; without the last four it looks up its maker's hosts at every start. */
export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const kinds = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Starts Chromium; close it in an `after` hook. */
export async function launch(options = {}) {
  const executablePath = process.env.HONGBAO_CHROMIUM;
  if (executablePath === undefined) throw new Error("HONGBAO_CHROMIUM is not set: run cargo xtask test");
  return chromium.launch({ executablePath, ...options, args: [...flags, ...(options.args ?? [])] });
}

/**
 * Serves folders at a free port: `address` has no slash at its end, `close` stops. `headers` are added to every answer.
 *
 * @param folders - a folder, or several by the path under which each is served: `{ "/": "dist/www", "/npm": "dist/npm" }`
 */
export async function serve(folders = "dist/www", headers = {}) {
  const mounts = Object.entries(typeof folders === "string" ? { "/": folders } : folders)
    .map(([prefix, folder]) => [prefix.endsWith("/") ? prefix : `${prefix}/`, resolve(root, folder)])
    .sort(([one], [other]) => other.length - one.length);
  const server = createServer(async (request, response) => {
    try {
      const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      const [prefix, folder] = mounts.find(([prefix]) => path.startsWith(prefix));
      const file = normalize(join(folder, path.slice(prefix.length) || "index.html"));
      if (!file.startsWith(folder + sep)) throw new Error("outside");
      const body = await readFile(file);
      response.writeHead(200, { "content-type": kinds[extname(file)] ?? "application/octet-stream", ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  // A server that nobody closes, since the browser did not start, must not keep the tests from ending.
  server.unref();
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => (server.close(done), server.closeAllConnections())),
  };
}

/**
 * Opens an address in a context of its own, which ends with the test `t`.
 *
 * @returns the page, `problems`: console errors, uncaught errors and failed requests so far, `warnings`: those of the console, and `requests`: the
 * addresses asked for
 */
export async function open(t, browser, address, options = {}) {
  const context = await browser.newContext(options);
  t.after(() => context.close());
  const page = await context.newPage();
  const problems = [];
  const warnings = [];
  const requests = [];
  page.on("console", (message) => message.type() === "error" && problems.push(`console: ${message.text()}`));
  page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.stack ?? error}`));
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => problems.push(`request: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => response.status() >= 400 && problems.push(`response: ${response.url()} ${response.status()}`));
  await page.goto(address);
  return { page, problems, warnings, requests };
}
