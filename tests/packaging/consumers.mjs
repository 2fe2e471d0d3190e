// Every consumer of the package: the tool whose version counts, whether it is slow to install or to run, and how it comes to a
// report. Where a page reports, it is built by the tool and opened in Chromium.

import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { run } from "./install.mjs";

const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="out/page.js"></script>`;

/** Builds `out/page.js` in the folder of its fixture and opens it. */
const bundled = (folder, program) => async (project) => {
  await project.node(folder, program);
  await writeFile(join(project.folder, folder, "index.html"), page);
  return project.report(`${folder}/index.html`);
};

const bin = (path) => `../node_modules/${path}`;

/** A file that a test runner's test writes. */
async function written(project, folder, args) {
  const path = join(project.folder, folder, "report.json");
  await project.node(folder, args, { HONGBAO_REPORT: path });
  return readFile(path, "utf8");
}

async function jest(project, environment) {
  await build({ entryPoints: [join(project.folder, "shared/work.mjs")], format: "cjs", outfile: join(project.folder, "jest/work.cjs") });
  const flags = ["--rootDir=.", "--testMatch=**/*.test.cjs", "--watchman=false", `--env=${environment}`, "--moduleFileExtensions=cjs", "--moduleFileExtensions=js"];
  return written(project, "jest", [bin("jest/bin/jest.js"), ...flags]);
}

async function vitest(project, environment) {
  return written(project, "vitest", [bin("vitest/vitest.mjs"), "run", `--environment=${environment}`]);
}

/** A server that runs until the report is there. `ready` finds its address, or its port, in what it prints. */
async function served(project, folder, command, args, ready, ask) {
  const server = spawn(command, args, { cwd: join(project.folder, folder), stdio: ["ignore", "pipe", "pipe"], env: project.environment, detached: true });
  try {
    const found = await new Promise((resolve, reject) => {
      let said = "";
      const hear = (chunk) => {
        said += chunk;
        const match = ready.exec(said);
        if (match !== null) resolve(match[1]);
      };
      server.stdout.on("data", hear);
      server.stderr.on("data", hear);
      server.on("error", reject);
      setTimeout(() => reject(new Error(`${command} gives no address: ${said}`)), 30_000).unref();
      server.on("exit", () => reject(new Error(`${command} ended: ${said}`)));
    });
    return await ask(found);
  } finally {
    // With its children: some programs start the one that serves.
    process.kill(-server.pid);
  }
}

const address = /(http:\/\/(?:127\.0\.0\.1|localhost):\d+)/;

async function next(project, flag) {
  const program = bin("next/dist/bin/next");
  await project.node("next", [program, "build", flag]);
  return served(project, "next", process.execPath, [program, "start", "--hostname", "127.0.0.1", "--port", "0"], address, project.takenOver);
}

/** A framework that is built and served by programs which need Node 22. */
const framework = (folder, [builder, ...build], [server, ...serve]) => async (project) => {
  await run(project.node22, [builder, ...build], { cwd: join(project.folder, folder), env: project.environment });
  return served(project, folder, project.node22, [server, ...serve], address, project.takenOver);
};

async function script(project, address) {
  const source = `${await readFile(join(project.folder, "shared/work.mjs"), "utf8")}\nglobalThis.report = work(hongbao, {});`;
  await build({ stdin: { contents: source }, format: "iife", charset: "ascii", outfile: join(project.folder, "script/work.js") });
  return project.report(address);
}

export const consumers = [
  { name: "Node, ESM", run: (project) => project.node("shared", ["print.mjs"]) },
  { name: "Node, CommonJS", run: (project) => project.node("node", ["main.cjs"]) },
  { name: "Deno", tool: "deno", run: (project) => run(join(project.folder, "node_modules/.bin/deno"), ["run", "--quiet", "--allow-read", "shared/print.mjs"], { cwd: project.folder }) },
  { name: "Bun", tool: "bun", run: (project) => run(bunPath(project), ["shared/print.mjs"], { cwd: project.folder }) },
  {
    name: "workerd (Cloudflare)",
    tool: "workerd",
    async run(project) {
      await project.node("workerd", ["build.mjs"]);
      const program = join(project.folder, "node_modules/.bin/workerd");
      return served(project, "workerd", program, ["serve", "config.capnp", "--control-fd=1"], /"port":\s*(\d+)/, async (port) => (await fetch(`http://127.0.0.1:${port}`)).text());
    },
  },
  { name: "esbuild", tool: "esbuild", run: bundled("esbuild", ["build.mjs"]) },
  { name: "Rollup", tool: "rollup", run: bundled("rollup", [bin("rollup/dist/bin/rollup"), "--config", "--failAfterWarnings", "--silent"]) },
  { name: "Rolldown", tool: "rolldown", run: bundled("rolldown", [bin("rolldown/bin/cli.mjs"), "--config"]) },
  { name: "webpack", tool: "webpack", run: bundled("webpack", ["build.mjs"]) },
  { name: "Rspack", tool: "@rspack/core", run: bundled("rspack", ["build.mjs"]) },
  {
    name: "Vite, build",
    tool: "vite",
    async run(project) {
      await project.node("vite", [bin("vite/bin/vite.js"), "build", "--base=./", "--outDir=out"]);
      return project.report("vite/out/", "vite/out");
    },
  },
  {
    name: "Vite, dev",
    tool: "vite",
    run: (project) => served(project, "vite", process.execPath, [bin("vite/bin/vite.js"), "--host", "127.0.0.1"], address, project.report),
  },
  { name: "Vitest, Node", tool: "vitest", run: (project) => vitest(project, "node") },
  { name: "Vitest, happy-dom", tool: "vitest", run: (project) => vitest(project, "happy-dom") },
  { name: "Jest, Node", tool: "jest", run: (project) => jest(project, "node") },
  { name: "Jest, jsdom", tool: "jest", run: (project) => jest(project, "jsdom") },
  { name: "`<script>`, http", bare: true, run: (project) => script(project, "script/index.html") },
  { name: "`<script>`, file://", bare: true, run: (project) => script(project, pathToFileURL(join(project.folder, "script/index.html")).href) },
  {
    name: "Parcel",
    tool: "parcel",
    slow: true,
    async run(project) {
      await project.node("parcel", [bin("parcel/lib/bin.js"), "build", "index.html", "--dist-dir", "out", "--no-cache", "--public-url", "./", "--no-optimize"]);
      return project.report("parcel/out/index.html");
    },
  },
  { name: "Next, Turbopack", tool: "next", slow: true, run: (project) => next(project, "--turbopack") },
  { name: "Next, webpack", tool: "next", slow: true, run: (project) => next(project, "--webpack") },
  { name: "Nuxt", tool: "nuxt", slow: true, run: framework("nuxt", [bin("nuxt/bin/nuxt.mjs"), "build"], [".output/server/index.mjs"]) },
  { name: "Astro", tool: "astro", slow: true, run: framework("astro", [bin("astro/bin/astro.mjs"), "build"], [bin("astro/bin/astro.mjs"), "preview", "--host=127.0.0.1"]) },
  { name: "SvelteKit", tool: "@sveltejs/kit", slow: true, run: framework("sveltekit", [bin("vite/bin/vite.js"), "build"], [bin("vite/bin/vite.js"), "preview", "--host=127.0.0.1"]) },
];

/** Returns where the program of Bun lies. Its package holds a loader that an install script would replace, and no install script is run here. */
export function bunPath({ folder }) {
  const musl = process.platform === "linux" && process.report.getReport().header.glibcVersionRuntime === undefined ? "-musl" : "";
  const arch = process.arch === "arm64" ? "aarch64" : process.arch;
  return join(folder, `node_modules/@oven/bun-${process.platform}-${arch}${musl}/bin/bun`);
}
