import { expect, test } from "vitest";
import { ENGLISH, globalChoice, standardTables } from "#dataverse";
import { checkSolution, type SolutionExample } from "#validation";
import { modelOfExample, PUBLISHER } from "../../../src/validation/example.ts";
import { TRACE } from "../../../src/validation/example-tables.ts";
import { MAIL } from "../../../src/validation/example-variables.ts";
import { compose, DATAVERSE } from "../../../src/validation/examples.ts";

const labels = { [ENGLISH]: "Example" };
const FLOW = { actions: { A: compose(1) } };
const VIEW = {
  kind: "public" as const,
  key: "all",
  labels,
  columns: [{ column: "ex_name", width: 100 }],
  order: { column: "ex_name", descending: false },
};
const KEY = { schemaName: "ex_Once", labels, columns: ["ex_name"] };
const pointing = {
  kind: "one-to-many" as const,
  name: "ex_parent_ex_trace",
  many: TRACE.schemaName,
  one: standardTables.opportunity.schemaName,
  lookup: "ex_Opportunity",
  behavior: "remove-link" as const,
};
const crossing = {
  kind: "many-to-many" as const,
  name: "ex_cross",
  first: standardTables.opportunity.schemaName,
  second: standardTables.account.schemaName,
  intersect: "ex_cross",
};
const without = (column: keyof typeof TRACE.columns) =>
  Object.fromEntries(Object.entries(TRACE.columns).filter(([key]) => key !== column));
const choice = (...codes: readonly string[]) =>
  globalChoice(
    { optionValuePrefix: 10_000 },
    { name: "ex_kind", labels, options: codes.map((code) => ({ code, labels })) },
  );
const bounded = (runs: number) => ({
  triggers: {
    manual: {
      type: "Request",
      kind: "Button",
      inputs: { schema: { type: "object" } },
      runtimeConfiguration: { concurrency: { runs } },
    },
  },
});

/** What a release says and the next one no longer does. */
const DEFECTS: readonly (readonly [string, SolutionExample, SolutionExample, string])[] = [
  ["a flow", { flows: { Sync: FLOW } }, {}, "upgrade/lost-flow"],
  [
    "the id of a flow",
    { flows: { Sync: FLOW } },
    { flows: { Sync: FLOW }, ids: { Sync: "11111111-2222-3333-4444-555555555555" } },
    "upgrade/lost-flow",
  ],
  [
    "ids of two flows, each the other's",
    {
      flows: { One: FLOW, Two: FLOW },
      ids: {
        One: "11111111-2222-3333-4444-555555555555",
        Two: "22222222-2222-3333-4444-555555555555",
      },
    },
    {
      flows: { One: FLOW, Two: FLOW },
      ids: {
        One: "22222222-2222-3333-4444-555555555555",
        Two: "11111111-2222-3333-4444-555555555555",
      },
    },
    "upgrade/lost-flow",
  ],
  ["a table", { tables: [TRACE] }, {}, "upgrade/lost-table"],
  [
    "a column",
    { tables: [TRACE] },
    { tables: [{ ...TRACE, columns: without("notes") }] },
    "upgrade/lost-column",
  ],
  [
    "the type of a column",
    { tables: [TRACE] },
    {
      tables: [
        {
          ...TRACE,
          columns: { ...TRACE.columns, done: { ...TRACE.columns.notes, logicalName: "ex_done" } },
        },
      ],
    },
    "upgrade/column-type",
  ],
  [
    "who owns rows",
    { tables: [TRACE] },
    { tables: [{ ...TRACE, ownership: "organization" }] },
    "upgrade/changed-table",
  ],
  [
    "the name of a set",
    { tables: [TRACE] },
    { tables: [{ ...TRACE, setName: "ex_others" }] },
    "upgrade/changed-table",
  ],
  ["a view", { tables: [{ ...TRACE, views: [VIEW] }] }, { tables: [TRACE] }, "upgrade/lost-part"],
  [
    "a view under its id",
    { tables: [{ ...TRACE, views: [VIEW] }] },
    { tables: [{ ...TRACE, views: [{ ...VIEW, key: "other" }] }] },
    "upgrade/lost-part",
  ],
  ["a key", { tables: [{ ...TRACE, keys: [KEY] }] }, { tables: [TRACE] }, "upgrade/lost-part"],
  [
    "a relationship",
    { tables: [TRACE], relationships: [pointing] },
    { tables: [TRACE] },
    "upgrade/lost-part",
  ],
  [
    "what a lookup points to",
    { tables: [TRACE], relationships: [pointing] },
    {
      tables: [TRACE],
      relationships: [{ ...pointing, one: standardTables.account.schemaName }],
    },
    "upgrade/changed-relationship",
  ],
  [
    "whether a relationship has many on both ends",
    { relationships: [crossing] },
    { relationships: [{ ...pointing, name: "ex_cross" }] },
    "upgrade/changed-relationship",
  ],
  [
    "an option",
    { choices: [choice("one", "two")] },
    { choices: [choice("one")] },
    "upgrade/lost-option",
  ],
  [
    "a connection reference",
    { references: { ex_dataverse: DATAVERSE } },
    { references: { ex_other: DATAVERSE } },
    "upgrade/lost-reference",
  ],
  [
    "the connector of a connection reference",
    { references: { ex_dataverse: DATAVERSE } },
    { references: { ex_dataverse: "shared_teams" } },
    "upgrade/lost-reference",
  ],
  ["an environment variable", { variables: [MAIL] }, {}, "upgrade/lost-variable"],
  [
    "the name that flows know a variable by",
    { variables: [MAIL] },
    { variables: [{ ...MAIL, labels: { [ENGLISH]: "Post" } }] },
    "upgrade/changed-variable",
  ],
  [
    "the kind of a variable",
    { variables: [MAIL] },
    { variables: [{ ...MAIL, kind: "number" as const, defaultValue: 1 } as never] },
    "upgrade/changed-variable",
  ],
  [
    "the bound of runs",
    { flows: { Sync: bounded(1) } },
    { flows: { Sync: {} } },
    "upgrade/concurrency",
  ],
  [
    "the publisher",
    { publisher: PUBLISHER },
    { publisher: { ...PUBLISHER, uniqueName: "other" } },
    "upgrade/identity",
  ],
  [
    "the prefix of the publisher",
    { publisher: PUBLISHER },
    { publisher: { ...PUBLISHER, prefix: "other" } },
    "upgrade/identity",
  ],
];

const told = (before: SolutionExample, now: SolutionExample) =>
  checkSolution(modelOfExample(now), { previous: modelOfExample(before) }).findings.flatMap(
    ({ code }) => (code.startsWith("upgrade/") ? [code] : []),
  );

test.each(DEFECTS)("a release that loses %s", (_, before, now, code) => {
  expect(told(before, { version: "1.1.0.0", ...now })).toContain(code);
});

test.each(DEFECTS)(
  "what keeps %s may be released again, or under a higher version",
  (_, before) => {
    expect(told(before, before)).toEqual([]);
    expect(told(before, { ...before, version: "1.0.10.0" })).toEqual([]);
    expect(told({ ...before, version: "1.0.9.0" }, { ...before, version: "1.0.10.0" })).toEqual([]);
  },
);

/** Whatever an import would change shows under an equal version, and none is below it. */
test.each(DEFECTS)("one version with and without %s is refused", (_, before, now) => {
  expect(told(before, now)).toContain("upgrade/version");
  expect(told({ ...before, version: "1.0.10.0" }, { ...before, version: "1.0.9.0" })).toEqual([
    "upgrade/version",
  ]);
});
