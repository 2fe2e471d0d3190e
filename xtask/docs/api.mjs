// The reference of the package, by TypeDoc, from the declarations that the package ships.

import { register } from "node:module";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Stands for the address of the guides, which another page names otherwise. */
const guides = "https://guides.invalid/";

register("./typescript.mjs", import.meta.url);

/**
 * Writes the reference into a folder.
 *
 * @returns what can be found in it: for each name its `title`, its `path` in the folder, the `entry` it is in and the `text` it begins with
 */
export async function writeApi(folder, version) {
  const { Application, PageEvent, ReflectionKind, RendererEvent } = await import("typedoc");
  const { exports } = JSON.parse(await readFile("dist/npm/package.json", "utf8"));
  const entries = Object.entries(exports).filter(([path, { import: given }]) => given !== undefined && !path.endsWith(".wasm"));
  const names = new Map(entries.map(([path, { import: given }]) => [given.types.replace(/^\.\/(.*)\.d\.ts$/, "$1"), `hongbao${path.slice(1)}`]));
  const app = await Application.bootstrap({
    entryPoints: [...names.keys()].map((name) => `dist/npm/${name}.d.ts`),
    tsconfig: "xtask/docs/tsconfig.json",
    basePath: "dist/npm",
    name: `hongbao ${version}`,
    readme: "none",
    disableSources: true,
    excludeInternal: true,
    excludePrivate: true,
    githubPages: false,
    navigation: { includeFolders: false },
    navigationLinks: { Guides: guides },
    sort: ["source-order"],
    validation: { notExported: false },
    blockTags: ["@attr", "@fires", "@slot", "@csspart", "@cssprop", "@cssstate", "@element", "@example", "@throws", "@returns", "@param", "@defaultValue"],
    logLevel: "Warn",
  });
  const project = await app.convert();
  if (project === undefined) throw new Error("TypeDoc made nothing of dist/npm");
  for (const module of project.getReflectionsByKind(ReflectionKind.Module)) module.name = names.get(module.name) ?? module.name;
  let found = [];
  // Only while it writes does it know where each name comes to lie.
  app.renderer.on(RendererEvent.BEGIN, () => {
    found = listed(project, ReflectionKind, app.renderer.router);
  });
  app.renderer.on(PageEvent.END, (page) => {
    const up = "../".repeat(page.url.split("/").length);
    // Its script puts the icons into each page; from the file beside it a browser takes none on disk.
    page.contents = page.contents?.replace(/href="[^"]*assets\/icons\.svg#/g, 'href="#').replaceAll(`href="${guides}"`, `href="${up}index.html"`);
  });
  await app.generateDocs(project, folder);
  await writeFile(join(folder, "LICENSE.txt"), await readFile("node_modules/typedoc/LICENSE"));
  return found;
}

/** What the search finds: every name that an entry exports, and the functions of its objects. */
function listed(project, kinds, router) {
  const found = [];
  for (const module of project.getReflectionsByKind(kinds.Module)) {
    for (const each of module.children ?? []) {
      if (each.kindOf(kinds.Reference)) continue;
      const comment = each.comment ?? each.signatures?.[0]?.comment;
      const text = (comment?.summary ?? []).map((part) => part.text).join("").replace(/\s+/g, " ").trim();
      const inner = each.type?.declaration?.children ?? [];
      found.push({ title: each.name, entry: module.name, path: router.getFullUrl(each), text: [text, ...inner.map(({ name }) => `${each.name}.${name}`)].join(" ") });
    }
  }
  return found;
}
