// What a server prints of the templates of Svelte and Solid, and the script that takes it over in a page: FRAMEWORK.html.

import { readFile, writeFile } from "node:fs/promises";
import { transformAsync } from "@babel/core";
import { build } from "esbuild";
import { compile } from "svelte/compiler";

const [framework] = process.argv.slice(2);

/** Compiles templates for one side. */
const templates = (side) => ({
  name: "templates",
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({ contents: compile(await readFile(path, "utf8"), { generate: side, filename: path }).js.code }));
    onLoad({ filter: /\.jsx$/ }, async ({ path }) => {
      const { code } = await transformAsync(await readFile(path, "utf8"), { filename: path, configFile: false, presets: [["babel-preset-solid", { generate: side === "server" ? "ssr" : "dom", hydratable: true }]] });
      return { contents: code };
    });
  },
});

const sources = {
  svelte: {
    server: `import { render } from "svelte/server"; import App from "./App.svelte"; export const printed = { body: render(App).body, head: "" };`,
    client: `import { hydrate } from "svelte"; import App from "./App.svelte"; hydrate(App, { target: document.querySelector("#root") });`,
  },
  solid: {
    server: `import { createComponent, generateHydrationScript, renderToString } from "solid-js/web"; import { App } from "./app.jsx"; export const printed = { body: renderToString(() => createComponent(App, {})), head: generateHydrationScript() };`,
    client: `import { createComponent, hydrate } from "solid-js/web"; import { App } from "./app.jsx"; hydrate(() => createComponent(App, {}), document.querySelector("#root"));`,
  },
};

const made = (side, options) =>
  build({ stdin: { contents: sources[framework][side], resolveDir: process.cwd() }, bundle: true, format: "esm", plugins: [templates(side)], logLevel: "error", ...options });

await made("server", { outfile: `${framework}-server.mjs`, platform: "node", conditions: ["node"] });
const { printed } = await import(`./${framework}-server.mjs`);
await made("client", { outfile: `${framework}-client.js`, conditions: ["browser"], footer: { js: `import("../node_modules/hongbao/define.js");` } });
await writeFile(
  `${framework}.html`,
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${printed.head}<body><div id="root">${printed.body}</div><script type="module" src="${framework}-client.js"></script>`,
);
