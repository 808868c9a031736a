import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { ownFiles, ROOT } from "../project/project-files.ts";
import { emptyFolder, run } from "./run.ts";

const LOCK = "solution.lock.yaml";

function project(): string {
  const folder = emptyFolder();
  const lock = readFileSync(join(ROOT, LOCK), "utf8");
  for (const [path, content] of [...ownFiles(), [LOCK, lock] as const]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function change(folder: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), "utf8");
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  writeFileSync(join(folder, path), text.replace(from, to));
}

const built = async (folder: string, ...flags: readonly string[]) => {
  const { exitCode, out } = await run(["build", "--json", ...flags], { folder });
  const { findings } = JSON.parse(out);
  const errors = findings.filter(({ severity }: { severity: string }) => severity === "error");
  return { exitCode, errors };
};

test("a release is written into the lock, and keeps its version", async () => {
  const folder = project();
  expect(await built(folder)).toEqual({ exitCode: 0, errors: [] });
  expect(readFileSync(join(folder, LOCK), "utf8")).not.toContain("released");

  expect(await built(folder, "--release")).toEqual({ exitCode: 0, errors: [] });
  const lock = readFileSync(join(folder, LOCK), "utf8");
  expect(lock).toMatch(/^released:\n {2}version: 1\.0\.0\.0\n {2}digest: [0-9a-f]{64}\n/m);

  expect(await built(folder)).toEqual({ exitCode: 0, errors: [] });
  expect(readFileSync(join(folder, LOCK), "utf8")).toBe(lock);

  const line = (key: string) =>
    lock.split("\n").findIndex((one) => one.startsWith(`  ${key}:`)) + 1;
  change(folder, "solution.yaml", "1033: Co-sell Connector", "1033: Another Connector");
  for (const flags of [[], ["--release"]]) {
    const { exitCode, errors } = await built(folder, ...flags);
    expect(exitCode).toBe(1);
    expect(errors).toMatchObject([
      {
        code: "lock/version",
        message: "Version 1.0.0.0 was released with other content.",
        hint: expect.stringContaining("Raise the version"),
        at: { path: LOCK, line: line("digest"), column: 3 },
      },
    ]);
  }
  change(folder, "solution.yaml", "version: 1.0.0.0", "version: 0.9.0.0");
  const { errors } = await built(folder);
  const lower = errors.find(({ code }: { code: string }) => code === "lock/version");
  expect(lower).toMatchObject({
    message: expect.stringMatching(
      /^Version 0\.9\.0\.0 is below 1\.0\.0\.0, with which (\d+) of \1 parts/,
    ),
    at: { path: LOCK, line: line("  introduced"), column: 5 },
    hint: "Raise the version in solution.yaml.",
  });
  expect(errors).toHaveLength(1);
  // Also where the parts say nothing of it.
  const parts = readFileSync(join(folder, LOCK), "utf8").replaceAll(
    "introduced: 1.",
    "introduced: 0.",
  );
  writeFileSync(join(folder, LOCK), parts);
  const { out } = await run(["check", "--json"], { folder });
  expect(out).toContain("Version 0.9.0.0 is below the released 1.0.0.0.");
  writeFileSync(join(folder, LOCK), lock);

  change(folder, "solution.yaml", "version: 0.9.0.0", "version: 1.0.1.0");
  expect(await built(folder, "--release")).toEqual({ exitCode: 0, errors: [] });
  expect(readFileSync(join(folder, LOCK), "utf8")).toContain("version: 1.0.1.0");
});

test("a mapping that is tried is not released", async () => {
  const { exitCode, out } = await run(
    ["build", "--release", "--mapping", "mappings/default.yaml", "--json"],
    { folder: project() },
  );
  expect(exitCode).toBe(2);
  expect(JSON.parse(out)).toMatchObject({
    findings: [{ code: "cli/usage", hint: expect.any(String) }],
  });
});

test.each([
  ["2.0.0.0", /came with 2\.0\.0\.0, and this is 1\.0\.0\.0/],
  ["foo", /"foo" is no version/],
])("introduced: %s is a finding at its line, also of a check", async (version, said) => {
  const folder = project();
  change(folder, LOCK, "introduced: 1.0.0.0", `introduced: ${version}`);
  const lines = readFileSync(join(folder, LOCK), "utf8").split("\n");
  const at = { path: LOCK, line: lines.indexOf(`    introduced: ${version}`) + 1, column: 5 };
  const wanted = { code: "lock/introduced", message: expect.stringMatching(said), at };
  expect((await built(folder)).errors).toMatchObject([wanted]);
  const { out } = await run(["check", "--json"], { folder });
  expect(JSON.stringify(JSON.parse(out))).toContain("lock/introduced");
  expect(out).toContain(`"line": ${at.line}`);
});

test("what fails is not released", async () => {
  const folder = project();
  expect((await built(folder, "--release", "--fail-on", "info")).exitCode).toBe(1);
  expect(readFileSync(join(folder, LOCK), "utf8")).not.toContain("released");
});
