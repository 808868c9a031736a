import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ROOT } from "../../project/project-files.ts";
import { emptyFolder, run } from "../run.ts";

// Whoever runs the tests may be allowed everything, so a folder without rights is played.
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const rmSync: typeof fs.rmSync = (path, options) => {
    if (String(path).includes("readonly")) {
      throw Object.assign(new Error("EACCES"), { code: "EACCES" });
    }
    fs.rmSync(path, options);
  };
  return { ...fs, rmSync };
});

test("an earlier zip that cannot be removed is told, and nothing is built", async () => {
  const folder = join(emptyFolder(), "readonly");
  const fs = await import("node:fs");
  fs.mkdirSync(folder);
  const zip = join(folder, "CosellConnectorD365_1_0_0_0.zip");
  writeFileSync(zip, "old");
  const args = ["build", "--project", ROOT, "--out", folder, "--json"];
  const { exitCode, out } = await run(args);
  expect(exitCode).toBe(2);
  expect(JSON.parse(out).findings).toMatchObject([
    {
      code: "cli/unremovable",
      message: expect.stringContaining("access is denied"),
      hint: expect.stringContaining("by hand"),
      at: { path: zip },
    },
  ]);
});
