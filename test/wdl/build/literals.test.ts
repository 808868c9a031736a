import fc from "fast-check";
import { expect, test } from "vitest";
import { runFlow } from "#emulator";
import { isJsonArray, isJsonObject, type Json } from "#foundation";
import { assemble, EMPTY_LOCK } from "#model";
import { compile, pack } from "#packager";
import { loadProject } from "#project";
import { readZip } from "#reader";
import {
  allActions,
  compose,
  filterArray,
  flow,
  fn,
  initialize,
  select,
  set,
  text,
  typed,
  whenStartedByHand,
} from "#wdl";
import { cosellSolution } from "../../../src/solution.ts";
import { ownFiles } from "../../project/project-files.ts";
import { tiny } from "../../tiny/definition.ts";

/** Text that would break out of a literal if anything could. */
const PIECES = [
  ...[
    "'",
    "''",
    "@",
    "@@",
    "@{",
    "@@{",
    "}",
    "{",
    '"',
    "\\",
    "\n",
    "\r\n",
    "\t",
    " ",
    "%",
    ")",
    "(",
    "]",
  ],
  ...["@{utcNow()}", "@utcNow()", "')}", "concat('a')", "ü", "\u{1F600}", "\u2028", "a"],
];
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join("")),
);

/** What a run of the packed flow gives for each step, by the step's name. */
function outputsOf(value: string): ReadonlyMap<string, Json | undefined> {
  const list = typed<readonly string[]>(fn.createArray(value, "other").node);
  const source = flow({
    key: "k",
    name: "Literals",
    description: "",
    solution: "TinyNotes",
    parameters: [],
    trigger: whenStartedByHand({}).trigger,
    steps: (s) => {
      const variable = s.do("Init", initialize("A", "String", value));
      s.do("Alone", compose(value));
      s.do("Inside", compose({ deep: [value] }));
      s.do("As a name", compose({ [`x${value}`]: 1 }));
      s.do("In a call", compose(fn.concat(value, "")));
      s.do("In a text", compose(text`<${value}>`));
      s.do("Compared", compose(fn.equals(typed<string>(fn.concat(value).node), value)));
      s.do("Property", compose(fn.setProperty(typed<object>(fn.json("{}").node), value, value)));
      s.do(
        "Selected",
        select(list, () => ({ got: value })),
      );
      s.do(
        "Filtered",
        filterArray(list, (one) => fn.equals(one, value)),
      );
      s.do("Set", set(variable, value));
      s.when("If it is so", fn.equals(variable.value, value), (s) => {
        s.do("It is so", compose("yes"));
      });
    },
  });
  const { model, lock: _ } = assemble({ ...tiny, flows: [source] }, EMPTY_LOCK).value;
  const read = readZip(pack(compile(model, "managed")), "a.zip");
  const { record } = runFlow(read.model, "Literals");
  const actions = record?.get("actions");
  const named = isJsonObject(actions) ? actions : new Map<string, Json>();
  return new Map(
    [...named].map(([name, action]) => [
      name,
      isJsonObject(action) ? action.get("outputs") : undefined,
    ]),
  );
}

test("any text comes out of a run as it went into the definition", () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const outputs = outputsOf(value);
      const given = (name: string): Json | undefined => {
        const found = outputs.get(name);
        return isJsonObject(found) && found.has("body") ? found.get("body") : found;
      };
      expect(given("Alone")).toBe(value);
      expect(given("Inside")).toEqual(new Map([["deep", [value]]]));
      expect(given("As_a_name")).toEqual(new Map([[`x${value}`, 1n]]));
      expect(given("In_a_call")).toBe(value);
      expect(given("In_a_text")).toBe(`<${value}>`);
      expect(given("Compared")).toBe(true);
      expect(given("Property")).toEqual(new Map([[value, value]]));
      expect(given("Selected")).toEqual([new Map([["got", value]]), new Map([["got", value]])]);
      const kept = given("Filtered");
      expect(isJsonArray(kept) && kept[0]).toBe(value);
      expect(given("It_is_so")).toBe("yes");
    }),
    { numRuns: 60 },
  );
});

test.for([
  "it's",
  "@{utcNow()}",
  "@utcNow()",
  "@@x",
  "@",
  "a'), 'b",
  "line\nbreak",
  '"quoted" \\ back',
  "'@{'}",
])("a mapping's text %j is text in the flows", (value) => {
  const mapping = `extends: ../default.yaml\nopportunity:\n  defaults:\n    new_origin: ${JSON.stringify(value)}\n`;
  const { value: project } = loadProject(ownFiles().set("mappings/examples/x.yaml", mapping), {
    mapping: "mappings/examples/x.yaml",
  });
  if (!project) throw new Error("the mapping is refused");
  const { model } = assemble(cosellSolution(project), EMPTY_LOCK).value;
  const read = readZip(pack(compile(model, "unmanaged")), "a.zip");
  const written = read.model.flows.flatMap(({ definition }) =>
    allActions(definition.actions).flatMap(({ action }) => {
      if (action.kind !== "connector" || action.parameters?.kind !== "record") return [];
      return action.parameters.entries.flatMap((entry) =>
        entry.key.kind === "text" && entry.key.value === "item/new_origin" ? [entry.value] : [],
      );
    }),
  );
  expect(written).toMatchObject([{ kind: "text", value }]);
});
