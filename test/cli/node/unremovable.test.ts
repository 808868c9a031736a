import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "../../project/project-files.ts";

const ZIP = "CosellConnectorD365_1_0_0_0.zip";
const NOBODY = 65_534;

/** Beside the folder of this run, which is for its owner alone. */
const open = mkdtempSync(join(tmpdir(), "cosell-unremovable-"));
chmodSync(open, 0o755);
afterAll(() => rmSync(open, { recursive: true, force: true }));

/** As nobody where the tests may do everything: rights hold nobody back who is root. */
function buildInto(folder: string) {
  const project = join(open, "project");
  mkdirSync(project);
  for (const name of ["solution.yaml", "solution.lock.yaml", "mappings"]) {
    cpSync(join(ROOT, name), join(project, name), { recursive: true });
  }
  const isRoot = process.getuid?.() === 0;
  cpSync(join(ROOT, "dist/cli"), join(project, "dist/cli"), { recursive: true });
  const command = [join(project, "dist/cli/cosell.js"), "build", "--project", project];
  return spawnSync(process.execPath, [...command, "--out", folder, "--json"], {
    cwd: "/",
    encoding: "utf8",
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });
}

test("an earlier zip in a folder without rights is told, and nothing is built", () => {
  const folder = join(open, "out");
  mkdirSync(folder);
  writeFileSync(join(folder, ZIP), "old");
  chmodSync(folder, 0o555);
  const { status, stdout } = buildInto(folder);
  chmodSync(folder, 0o755);
  expect(JSON.parse(stdout).findings).toMatchObject([
    {
      code: "cli/unremovable",
      message: expect.stringContaining("access is denied"),
      hint: expect.stringContaining("by hand"),
      at: { path: join(folder, ZIP) },
    },
  ]);
  expect(status).toBe(2);
  expect(readdirSync(folder)).toEqual([ZIP]);
});
