import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { atPart, type Diagnostic } from "#foundation";
import { assemble, EMPTY_LOCK } from "#model";
import { loadProject } from "#project";
import { cosellSolution } from "../src/solution.ts";
import { FLOW_SOURCES, sourceIn } from "../src/sources.ts";
import { ownFiles } from "./project/project-files.ts";

const files = ownFiles();
const project = loadProject(files).value;
if (!project) throw new Error("the project loads");
const definition = cosellSolution(project);
const { model } = assemble(definition, EMPTY_LOCK).value;
const sourceOf = sourceIn(model, definition, files);
const finding = (code: string, message: string, part: string): Diagnostic => ({
  code,
  severity: "error",
  message,
  at: atPart(part),
});

test("every flow is written in a file that says its key", () => {
  expect([...FLOW_SOURCES.keys()].toSorted()).toEqual(
    definition.flows.map(({ key }) => key).toSorted(),
  );
  for (const [key, path] of FLOW_SOURCES) {
    const place = join(import.meta.dirname, "..", path);
    expect(existsSync(place)).toBe(true);
    expect(readFileSync(place, "utf8")).toContain(`key: "${key}"`);
  }
});

test("a finding in a flow names its definition, or the mapping's line that its message quotes", () => {
  const part = model.flows[0]?.part ?? "";
  expect(sourceOf(finding("name/length", "Long.", part))).toMatch(/^src\/flows\//);
  const column = sourceOf(finding("dataverse/column", 'No column "address1_line2".', part));
  const [path = "", line] = column?.split(":") ?? [];
  expect(files.get(path)?.split("\n")[Number(line) - 1]).toContain("address1_line2");
});

test("the column that a pointer names is found in the layer that says it", () => {
  const layered = new Map(files)
    .set(
      "mappings/mine.yaml",
      "extends: default.yaml\nopportunity:\n  columns:\n    dealValue: new_deal\n",
    )
    .set(
      "solution.yaml",
      (files.get("solution.yaml") ?? "").replace(/^mapping: .*$/m, "mapping: mappings/mine.yaml"),
    );
  const part = model.flows[0]?.part ?? "";
  const at = atPart(part, "properties", "inputs", "parameters", "item/new_deal");
  const told = { code: "dataverse/value-type", severity: "error", message: "Wrong.", at } as const;
  expect(sourceIn(model, definition, layered)(told)).toBe("mappings/mine.yaml:4:16");
});

test("what is in no flow is said by solution.yaml or the lock", () => {
  expect(sourceOf(finding("model/twice", "Twice.", "solution"))).toBe("solution.yaml");
  expect(sourceOf(finding("lock/vanished", "Gone.", "solution.lock.yaml"))).toBe(
    "solution.lock.yaml",
  );
});
