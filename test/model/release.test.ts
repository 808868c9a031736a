import { expect, test } from "vitest";
import { parameterFor, variable } from "#connectors";
import { labels } from "#dataverse";
import { assemble, EMPTY_LOCK, type SolutionDefinition } from "#model";
import { compile } from "#packager";
import { checkSolution } from "#validation";
import { compose, flow, fn, whenStartedByHand } from "#wdl";
import { tiny } from "../tiny/definition.ts";

const modelOf = (definition: SolutionDefinition) => assemble(definition, EMPTY_LOCK).value.model;
const before = modelOf(tiny);
const next = { ...tiny, identity: { ...tiny.identity, version: "1.1.0.0" } };

/** What an upgrade from the release to this solution would be told. */
const upgradeCodes = (definition: SolutionDefinition): readonly string[] =>
  checkSolution(modelOf(definition), { previous: before })
    .findings.map(({ code }) => code)
    .filter((code) => code.startsWith("upgrade/"));

const withTables = (
  change: (table: SolutionDefinition["tables"][number]) => SolutionDefinition["tables"],
): SolutionDefinition => ({ ...next, tables: next.tables.flatMap(change) });

test("47: the next version of the same solution loses nothing", () => {
  expect(upgradeCodes(next)).toEqual([]);
});

test.for([
  ["a table", withTables((one) => (one.kind === "own" ? [] : [one])), "upgrade/lost-table"],
  [
    "a column",
    withTables((one) => {
      const { code: _, ...columns } = one.columns;
      return [{ ...one, columns }];
    }),
    "upgrade/lost-column",
  ],
  ["a flow", { ...next, flows: next.flows.slice(1) }, "upgrade/lost-flow"],
  [
    "an option",
    { ...next, choices: next.choices.map((one) => ({ ...one, options: one.options.slice(1) })) },
    "upgrade/lost-option",
  ],
  ["a variable", { ...next, environmentVariables: [] }, "upgrade/lost-variable"],
  ["a reference", { ...next, connectionReferences: [] }, "upgrade/lost-reference"],
  [
    "the type of a column",
    withTables((one) => [
      {
        ...one,
        columns: Object.fromEntries(
          Object.entries(one.columns).map(([key, column]) => [
            key,
            key === "due" ? { ...column, kind: "memo", format: "text", maxLength: 5 } : column,
          ]),
        ) as typeof one.columns,
      },
    ]),
    "upgrade/column-type",
  ],
  [
    "a higher version",
    { ...tiny, identity: { ...tiny.identity, version: "0.9.9.9" } },
    "upgrade/version",
  ],
] as const)("47: without %s an upgrade is told what it loses", ([, definition, code]) => {
  expect(upgradeCodes(definition)).toContain(code);
});

/** A flow that reads a variable, said with one display name and declared with another. */
function reading(said: string, declared: string): SolutionDefinition {
  const mood = (english: string) =>
    ({
      kind: "text",
      schemaName: "tin_Mood",
      labels: labels(english, "Stimmung"),
      descriptions: {},
    }) as const;
  const { trigger } = whenStartedByHand({});
  const source = flow({
    key: "read",
    name: "Read",
    description: "",
    solution: "TinyNotes",
    parameters: [parameterFor(mood(said))],
    trigger,
    steps: (s) => {
      s.do("Say it", compose(fn.concat("It is ", variable(mood(said)))));
    },
  });
  return { ...tiny, flows: [source], environmentVariables: [mood(declared)] };
}

test("48: a new display name of a variable changes every parameter and every reading of it", () => {
  const file = (name: string): string => {
    const { files } = compile(modelOf(reading(name, name)), "managed");
    const flows = files.filter(({ path }) => path.startsWith("Workflows/"));
    return Buffer.concat(flows.map(({ content }) => content)).toString("utf8");
  };
  const [old, renamed] = [file("Mood"), file("How it's going")];
  expect(old).toContain('"Mood (tin_Mood)": {');
  expect(old).toContain("parameters('Mood (tin_Mood)')");
  expect(renamed).toContain("parameters('How it''s going (tin_Mood)')");
  const inJson = (text: string): string => text.replaceAll("Mood (tin_Mood)", "\u0000");
  expect(
    renamed
      .replaceAll("How it''s going (tin_Mood)", "\u0000")
      .replaceAll("How it's going (tin_Mood)", "\u0000"),
  ).toBe(inJson(old));
});

test("48: a definition renamed alone is told", () => {
  const codes = (declared: string) =>
    checkSolution(modelOf(reading("Mood", declared))).findings.map(({ code }) => code);
  expect(codes("Mood")).not.toContain("environment/name");
  expect(codes("Temper")).toContain("environment/name");
});
