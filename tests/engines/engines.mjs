// Engines that are not today's Chromium, each as a function that opens a page and returns the report that the page writes.

import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { root } from "../browser/browser.mjs";

const execute = promisify(execFile);
const folder = join(root, "target/engines");
const report = "document.documentElement.getAttribute('data-report')";

/** Installs the drivers and old browsers that npm has. */
export async function install() {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), await readFile(new URL("package.json", import.meta.url)));
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const flags = ["--no-save", "--no-package-lock", "--ignore-scripts", "--prefer-offline", "--legacy-peer-deps", "--no-audit", "--no-fund", "--loglevel=error"];
  await execute(npm, ["install", ...flags], { cwd: folder });
}

/** Debian's Firefox, through puppeteer. */
export async function firefox() {
  const { launch } = createRequire(join(folder, "package.json"))("puppeteer-core");
  const defaultViewport = { width: 1280, height: 720 };
  const browser = await launch({ browser: "firefox", executablePath: process.env.HONGBAO_FIREFOX, headless: true, defaultViewport });
  return {
    async open(address) {
      const page = await browser.newPage();
      await page.goto(address);
      return settled(() => page.evaluate(report));
    },
    /** A tab with what people do in one; `run` takes the body of a function. */
    async visit(address) {
      const page = await browser.newPage();
      await page.goto(address);
      const run = (body) => page.evaluate(`(() => { ${body} })()`);
      return {
        run,
        click: (selector) => page.click(selector),
        async fill(selector, text) {
          await run(selection(selector));
          await page.keyboard.type(text);
        },
        choose: (value) => page.select(`select:has(option[value="${value}"])`, value),
        reload: () => page.reload(),
      };
    },
    close: () => browser.close(),
  };
}

/** Debian's WebKitGTK, by plain WebDriver on a screen of its own. */
export async function webkit() {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const display = `:${100 + (port % 400)}`;
  const screen = spawn(process.env.HONGBAO_XVFB, [display, "-screen", "0", "1280x800x24", "-nolisten", "tcp"], { stdio: "ignore" });
  const environment = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: "1", LIBGL_ALWAYS_SOFTWARE: "1" };
  const driver = spawn(process.env.HONGBAO_WEBDRIVER, [`--port=${port}`], { stdio: "ignore", env: environment });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error !== undefined) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const ends = () => [driver, screen].forEach((program) => program.kill());
  try {
    await settled(() => ask("GET", "/status").then(({ ready }) => (ready ? "true" : null), () => null));
    const browser = { binary: miniBrowser(), args: ["--automation"] };
    const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": browser } } });
    const command = (path, body = {}) => ask("POST", `/session/${sessionId}/${path}`, body);
    const run = (script) => command("execute/sync", { script, args: [] });
    const element = async (value) => `element/${Object.values(await command("element", { using: "css selector", value }))[0]}`;
    return {
      async open(address) {
        await command("url", { url: address });
        return settled(() => run(`return ${report}`));
      },
      /** The one tab, with what people do in it; `run` takes the body of a function. */
      async visit(address) {
        await command("url", { url: address });
        return {
          run,
          click: async (selector) => command(`${await element(selector)}/click`),
          async fill(selector, text) {
            await run(selection(selector));
            await command(`${await element(selector)}/value`, { text });
          },
          choose: async (value) => command(`${await element(`option[value="${value}"]`)}/click`),
          reload: () => command("refresh"),
        };
      },
      async close() {
        await ask("DELETE", `/session/${sessionId}`).catch(() => undefined);
        ends();
      },
    };
  } catch (problem) {
    ends();
    throw problem;
  }
}

/** Selects all of a field, so that what is typed takes its place. */
function selection(selector) {
  return `const field = document.querySelector("${selector}"); field.focus(); field.select();`;
}

/** The browser that comes with WebKitGTK, in the folder of the system's architecture. */
function miniBrowser() {
  for (const library of ["x86_64-linux-gnu", "aarch64-linux-gnu", ""]) {
    for (const version of ["4.1", "4.0"]) {
      const path = join("/usr/lib", library, `webkit2gtk-${version}/MiniBrowser`);
      if (existsSync(path)) return path;
    }
  }
  throw new Error("MiniBrowser is not where webkit2gtk-driver puts it");
}

/** An old Chromium from an npm package. */
export async function oldChromium(name) {
  const packed = join(folder, "node_modules", name, "bin");
  const place = await mkdtemp(join(tmpdir(), "hongbao-engine-"));
  const program = join(place, "chromium");
  await writeFile(program, await promisify(brotliDecompress)(await readFile(join(packed, "chromium.br"))));
  await chmod(program, 0o755);
  return {
    /** Opens a page, which sends its report by itself, since the drivers of an old Chromium are as old as it is. */
    async open(address) {
      const { promise, listener } = mailbox();
      await new Promise((done) => listener.listen(0, "127.0.0.1", done));
      const [path, hash = ""] = address.split("#");
      const to = `http://127.0.0.1:${listener.address().port}/`;
      const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", `--user-data-dir=${place}/profile`];
      const browser = spawn(program, [...flags, `${path}?to=${encodeURIComponent(to)}#${hash}`], { stdio: "ignore", detached: true });
      try {
        return JSON.parse(await promise);
      } finally {
        process.kill(-browser.pid, "SIGKILL");
        listener.close();
        listener.closeAllConnections();
      }
    },
    close: () => rm(place, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** A server that takes one letter, within half a minute. */
function mailbox() {
  let listener;
  const promise = new Promise((resolve, reject) => {
    listener = createServer((request, response) => {
      let letter = "";
      request.on("data", (piece) => (letter += piece));
      request.on("end", () => {
        response.end();
        resolve(letter);
      });
    });
    setTimeout(() => reject(new Error("no report within 30 seconds")), 30_000).unref();
  });
  return { promise, listener };
}

/** Asks again until there is an answer. */
async function settled(ask) {
  for (let turn = 0; turn < 300; turn += 1) {
    const answer = await ask();
    if (answer !== null) return JSON.parse(answer);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("no report within 30 seconds");
}
