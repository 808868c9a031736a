import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isJsonArray, isJsonObject, type Json, parseJson, printJson } from "#foundation";
import { allActions, type FlowDefinition, type Layout, readFlow, writeFlow } from "#wdl";

const reference = process.env["COSELL_REFERENCE"] ?? "";

const flows = readdirSync(reference || "COSELL_REFERENCE is not set", {
  recursive: true,
  encoding: "utf8",
})
  .filter((path) => path.endsWith(".json"))
  .toSorted()
  .flatMap((path) => {
    const parsed = parseJson(readFileSync(join(reference, path), "utf8"));
    return parsed.ok && isFlow(parsed.value) ? [{ path, json: parsed.value }] : [];
  });

function isFlow(json: Json): boolean {
  const properties = isJsonObject(json) ? json.get("properties") : undefined;
  return isJsonObject(properties) && isJsonObject(properties.get("definition"));
}

const carriedBy = (layout: Layout | undefined): number =>
  Object.values(layout ?? {}).reduce((sum, { rest }) => sum + Object.keys(rest ?? {}).length, 0);

/** What the model holds as raw JSON: nodes of unknown type and properties it has no word for. */
function rawIn(flow: FlowDefinition): number {
  const actions = allActions(flow.actions).map(({ action }) => action);
  const nodes = [
    flow,
    ...flow.connections,
    ...flow.parameters,
    ...flow.triggers,
    ...actions,
    ...actions.flatMap((action) => (action.kind === "switch" ? action.cases : [])),
    ...actions.flatMap((action) => (action.kind === "initialize-variable" ? action.variables : [])),
  ];
  const foreign = [...flow.triggers, ...actions].filter(({ kind }) => kind === "foreign").length;
  return foreign + nodes.reduce((sum, { layout }) => sum + carriedBy(layout), 0);
}

/** Counts objects and values, to say what the raw share is a share of. */
const sizeOf = (json: Json): number =>
  isJsonObject(json)
    ? [...json.values()].reduce<number>((sum, child) => sum + sizeOf(child), 1)
    : isJsonArray(json)
      ? json.reduce<number>((sum, child) => sum + sizeOf(child), 1)
      : 1;

test("there are flows to judge", () => expect(flows.length).toBeGreaterThan(80));

test.each(flows)("$path comes back with the same content and key order", ({ path, json }) => {
  const { value, diagnostics } = readFlow(json, path);
  expect(printJson(writeFlow(value))).toBe(printJson(json));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("nothing of them is carried raw", () => {
  const raw = flows.map(({ path, json }) => ({ path, raw: rawIn(readFlow(json, path).value) }));
  const total = raw.reduce((sum, one) => sum + one.raw, 0);
  const size = flows.reduce((sum, { json }) => sum + sizeOf(json), 0);
  process.stdout.write(`raw share: ${total} of ${size} values in ${flows.length} flows\n`);
  expect(raw.filter((one) => one.raw > 0)).toEqual([]);
});
