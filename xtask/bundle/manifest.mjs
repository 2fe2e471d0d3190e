// The package.json that is published.

import { readFile } from "node:fs/promises";
import { entries, files } from "./entries.mjs";

/** `names` are the package's files. */
export async function manifest(version, names) {
  const main = entries.find(({ exported }) => exported === ".").name;
  const script = entries.find(({ script }) => script !== undefined);
  const imported = entries.filter(({ bin }) => bin === undefined);
  const programs = entries.filter(({ bin }) => bin !== undefined).map(({ name, bin }) => [bin, `./${name}.cjs`]);
  const plain = files.filter(({ exported, name }) => exported !== undefined && names.includes(name));
  const active = entries.filter(({ sideEffects }) => sideEffects).flatMap(({ name }) => names.filter((file) => file === `${name}.js` || file === `${name}.cjs`));
  return {
    name: "hongbao",
    version,
    description: await crate("description"),
    keywords: ["qr", "qrcode", "rmqr", "micro-qr", "red-packet", "red-envelope", "hongbao", "红包", "二维码", "wasm"],
    license: await crate("license"),
    type: "module",
    main: `./${main}.cjs`,
    module: `./${main}.js`,
    types: `./${main}.d.ts`,
    unpkg: `./${script.name}.js`,
    jsdelivr: `./${script.name}.js`,
    bin: Object.fromEntries(programs),
    customElements: "./custom-elements.json",
    "web-types": "./web-types.json",
    exports: {
      ...Object.fromEntries(imported.map((entry) => [entry.exported, conditions(entry)])),
      ...Object.fromEntries(plain.map(({ exported, name, typed = false, declares = false }) => [exported, declares ? { types: `./${name}` } : typed ? typedFile(name) : `./${name}`])),
      "./integrity.json": "./integrity.json",
      "./custom-elements.json": "./custom-elements.json",
      "./vscode.html-custom-data.json": "./vscode.html-custom-data.json",
      "./web-types.json": "./web-types.json",
      "./package.json": "./package.json",
    },
    files: [...names].sort(),
    peerDependencies: { react: ">=18", vue: ">=3.3" },
    peerDependenciesMeta: { react: { optional: true }, vue: { optional: true } },
    sideEffects: active.length > 0 && active.map((file) => `./${file}`),
    engines: { node: ">=20" },
  };
}

/** The types come first in each condition: what follows the first match is never read. */
function conditions({ name, source, script, slim = false }) {
  if (script !== undefined) return `./${name}.js`;
  const types = source.replace(/^js\/(.*)\.ts$/, "./$1");
  return {
    ...(slim ? {} : { workerd: { types: `${types}.d.ts`, default: `./workerd/${name}.js` } }),
    import: { types: `${types}.d.ts`, default: `./${name}.js` },
    require: { types: `${types}.d.cts`, default: `./${name}.cjs` },
  };
}

function typedFile(name) {
  return {
    import: { types: `./${name}.d.ts`, default: `./${name}` },
    require: { types: `./${name}.d.cts`, default: `./${name}` },
  };
}

async function crate(field) {
  const text = await readFile("Cargo.toml", "utf8");
  const value = new RegExp(`^${field} = "(.*)"$`, "m").exec(text);
  if (value === null) throw new Error(`Cargo.toml has no ${field}`);
  return value[1];
}
