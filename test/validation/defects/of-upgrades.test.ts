import { expect, test } from "vitest";
import {
  type Column,
  choiceColumn,
  decimal,
  ENGLISH,
  type FormControl,
  type GlobalChoice,
  globalChoice,
  localChoice,
  memo,
  standardTables,
  text,
  wholeNumber,
} from "#dataverse";
import { checkSolution, type SolutionExample } from "#validation";
import { modelOfExample, PUBLISHER } from "../../../src/validation/example.ts";
import { TRACE } from "../../../src/validation/example-tables.ts";
import { MAIL } from "../../../src/validation/example-variables.ts";
import {
  BUTTON_TRIGGER,
  compose,
  DAILY,
  DATAVERSE,
  HTTP_TRIGGER,
} from "../../../src/validation/examples.ts";

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
const called = (code: string) => ({ code, labels: { [ENGLISH]: code } });
const choice = (...codes: readonly string[]) =>
  globalChoice(
    { optionValuePrefix: 10_000 },
    { name: "ex_kind", labels, options: codes.map(called) },
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

const localOptions = (...codes: readonly string[]) =>
  localChoice({ optionValuePrefix: 10_000 }, codes.map(called));
const withColumn = (column: Column): SolutionExample => {
  const others = Object.entries(TRACE.columns).filter(
    ([, { logicalName }]) => logicalName !== column.logicalName,
  );
  return { tables: [{ ...TRACE, columns: { ...Object.fromEntries(others), tried: column } }] };
};
const choosing = (choice: ReturnType<typeof localOptions> | GlobalChoice): SolutionExample => ({
  ...withColumn(choiceColumn("ex_kind", { labels, choice })),
  choices: choice.kind === "global-choice" ? [choice] : [],
});
const name = (maxLength: number) => text("ex_name", { labels, maxLength });
const count = (min: number, max: number) => wholeNumber("ex_count", { labels, min, max });
const rate = (precision: number) => decimal("ex_rate", { labels, precision });
const SHOWN: FormControl = { kind: "column", column: "ex_name" };
const ROWS: FormControl = {
  kind: "subgrid",
  key: "rows",
  labels,
  relationship: "ex_parent_ex_trace",
  target: "ex_trace",
  view: "all",
};
const onForm = (...rows: readonly FormControl[]): SolutionExample => ({
  tables: [
    {
      ...TRACE,
      forms: [{ kind: "main", key: "main", labels, sections: [{ key: "all", labels, rows }] }],
    },
  ],
});

type Defect = readonly [string, SolutionExample, SolutionExample, string];

/** What a release says and the next one no longer does. */
const DEFECTS: readonly Defect[] = [
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
    "an option of a column's own",
    choosing(localOptions("one", "two")),
    choosing(localOptions("one")),
    "upgrade/lost-option",
  ],
  [
    "the number of an option",
    { choices: [choice("one", "two")] },
    { choices: [choice("zero", "one", "two")] },
    "upgrade/moved-option",
  ],
  [
    "the numbers of two options of a column's own, each the other's",
    choosing(localOptions("one", "two")),
    choosing(localOptions("two", "one")),
    "upgrade/moved-option",
  ],
  [
    "the choice of a column",
    choosing(choice("one")),
    choosing({ ...choice("one"), name: "ex_other" }),
    "upgrade/changed-choice",
  ],
  [
    "the shared choice of a column",
    choosing(choice("one")),
    choosing(localOptions("one")),
    "upgrade/changed-choice",
  ],
  ["room for text", withColumn(name(100)), withColumn(name(99)), "upgrade/narrower-column"],
  [
    "room for long text",
    withColumn(memo("ex_notes", { labels, maxLength: 2000 })),
    withColumn(memo("ex_notes", { labels, maxLength: 1999 })),
    "upgrade/narrower-column",
  ],
  ["the least number", withColumn(count(0, 9)), withColumn(count(1, 9)), "upgrade/narrower-column"],
  [
    "the greatest number",
    withColumn(count(0, 9)),
    withColumn(count(0, 8)),
    "upgrade/narrower-column",
  ],
  ["a decimal", withColumn(rate(2)), withColumn(rate(1)), "upgrade/narrower-column"],
  [
    "its address for callers",
    { flows: { Sync: { triggers: HTTP_TRIGGER } } },
    { flows: { Sync: { triggers: DAILY } } },
    "upgrade/trigger-kind",
  ],
  [
    "its button",
    { flows: { Sync: { triggers: BUTTON_TRIGGER } } },
    { flows: { Sync: { triggers: HTTP_TRIGGER } } },
    "upgrade/trigger-kind",
  ],
  [
    "the columns of a key",
    { tables: [{ ...TRACE, keys: [KEY] }] },
    { tables: [{ ...TRACE, keys: [{ ...KEY, columns: ["ex_notes"] }] }] },
    "upgrade/changed-key",
  ],
  ...(
    [
      ["remove-link", "delete"],
      ["remove-link", "restrict"],
      ["remove-link", "parental"],
      ["restrict", "delete"],
      ["delete", "parental"],
      ["delete", "restrict"],
    ] as const
  ).map(
    ([was, is]): Defect => [
      `a cascade (${was}, now ${is})`,
      { tables: [TRACE], relationships: [{ ...pointing, behavior: was }] },
      { tables: [TRACE], relationships: [{ ...pointing, behavior: is }] },
      "upgrade/harsher-cascade",
    ],
  ),
  ["a column of a form", onForm(SHOWN, ROWS), onForm(ROWS), "upgrade/lost-control"],
  ["a list of a form", onForm(SHOWN, ROWS), onForm(SHOWN), "upgrade/lost-control"],
  [
    "a list of a form that shows all rows",
    onForm(SHOWN, { ...ROWS, relationship: "" }),
    onForm(SHOWN),
    "upgrade/lost-control",
  ],
  [
    "a column of a view",
    { tables: [{ ...TRACE, views: [VIEW] }] },
    { tables: [{ ...TRACE, views: [{ ...VIEW, columns: [{ column: "ex_done", width: 50 }] }] }] },
    "upgrade/lost-view-column",
  ],
  [
    "the audit of rows",
    { tables: [{ ...TRACE, audited: true }] },
    { tables: [TRACE] },
    "upgrade/audit-off",
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

test("what a form no longer shows is named", () => {
  const messageOf = (before: SolutionExample) =>
    checkSolution(modelOfExample({ ...onForm(SHOWN), version: "1.1.0.0" }), {
      previous: modelOfExample(before),
    }).findings.find(({ code }) => code === "upgrade/lost-control")?.message;
  const related = "no longer shows rows of ex_trace by ex_parent_ex_trace.";
  expect(messageOf(onForm(SHOWN, ROWS))).toContain(related);
  const all = messageOf(onForm(SHOWN, { ...ROWS, relationship: "" }));
  expect(all).toContain("no longer shows rows of ex_trace.");
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
