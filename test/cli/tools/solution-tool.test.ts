import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { roundTrip } from "../../../src/cli/tools/round-trip.ts";
import { findTool } from "../../../src/cli/tools/solution-tool.ts";
import { customizations } from "../../reader/deviation.ts";
import { SOUND, zipOfParts } from "../../reader/sound-solution.ts";
import { emptyFolder } from "../run.ts";
import { fakePac } from "./fake-pac.ts";

const sound = zipOfParts(SOUND);
const changed = zipOfParts(
  customizations(/<IntroducedVersion>[^<]*/, "<IntroducedVersion>9.9.9.9")(SOUND),
);

const pac = (path: string) =>
  findTool("pac", { environment: { COSELL_PAC: path }, platform: process.platform });

test("a zip that comes back as it went gives no finding", async () => {
  expect(await roundTrip(await pac(fakePac("same")), sound, "s.zip")).toEqual([]);
});

test("what comes back differently is named with its place", async () => {
  const other = join(emptyFolder(), "other.zip");
  writeFileSync(other, changed);
  const [finding, ...more] = await roundTrip(await pac(fakePac(other)), sound, "s.zip");
  expect(finding).toMatchObject({
    code: "verify/different",
    severity: "error",
    at: { part: "customizations.xml" },
  });
  expect(more).toEqual([]);
});

// solution-format.md §24.7, §24.9: exit 0 alone proves little.
test.each([
  "2 warnings encountered.",
  "Following root components are not defined in customizations:\n  Type='Workflow'",
  "There are 3 unnecessary files",
  "Warning: Component already in the list",
])("a tool that ends well and says %j has not done its work", async (says) => {
  const findings = await roundTrip(await pac(fakePac("same", { says })), sound, "s.zip");
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
    ["verify/tool-warning", "error"],
    ["verify/tool-warning", "error"],
  ]);
});

test("a tool that finds nothing to warn of may say so", async () => {
  const tool = await pac(
    fakePac("same", { says: "Unmanaged Pack complete.\n0 warnings encountered" }),
  );
  expect(await roundTrip(tool, sound, "s.zip")).toEqual([]);
});

test("a tool that fails is an error with what it said", async () => {
  const tool = await pac(fakePac("same", { exit: 3, says: "no root" }));
  const findings = await roundTrip(tool, sound, "s.zip");
  expect(findings).toMatchObject([
    { code: "verify/tool-failed", message: expect.stringContaining("no root") },
  ]);
});

test("a tool that ends well and leaves no zip has failed", async () => {
  expect(await roundTrip(await pac(fakePac("none")), sound, "s.zip")).toMatchObject([
    { code: "verify/tool-failed", severity: "error", message: expect.stringContaining("no zip") },
  ]);
});

test("an unsound zip is not given to a tool, which writes wherever it is told", async () => {
  const findings = await roundTrip(await pac(fakePac("same")), new Uint8Array(4), "s.zip");
  expect(findings).toMatchObject([{ code: "verify/not-tried", severity: "error" }]);
});

test.each([
  ["pac", { COSELL_PAC: "/no/such/pac" }, "linux"],
  ["solutionpackager", {}, "linux"],
  ["solutionpackager", { COSELL_SOLUTIONPACKAGER: "/no/such/SolutionPackager.exe" }, "linux"],
] as const)(
  "%s with %j on %s is missing, and that is a problem",
  async (name, environment, platform) => {
    await expect(findTool(name, { environment, platform })).rejects.toMatchObject({
      findings: [{ code: "verify/tool-missing", hint: expect.stringContaining("COSELL_") }],
    });
  },
);
