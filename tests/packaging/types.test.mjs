import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../browser/browser.mjs";
import { install, run } from "./install.mjs";

let project;
let imports;

before(async () => {
  project = await install();
  const { exports } = JSON.parse(await readFile(join(project.folder, "node_modules/hongbao/package.json"), "utf8"));
  const typed = Object.entries(exports).filter(([path, conditions]) => conditions.import !== undefined && !["./react", "./vue"].includes(path));
  imports = (some) => typed.filter(([path]) => some(path)).map(([path], place) => `import * as entry${place} from "hongbao${path.slice(1)}"; void entry${place};`);
});

after(() => project?.remove());

const compilers = ["typescript", "typescript-5.9", "typescript-5.7"];
const surroundings = {
  "a page, bundled": { module: "esnext", moduleResolution: "bundler", lib: ["es2020", "dom"], types: [] },
  Node: { module: "nodenext", moduleResolution: "nodenext", lib: ["es2020"], types: ["node"] },
};

/** What a user writes where the strictest rule for options holds, and what has to be refused. */
const use = `
import { type ErrorCode, explain, HongbaoError, qrToSvg, type Style } from "hongbao";
const style: Style = { size: undefined, shape: "dot" };
void (qrToSvg("x", { ...style, errorCorrection: undefined }) satisfies string);
// @ts-expect-error: a level is one of four
qrToSvg("x", { errorCorrection: "X" });
// @ts-expect-error: the codes are a closed union
const code: ErrorCode = "no-such-code";
void (new HongbaoError("not-ready").code satisfies ErrorCode);
void explain({ code });
`;

/** The classes of the elements are those of a page. */
const withoutPage = (path) => !["./elements", "./define", "./qr-element"].includes(path);

for (const compiler of compilers) {
  for (const [surrounding, options] of Object.entries(surroundings)) {
    test(`${compiler} compiles a user's file for ${surrounding}`, async () => {
      // A file of its own, since a CommonJS user gets other declarations.
      const entries = options.lib.includes("dom") ? () => true : withoutPage;
      const files = options.module === "nodenext" ? ["user.ts", "user.mts"] : ["user.ts"];
      for (const file of files) await writeFile(join(project.folder, file), imports(entries).join("\n") + use);
      const compilerOptions = {
        ...options,
        target: "es2020",
        strict: true,
        exactOptionalPropertyTypes: true,
        noEmit: true,
        skipLibCheck: false,
        typeRoots: [join(root, "node_modules/@types")],
      };
      await writeFile(join(project.folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
      await run(process.execPath, [join(root, "node_modules", compiler, "bin/tsc"), "--project", project.folder]);
    });
  }
}
