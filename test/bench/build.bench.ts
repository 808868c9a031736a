import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, bench, describe } from "vitest";

// Each line is a process of its own, started cold. What counts is the ratio to the first line, and
// to Microsoft's packer where the environment variable SOLUTION_PACKAGER names its program.

const root = join(import.meta.dirname, "../..");
const cosell = join(root, "dist/cli/cosell.js");
const packer = process.env["SOLUTION_PACKAGER"];
const folder = mkdtempSync(join(tmpdir(), "cosell-bench-"));
for (const name of ["solution.yaml", "solution.lock.yaml", "mappings"]) {
  cpSync(join(root, name), join(folder, name), { recursive: true });
}
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
}

const build = (): void => run(process.execPath, cosell, "--quiet", "build");

const OFTEN = { iterations: 8, time: 0, warmupIterations: 1, warmupTime: 0 } as const;

describe("one cold process", () => {
  bench("Node starts", () => run(process.execPath, "-e", "0"), OFTEN);
  bench("cosell --help", () => run(process.execPath, cosell, "--help"), OFTEN);
  bench("cosell build: both zips of the product", () => build(), OFTEN);
  if (packer !== undefined && existsSync(packer)) {
    build();
    const out = join(folder, "dist/solution");
    const zip = join(out, readdirSync(out).find((name) => /\d\.zip$/.test(name)) ?? "");
    const start = process.platform === "win32" ? [] : ["mono"];
    const packs = (...args: readonly string[]) => {
      const [command = packer, ...before] = [...start, packer];
      run(command, ...before, ...args, "/disableTelemetry");
    };
    packs("/action:Extract", `/zipfile:${zip}`, "/folder:tree", "/packagetype:Unmanaged");
    bench(
      "SolutionPackager packs one of the two",
      () => packs("/action:Pack", "/zipfile:o.zip", "/folder:tree", "/packagetype:Unmanaged"),
      OFTEN,
    );
  }
});
