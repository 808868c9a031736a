import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../project/project-files.ts";
import { solution } from "../reader/deviation.ts";
import { SOUND, zipOfParts } from "../reader/sound-solution.ts";
import { emptyFolder, run } from "./run.ts";

/** A project folder with one fault, and the outputs of an earlier build. */
function faultyProject(solutionYaml?: string): string {
  const folder = emptyFolder();
  const out = join(folder, "dist/solution");
  mkdirSync(out, { recursive: true });
  for (const name of ["Old_1_0_0_0.zip", "Old_1_0_0_0_managed.zip", "SHA256SUMS", "INSTALL.md"]) {
    writeFileSync(join(out, name), "old");
  }
  writeFileSync(join(out, "notes.txt"), "not ours");
  if (solutionYaml !== undefined) writeFileSync(join(folder, "solution.yaml"), solutionYaml);
  return folder;
}

test.each([
  ["no YAML", "a: [", "project/"],
  ["an unknown key", "uniqueNme: x", "project/"],
])("build of a project with %s leaves nothing of an earlier build", async (_, text, code) => {
  const folder = faultyProject(text);
  const { exitCode, out, talk } = await run(["build", "--json"], { folder });
  expect({ exitCode, talk }).toEqual({ exitCode: 1, talk: "" });
  const { outputs, findings } = JSON.parse(out);
  expect(outputs).toEqual([]);
  expect(findings[0].code).toContain(code);
  expect(findings[0].at).toMatchObject({ path: "solution.yaml", line: expect.any(Number) });
  expect(readdirSync(join(folder, "dist/solution"))).toEqual(["notes.txt"]);
});

test("build where no project is leaves nothing of an earlier build either", async () => {
  const folder = faultyProject();
  const { exitCode, out, talk } = await run(["build", "--json"], { folder });
  expect({ exitCode, talk }).toEqual({ exitCode: 2, talk: "" });
  expect(JSON.parse(out)).toMatchObject({ findings: [{ code: "cli/no-project" }] });
  expect(readdirSync(join(folder, "dist/solution"))).toEqual(["notes.txt"]);
});

/** A folder below which no folder can be made, and which says of it that there is no such folder. */
const CHILDLESS = process.platform === "linux" ? "/proc/x/deep" : "/dev/null/x";

test("an output folder that cannot be made is unwritable, and the command ends", async () => {
  const { exitCode, out } = await run(["build", "--project", ROOT, "--out", CHILDLESS, "--json"]);
  expect(exitCode).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ findings: [{ code: "cli/unwritable" }] });
});

test("eject writes the tree of a zip, and only that", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "sound.zip"), zipOfParts(SOUND));
  const { exitCode } = await run(["eject", "sound.zip", "--out", "tree"], { folder });
  expect(exitCode).toBe(0);
  const files = readdirSync(join(folder, "tree"), { recursive: true, encoding: "utf8" });
  expect(files).toContain(join("Other", "Solution.xml"));
  expect(files).toContain(join("Other", "Customizations.xml"));
});

const MANAGED = zipOfParts(solution("<Managed>0", "<Managed>1")(SOUND));

test.each([
  ["unmanaged", "", "0"],
  ["unmanaged", "--type unmanaged", "0"],
  ["unmanaged", "--type both", "2"],
  ["managed", "", "1"],
  ["managed", "--type managed", "1"],
])("eject of the %s zip with %j writes Managed %s", async (kind, flags, flag) => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "a.zip"), kind === "managed" ? MANAGED : zipOfParts(SOUND));
  const args = ["eject", "a.zip", "--out", "tree", ...flags.split(" ").filter(Boolean)];
  expect(await run(args, { folder })).toMatchObject({ exitCode: 0 });
  const manifest = readFileSync(join(folder, "tree/Other/Solution.xml"), "utf8");
  expect(manifest).toContain(`<Managed>${flag}</Managed>`);
});

// SolutionPackager: "Solution package type did not match requested type" (solution-format.md §24.8).
test.each([
  ["unmanaged", "managed"],
  ["managed", "unmanaged"],
  ["managed", "both"],
])("eject of the %s zip as %s is wrong usage", async (kind, type) => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "a.zip"), kind === "managed" ? MANAGED : zipOfParts(SOUND));
  const { exitCode, talk } = await run(["eject", "a.zip", "--type", type], { folder });
  expect(exitCode).toBe(2);
  expect(talk).toContain(`a.zip is ${kind}`);
  expect(readdirSync(folder)).toEqual(["a.zip"]);
});

test("eject of an unsound zip writes nothing", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "bad.zip"), "no zip");
  const { exitCode, out } = await run(["eject", "bad.zip", "--out", "tree"], { folder });
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
  expect(readdirSync(folder)).toEqual(["bad.zip"]);
});

test("verify with a tool that is missing is wrong usage, not a skip", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "sound.zip"), zipOfParts(SOUND));
  const { exitCode, talk } = await run(["verify", "sound.zip", "--with", "pac"], {
    folder,
    environment: { COSELL_PAC: join(folder, "no-such-pac") },
  });
  expect(exitCode).toBe(2);
  expect(talk).toContain("(verify/tool-missing)");
});

test("verify compares with the sums beside the zip", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "sound.zip"), zipOfParts(SOUND));
  writeFileSync(join(folder, "SHA256SUMS"), `${"0".repeat(64)}  sound.zip\n`);
  const { exitCode, out } = await run(["verify", "sound.zip", "--project", ROOT, "--json"], {
    folder,
  });
  expect(exitCode).toBe(1);
  const codes = JSON.parse(out).findings.map(({ code }: { code: string }) => code);
  expect(codes).toContain("verify/sum");
});

test("verify also compares what goes with the zip, as far as it is there", async () => {
  const folder = emptyFolder();
  const sums = ["sound.zip", "deployment-settings.template.json", "activation-order.json"].map(
    (name) => `${"0".repeat(64)}  ${name}\n`,
  );
  writeFileSync(join(folder, "sound.zip"), zipOfParts(SOUND));
  writeFileSync(join(folder, "SHA256SUMS"), sums.join(""));
  writeFileSync(join(folder, "deployment-settings.template.json"), "{}");
  const { out } = await run(["verify", "sound.zip", "--project", ROOT, "--json"], { folder });
  const told: readonly { code: string; severity: string; at: { path: string } }[] =
    JSON.parse(out).findings;
  expect(
    told.flatMap(({ code, severity, at }) =>
      code === "verify/sum" ? [`${severity} ${at.path}`] : [],
    ),
  ).toEqual(["error sound.zip", "warning deployment-settings.template.json"]);
});
