import assert from "node:assert/strict";
import { access, constants, readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { parse } from "yaml";

const root = new URL("../../", import.meta.url);
const folder = new URL(".github/workflows/", root);
const names = (await readdir(folder)).sort();
const workflows = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(new URL(name, folder))])));

/** Reads YAML 1.2, which refuses a key that stands twice. */
async function read(url) {
  return parse(await readFile(url, "utf8"), { strict: true, uniqueKeys: true });
}

/** The steps of all jobs of a workflow. */
function steps(workflow) {
  return Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);
}

test("there is one workflow for checks, one for the page, one for releases", () => {
  assert.deepEqual(names, ["ci.yml", "pages.yml", "release.yml"]);
});

test("every action is pinned by a commit, and a comment names its version", async () => {
  for (const name of names) {
    const lines = (await readFile(new URL(name, folder), "utf8")).split("\n");
    for (const line of lines.filter((line) => /\buses:/.test(line) && !/uses: \.\//.test(line))) {
      assert.match(line, /uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, `${name}: ${line}`);
    }
  }
});

test("a workflow may read the repository and no more, unless a job says so", () => {
  for (const name of names) assert.deepEqual(workflows[name].permissions, { contents: "read" }, name);
  const asking = names.flatMap((name) => Object.entries(workflows[name].jobs).filter(([, job]) => job.permissions !== undefined).map(([job]) => `${name} ${job}`));
  assert.deepEqual(asking, ["pages.yml deploy", "release.yml npm", "release.yml crate"]);
});

test("no secret is named, and no checkout keeps its credentials", () => {
  assert.doesNotMatch(JSON.stringify(workflows), /secrets\./);
  for (const step of Object.values(workflows).flatMap(steps).filter(({ uses }) => uses?.startsWith("actions/checkout@"))) {
    assert.equal(step.with["persist-credentials"], false);
  }
});

test("every job ends by itself", () => {
  const jobs = Object.values(workflows).flatMap(({ jobs }) => Object.values(jobs));
  for (const job of jobs.filter(({ uses }) => uses === undefined)) assert.ok(job["timeout-minutes"] <= 120);
});

test("the checks are those of .ci/run, which is a program", async () => {
  assert.ok(steps(workflows["ci.yml"]).some(({ run }) => run === ".ci/run"));
  await access(new URL(".ci/run", root), constants.X_OK);
});

test("the page is published with the documentation below it", () => {
  const commands = workflows["pages.yml"].jobs.build.steps.map(({ run }) => run).filter((run) => run !== undefined);
  assert.ok(commands.indexOf("cargo xtask docs") >= 0 && commands.indexOf("cp -r dist/docs dist/www/docs") > commands.indexOf("cargo xtask docs"));
  assert.equal(workflows["pages.yml"].jobs.build.steps.at(-1).with.path, "dist/www");
});

test("a release is a tag, and publishes only what was checked", () => {
  const { on, jobs } = workflows["release.yml"];
  assert.deepEqual(on, { push: { tags: ["v*"] } });
  assert.equal(jobs.checks.uses, "./.github/workflows/ci.yml");
  assert.ok("workflow_call" in workflows["ci.yml"].on);
  for (const job of [jobs.npm, jobs.crate]) assert.equal(job.needs, "checks");
  assert.ok(jobs.npm.steps.some(({ run }) => /^npm publish .*--provenance/.test(run)));
  assert.ok(jobs.crate.steps.some(({ run }) => run === "cargo publish --package hongbao"));
});
