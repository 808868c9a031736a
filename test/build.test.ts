import { expect, test } from "vitest";
import { sha256 } from "#foundation";
import { EMPTY_LOCK } from "#model";
import { build, buildSolution, digestOf } from "../src/build.ts";
import { tiny } from "./tiny/definition.ts";

const built = buildSolution(tiny, EMPTY_LOCK);
const text = (name: string): string => Buffer.from(built.outputs.get(name) ?? []).toString("utf8");

test("a build has both zips, what lies beside them, and nothing against it", () => {
  expect(built.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect([...built.outputs.keys()]).toEqual([
    "TinyNotes_1_0_0_0.zip",
    "TinyNotes_1_0_0_0_managed.zip",
    "activation-order.json",
    "deployment-settings.template.json",
    "build.json",
    "SHA256SUMS",
  ]);
});

test("the sums are those of all other outputs, sorted by name", () => {
  const lines = [...built.outputs]
    .filter(([name]) => name !== "SHA256SUMS")
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
  expect(text("SHA256SUMS")).toBe(lines.join(""));
});

test("49: the settings name every variable and reference, without values", () => {
  expect(JSON.parse(text("deployment-settings.template.json"))).toEqual({
    EnvironmentVariables: [{ SchemaName: "tin_DefaultMood", Value: "" }],
    ConnectionReferences: [
      {
        LogicalName: "tin_CommonDataService",
        ConnectionId: "",
        ConnectorId: "/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps",
      },
    ],
  });
});

test("the order of activation numbers every flow, its children before it", () => {
  const [child, parent] =
    built.model?.flows.toSorted((one) => (one.name === "Start" ? 1 : -1)) ?? [];
  expect(JSON.parse(text("activation-order.json"))).toEqual([
    { step: 1, name: "Write Note – Tiny", workflowId: child?.id, calls: [] },
    { step: 2, name: "Start", workflowId: parent?.id, calls: [child?.id] },
  ]);
});

test("the inventory has the sums of the zips, and neither time nor place", () => {
  const inventory = JSON.parse(text("build.json"));
  const { zips } = inventory;
  expect(zips.map(({ name, sha256: sum }: Record<string, string>) => `${name} ${sum}`)).toEqual(
    [...built.outputs]
      .filter(([name]) => name.endsWith(".zip"))
      .map(([name, bytes]) => `${name} ${sha256(bytes)}`),
  );
  expect(inventory.solution).toEqual({ uniqueName: "TinyNotes", version: "1.0.0.0" });
  expect(text("build.json")).not.toMatch(
    /20\d\d-\d\d-\d\d|[\\/](home|tmp|work|Users)\b|generated/i,
  );
});

test("an error leaves no output", () => {
  const wrong = { ...tiny, choices: [...tiny.choices, ...tiny.choices] };
  const { outputs, findings } = buildSolution(wrong, EMPTY_LOCK);
  expect(findings.map(({ code }) => code)).toContain("model/twice");
  expect(outputs.size).toBe(0);
});

test("a released version with other content leaves no output", () => {
  const { model } = built;
  if (!model) throw new Error("the tiny solution is not built");
  const released = (digest: string) => ({
    ...EMPTY_LOCK,
    released: { version: "1.0.0.0", digest },
  });
  expect(buildSolution(tiny, released(digestOf(model))).outputs.size).toBe(6);
  const other = buildSolution(tiny, released("another"));
  expect(other.findings.map(({ code }) => code)).toContain("lock/version");
  expect(other.outputs.size).toBe(0);
});

test("a release is kept in the lock, and is the same whichever zips were asked for", () => {
  const releases = ([["managed"], ["unmanaged"], ["unmanaged", "managed"]] as const).map(
    (kinds) => buildSolution(tiny, EMPTY_LOCK, { kinds, purpose: "release" }).lock?.released,
  );
  expect(releases).toEqual(Array.from({ length: 3 }, () => releases[0]));
  expect(releases[0]).toEqual({
    version: "1.0.0.0",
    digest: sha256(built.outputs.get("TinyNotes_1_0_0_0.zip") ?? new Uint8Array()),
  });
  expect(built.lock?.released).toBeUndefined();
});

test("what was released may be built again, tried otherwise, and not released otherwise", () => {
  const { lock } = buildSolution(tiny, EMPTY_LOCK, { purpose: "release" });
  const roles = tiny.roles.map((role) => ({ ...role, name: `${role.name} of ours` }));
  const codes = (definition: typeof tiny, purpose: "build" | "release" | "trial") =>
    buildSolution(definition, lock ?? EMPTY_LOCK, { purpose })
      .findings.map(({ code }) => code)
      .filter((code) => code.startsWith("lock/"));
  expect(codes(tiny, "build")).toEqual([]);
  expect(codes(tiny, "release")).toEqual([]);
  expect(codes({ ...tiny, roles }, "trial")).toEqual([]);
  expect(codes({ ...tiny, roles }, "build")).toEqual(["lock/version"]);
  expect(codes({ ...tiny, roles }, "release")).toEqual(["lock/version"]);
});

test("one kind is one zip", () => {
  const { outputs } = buildSolution(tiny, EMPTY_LOCK, { kinds: ["managed"] });
  expect([...outputs.keys()].filter((name) => name.endsWith(".zip"))).toEqual([
    "TinyNotes_1_0_0_0_managed.zip",
  ]);
});

test("a project without its file is a finding", () => {
  expect(build(new Map()).findings.map(({ code }) => code)).toEqual(["project/missing-file"]);
});
