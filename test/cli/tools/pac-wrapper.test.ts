import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder } from "../run.ts";
import { fakePac } from "./fake-pac.ts";

/** `npm test` bundles first. */
const root = join(import.meta.dirname, "../../..");

/**
 * What the package's own source says of it (`src/index.ts`, `src/actions/unpackSolution.ts`,
 * `src/host/InputValidator.ts`, `src/pac/createPacRunner.ts` of microsoft/powerplatform-cli-wrapper):
 * actions are exported as one object, ask the host for each input that is named, and run `pacPath`.
 */
const WRAPPER = String.raw`
const { appendFileSync } = require("node:fs");
const { execFileSync } = require("node:child_process");
const action = (job) => async (parameters, { workingDir, pacPath, logger, agent }, host) => {
  // As SolutionPackager 9.1.1.146 says of what the wrapper hands on to it.
  if (!/^\w+\/\d+\.\d+\.\d+$/.test(agent)) throw new Error("The automationAgent is invalid.");
  const flags = [
    ["--zipFile", parameters.solutionZipFile],
    ["--folder", parameters.sourceFolder],
    ["--packageType", parameters.solutionType],
  ].flatMap(([flag, entry]) => [flag, host.getInput(entry)]);
  if (parameters.logToConsole) flags.push("--log-to-console");
  logger.log("Calling pac cli inputs: solution " + job + " " + flags.join(" "));
  const said = execFileSync(pacPath, ["solution", job, ...flags], { cwd: workingDir, encoding: "utf8" });
  for (const line of said.trim().split("\n")) logger.log(line);
  logger.log(job + " Action Result: " + said.trim().split("\n"));
  appendFileSync(__dirname + "/calls", job + "\n");
};
exports.actions = { unpackSolution: action("unpack"), packSolution: action("pack") };
exports.createCommandRunner = () => {};
`;

/** A project with its command and what that has built. */
const project = (() => {
  const folder = emptyFolder();
  for (const name of ["solution.yaml", "solution.lock.yaml", "mappings", "dist/cli"]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  const { stdout } = spawnSync(
    process.execPath,
    [join(folder, "dist/cli/cosell.js"), "--json", "build", "--type", "unmanaged"],
    { cwd: folder, encoding: "utf8" },
  );
  const zip = JSON.parse(stdout).outputs.find((name: string) => name.endsWith(".zip"));
  return { folder, zip: `dist/solution/${zip}` };
})();

/** The same with the package beside it. */
function besideWrapper(code = WRAPPER) {
  const folder = emptyFolder();
  cpSync(project.folder, folder, { recursive: true });
  const wrapper = join(folder, "node_modules/@microsoft/powerplatform-cli-wrapper");
  mkdirSync(join(wrapper, "dist"), { recursive: true });
  writeFileSync(join(wrapper, "package.json"), '{"main": "dist/index.js"}');
  writeFileSync(join(wrapper, "dist/index.js"), code);
  return {
    calls: () => readFileSync(join(wrapper, "dist/calls"), "utf8"),
    verify: (environment: Readonly<Record<string, string>>) =>
      spawnSync(
        process.execPath,
        [join(folder, "dist/cli/cosell.js"), "verify", project.zip, "--with", "pac"],
        { cwd: folder, encoding: "utf8", env: { ...process.env, ...environment } },
      ),
  };
}

test.each([
  ["where it is named", (pac: string) => ({ COSELL_PAC: pac })],
  ["on the path", (pac: string) => ({ PATH: `${dirname(pac)}${delimiter}${process.env["PATH"]}` })],
])("Microsoft's wrapper is used if it is installed, with the pac %s", (_, environment) => {
  const { verify, calls } = besideWrapper();
  expect(verify(environment(fakePac("same")))).toMatchObject({ status: 0, stderr: "" });
  expect(calls()).toBe("unpack\npack\n");
});

test("the wrapper brings no pac: without one it is missing", () => {
  const { status, stderr } = besideWrapper().verify({ COSELL_PAC: "/no/such/pac" });
  expect({ status, stderr }).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("(verify/tool-missing)"),
  });
});

test("what pac could not do through the wrapper is told", () => {
  const { status, stderr } = besideWrapper().verify({
    COSELL_PAC: fakePac("same", { exit: 3, says: "no root" }),
  });
  expect({ status, stderr }).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("(verify/tool-failed)"),
  });
});

test.each([
  ["exports nothing of its kind", ""],
  ["lacks what it wants", 'require("fs-extra-that-is-not-there");'],
  ["is broken", "{"],
])("a wrapper that %s is a problem, not passed over", (_, code) => {
  const { status, stderr } = besideWrapper(code).verify({ COSELL_PAC: fakePac("same") });
  expect({ status, stderr }).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("is installed, but cannot be used"),
  });
});
