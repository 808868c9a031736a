import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Coverage, coverageOf, profileDifferences, runFlow } from "#emulator";
import { isJsonArray, isJsonObject, type Json, jsonOf, parseJson } from "#foundation";
import type { FlowComponent } from "#model";
import { allActions, readFlow } from "#wdl";
import { modelOf } from "../emulator/run/flow.ts";

const reference = process.env["COSELL_REFERENCE"] ?? "";

/** Every flow under the reference, once. */
const flows: readonly FlowComponent[] = readdirSync(reference || "COSELL_REFERENCE is not set", {
  recursive: true,
  encoding: "utf8",
})
  .filter((path) => path.endsWith(".json"))
  .toSorted()
  .flatMap((path, index): FlowComponent[] => {
    const parsed = parseJson(readFileSync(join(reference, path), "utf8").replace(/^\uFEFF/, ""));
    if (!parsed.ok || !isFlow(parsed.value)) return [];
    return [
      {
        id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
        name: path,
        state: "on",
        introducedVersion: "1.0",
        definition: readFlow(parsed.value, path).value,
        part: path,
      },
    ];
  });

function isFlow(json: Json): boolean {
  const properties = isJsonObject(json) ? json.get("properties") : undefined;
  return isJsonObject(properties) && isJsonObject(properties.get("definition"));
}

/** Everything outside answers 200 and `{}`. */
function mocksFor({ definition }: FlowComponent): Json {
  const calls = allActions(definition.actions).map(({ action }) => action.name);
  return new Map(calls.map((name) => [name, jsonOf({ statusCode: 200, body: {} })]));
}

test("every real flow runs to an end, whatever becomes of it", () => {
  const endings = new Map<string, number>();
  const thrown: string[] = [];
  let differing = 0;
  for (const flow of flows) {
    try {
      const model = modelOf([flow]);
      const options = { input: jsonOf({ headers: {}, body: {} }), mocks: mocksFor(flow) };
      const { record, findings } = runFlow(model, flow.name, options);
      const status = record?.get("status") ?? findings.at(-1)?.code;
      endings.set(String(status), (endings.get(String(status)) ?? 0) + 1);
      if (profileDifferences(model, flow.name, options).length > 0) differing += 1;
      if (record) expect(isJsonArray(record)).toBe(false);
    } catch (error) {
      thrown.push(`${flow.name}: ${error instanceof Error ? error.stack : error}`);
    }
  }
  console.log(
    `${flows.length} flows:`,
    Object.fromEntries(endings),
    `${differing} with differences`,
  );
  expect(thrown).toEqual([]);
  expect(endings.get("Running") ?? 0).toBe(0);
  expect(flows.length).toBeGreaterThan(20);
});

test("what real flows use is covered: kinds, functions and operations", () => {
  const coverage = coverageOf(flows);
  const print = (part: keyof Coverage): void => {
    const total = coverage[part].reduce((sum, { uses }) => sum + uses, 0);
    const by = (how: string) => coverage[part].filter((one) => one.by === how);
    const list = (how: string) =>
      by(how)
        .map(({ name, uses }) => `${name} ${uses}`)
        .join(", ");
    console.log(
      `${part}: ${coverage[part].length} kinds, ${total} uses; simulated ${by("simulated").length}; ` +
        `by mocks: ${list("mocked") || "none"}; refused: ${list("refused") || "none"}`,
    );
  };
  for (const part of ["triggers", "actions", "functions", "operations"] as const) print(part);
  expect(coverage.functions.filter(({ by }) => by === "refused")).toEqual([]);
  expect(coverage.actions.filter(({ by }) => by === "refused")).toEqual([]);
});
