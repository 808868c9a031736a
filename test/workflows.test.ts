import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT } from "./project/project-files.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
  readonly permissions?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = join(ROOT, ".github/workflows");
const read = (name: string): Workflow => parse(readFileSync(join(FOLDER, name), "utf8"));
const workflows = readdirSync(FOLDER).map((name) => [name, read(name)] as const);
const stepsOf = ({ jobs }: Workflow): readonly Step[] =>
  Object.values(jobs).flatMap(({ steps }) => steps);

test.each(workflows)(
  "%s may read, and only who publishes may write and runs nothing of ours",
  (_, workflow) => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    for (const { permissions, steps } of Object.values(workflow.jobs)) {
      if (permissions?.["contents"] !== "write") continue;
      expect(steps.filter(({ run = "" }) => /\b(npm|node)\b/.test(run))).toEqual([]);
    }
  },
);

test.each(workflows)(
  "%s pins every action by its commit and leaves no key behind",
  (_, workflow) => {
    const used = stepsOf(workflow).filter(({ uses }) => uses !== undefined);
    expect(used.length).toBeGreaterThan(0);
    for (const { uses = "", with: options } of used) {
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      if (uses.startsWith("actions/checkout@")) {
        expect(options).toMatchObject({ "persist-credentials": false });
      }
    }
  },
);

test.each(workflows)("%s takes nothing an outsider writes into a script", (_, workflow) => {
  for (const { run = "" } of stepsOf(workflow)) expect(run).not.toContain("${{");
});

test("the three Node versions build the same bytes", () => {
  const { jobs } = read("ci.yml");
  expect(jobs["check"]?.strategy?.matrix.node).toEqual([20, 22, 24]);
  const commands = stepsOf(read("ci.yml")).map(({ run = "" }) => run);
  for (const command of ["npm ci", "npm run build", "npm run types", "npm run lint", "npm test"]) {
    expect(commands).toContain(command);
  }
});

test("a release is of the tag's version, built twice and published whole", () => {
  const workflow = read("release.yml");
  expect(Object.keys(workflow.on)).toEqual(["push"]);
  const script = stepsOf(workflow)
    .map(({ run = "" }) => run)
    .join("\n");
  expect(script).toContain('"${TAG#v}" != "$version"');
  expect(script).toContain("diff dist/solution/SHA256SUMS");
  expect(script).toContain("git diff --exit-code -- solution.lock.yaml");
  expect(script).toContain('grep -qFx "  version: ${TAG#v}"');
  for (const file of [
    ...["./*.zip", "SHA256SUMS", "INSTALL.md", "INSTALL.de.md"],
    ...["deployment-settings.template.json", "activation-order.json", "build.json"],
  ]) {
    expect(script.slice(script.indexOf("gh release create"))).toContain(file);
  }
});
