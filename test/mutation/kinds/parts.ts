import type { SolutionModel, TableComponent } from "#model";
import type { Loose } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import type { Random } from "../random.ts";

type Plant = NonNullable<MutantKind["plantInSolution"]>;

/** A flow alone has neither a name nor a publisher. */
const isWhole = ({ identity: { uniqueName } }: SolutionModel): boolean => uniqueName !== "";

const identity =
  (change: Partial<SolutionModel["identity"]>): Plant =>
  (model) =>
    isWhole(model)
      ? { model: { ...model, identity: { ...model.identity, ...change } } }
      : undefined;

const publisher =
  (change: Partial<SolutionModel["publisher"]>): Plant =>
  (model) =>
    isWhole(model)
      ? { model: { ...model, publisher: { ...model.publisher, ...change } } }
      : undefined;

/** Changes one of the solution's own tables that fit. */
const onTable =
  (change: (table: TableComponent, model: SolutionModel, random: Random) => Loose): Plant =>
  (model, random) => {
    const fitting = model.tables
      .filter(({ kind }) => kind === "own")
      .flatMap((table) => {
        const changed = change(table, model, random);
        return changed ? [{ table, changed }] : [];
      });
    const one = random.pick(fitting);
    if (!one) return undefined;
    const tables = model.tables.map((table) => (table === one.table ? one.changed : table));
    return { model: { ...model, tables } };
  };

/** Changes the first column of a kind. */
const onColumn = (kinds: readonly string[], change: (column: Loose) => object): Plant =>
  onTable((table) => {
    const entry = Object.entries(table.columns).find(
      ([, column]) => kinds.includes(column.kind) && column.custom,
    );
    if (!entry) return undefined;
    const [key, column] = entry;
    return { ...table, columns: { ...table.columns, [key]: { ...column, ...change(column) } } };
  });

const onChoice =
  (change: (options: Loose) => Loose): Plant =>
  (model, random) => {
    const one = random.pick(model.choices);
    if (!one) return undefined;
    const choices = model.choices.map((choice) =>
      choice === one ? { ...choice, options: change(choice.options) } : choice,
    );
    return { model: { ...model, choices } };
  };

const onVariable =
  (kind: string, change: object): Plant =>
  (model, random) => {
    const one = random.pick(model.environmentVariables.filter((each) => each.kind === kind));
    if (!one) return undefined;
    const environmentVariables = model.environmentVariables.map((each) =>
      each === one ? ({ ...each, ...change } as typeof each) : each,
    );
    return { model: { ...model, environmentVariables } };
  };

const NAMED = ["text", "memo", "yes-no", "choice", "date"];

export const PARTS_KINDS: readonly MutantKind[] = [
  {
    name: "rows shown by a view that is missing",
    fact: "solution-format.md §23.30",
    expects: ["solution/shown-rows"],
    plantInSolution: onTable((table) => {
      if (table.kind !== "own" || table.viewIds.size === 0) return undefined;
      const rows = {
        kind: "subgrid",
        key: "rows",
        labels: {},
        relationship: "",
        target: table.logicalName,
        view: "00000000-0000-4000-8000-000000000001",
      };
      const [first, ...others] = table.forms;
      const section = { key: "rows", labels: {}, rows: [rows] };
      return first && { ...table, forms: [{ ...first, sections: [section] }, ...others] };
    }),
  },
  {
    name: "rows shown of a table that is missing",
    fact: "solution-format.md §23.30",
    expects: ["solution/shown-rows"],
    plantInSolution: onTable((table, { publisher }) => {
      if (table.kind !== "own" || publisher.prefix === "") return undefined;
      const rows = {
        kind: "subgrid",
        key: "rows",
        labels: {},
        relationship: "",
        target: `${publisher.prefix}_missing`,
        view: "",
      };
      const [first, ...others] = table.forms;
      const section = { key: "rows", labels: {}, rows: [rows] };
      return first && { ...table, forms: [{ ...first, sections: [section] }, ...others] };
    }),
  },
  {
    name: "a variable with a name of more than 100 characters",
    fact: "solution-format.md §13",
    expects: ["solution/long-name"],
    plantInSolution: onVariable("text", { schemaName: `ex_${"x".repeat(98)}` }),
  },
  {
    name: "a variable called by more than 100 characters",
    fact: "solution-format.md §13",
    expects: ["solution/long-name"],
    plantInSolution: onVariable("text", { labels: { 1033: "x".repeat(101) } }),
  },
  {
    name: "a connection reference with a name of more than 200 characters",
    fact: "solution-format.md §14",
    expects: ["solution/long-name"],
    plantInSolution: (model, random) => {
      const one = random.pick(model.connectionReferences);
      if (!one) return undefined;
      const connectionReferences = model.connectionReferences.map((each) =>
        each === one ? { ...each, logicalName: `ex_${"x".repeat(198)}` } : each,
      );
      return { model: { ...model, connectionReferences } };
    },
  },
  {
    name: "a version of five numbers",
    fact: "solution-format.md §23.7",
    expects: ["solution"],
    plantInSolution: identity({ version: "1.0.0.0.1" }),
  },
  {
    name: "a unique name with a blank",
    fact: "solution-format.md §23.7",
    expects: ["solution"],
    plantInSolution: identity({ uniqueName: "co sell" }),
  },
  {
    name: "a prefix of nine letters",
    fact: "solution-format.md §23.9",
    expects: ["solution"],
    plantInSolution: publisher({ prefix: "ninechars" }),
  },
  {
    name: "a number range that is not a publisher's",
    fact: "solution-format.md §23.9",
    expects: ["solution"],
    plantInSolution: publisher({ optionValuePrefix: 99 }),
  },
  {
    name: "a column without the prefix",
    fact: "solution-format.md §23.16",
    expects: ["solution"],
    plantInSolution: onColumn(NAMED, () => ({ schemaName: "other", logicalName: "other" })),
  },
  {
    name: "a column with a name of 60 characters",
    fact: "solution-format.md §23.16",
    expects: ["solution"],
    plantInSolution: onColumn(NAMED, ({ schemaName }) => {
      const long = `${schemaName}${"x".repeat(60)}`.slice(0, 60);
      return { schemaName: long, logicalName: long.toLowerCase() };
    }),
  },
  {
    name: "a logical name that is not the schema name in lower case",
    fact: "solution-format.md §23.17",
    expects: ["solution"],
    plantInSolution: onColumn(NAMED, ({ logicalName }) => ({ logicalName: `${logicalName}s` })),
  },
  {
    name: "two columns with one name",
    fact: "solution-format.md §23.16",
    expects: ["solution"],
    plantInSolution: onTable((table) => {
      const [first] = Object.values(table.columns).filter(({ custom }) => custom);
      return first && { ...table, columns: { ...table.columns, another: { ...first } } };
    }),
  },
  {
    name: "two tables with one set",
    fact: "solution-format.md §23.19",
    expects: ["solution"],
    plantInSolution: onTable((table, { tables }) => {
      const other = tables.find((one) => one !== table && one.kind === "own");
      return other && { ...table, setName: other.setName };
    }),
  },
  {
    name: "text of 5,000 characters",
    fact: "solution-format.md §23.21",
    expects: ["solution"],
    plantInSolution: onColumn(["text"], () => ({ maxLength: 5000 })),
  },
  {
    name: "two options with one value",
    fact: "solution-format.md §23.23",
    expects: ["solution"],
    plantInSolution: onChoice((options) =>
      options.map((option: Loose) => ({ ...option, value: options[0].value })),
    ),
  },
  {
    name: "an option outside the publisher's range",
    fact: "solution-format.md §23.23",
    expects: ["solution/option-range"],
    plantInSolution: onChoice(([first, ...others]) => [{ ...first, value: 5 }, ...others]),
  },
  {
    name: "a choice that does not exist",
    fact: "solution-format.md §23.23",
    expects: ["solution"],
    plantInSolution: onColumn(["choice"], ({ logicalName }) => ({
      choice: { kind: "global-choice", name: `${logicalName.split("_")[0]}_gone` },
    })),
  },
  {
    name: "a lookup without its relationship",
    fact: "solution-format.md §23.25",
    expects: ["solution"],
    plantInSolution(model) {
      const own = model.relationships.filter(
        (one) => one.kind === "one-to-many" && one.behavior !== "system",
      );
      if (own.length === 0) return undefined;
      const relationships = model.relationships.filter((one) => one !== own[0]);
      const tables = model.tables.map((table) => ({
        ...table,
        relationships: table.relationships.filter((one) => one !== own[0]),
      }));
      return { model: { ...model, relationships, tables } };
    },
  },
  {
    name: "a relationship without its lookup",
    fact: "solution-format.md §23.25",
    expects: ["solution"],
    plantInSolution: onTable((table, { relationships }) => {
      const names = relationships.flatMap((one) =>
        one.kind === "one-to-many" && one.behavior !== "system" ? [one.lookup.toLowerCase()] : [],
      );
      const entries = Object.entries(table.columns);
      const kept = entries.filter(([, { logicalName }]) => !names.includes(logicalName));
      return kept.length < entries.length
        ? { ...table, columns: Object.fromEntries(kept) }
        : undefined;
    }),
  },
  {
    name: "a view of a column that is not there",
    fact: "solution-format.md §23.29",
    expects: ["solution"],
    plantInSolution: onTable((table) => {
      if (table.kind !== "own" || table.views.length === 0) return undefined;
      const [first, ...others] = table.views;
      const columns = [...(first?.columns ?? []), { column: "gone", width: 100 }];
      return { ...table, views: [{ ...first, columns }, ...others] };
    }),
  },
  {
    name: "a form with a column that is not there",
    fact: "solution-format.md §23.30",
    expects: ["solution"],
    plantInSolution: onTable((table) => {
      if (table.kind !== "own" || table.forms.length === 0) return undefined;
      const [first, ...others] = table.forms;
      const section = { key: "x", labels: {}, rows: [{ kind: "column", column: "gone" }] };
      return { ...table, forms: [{ ...first, sections: [section] }, ...others] };
    }),
  },
  {
    name: "an alternate key of a column that is not there",
    fact: "solution-format.md §23.16",
    expects: ["solution"],
    plantInSolution: onTable((table) =>
      table.kind === "own"
        ? { ...table, keys: [{ schemaName: "x_key", labels: {}, columns: ["gone"] }] }
        : undefined,
    ),
  },
  {
    name: "a default that is no JSON",
    fact: "solution-format.md §23.33",
    expects: ["environment"],
    plantInSolution: onVariable("json", { defaultValue: "{" }),
  },
  {
    name: "a default of 3,000 characters",
    fact: "solution-format.md §23.33",
    expects: ["environment"],
    plantInSolution: onVariable("text", { defaultValue: "x".repeat(3000) }),
  },
  {
    name: "a connection reference without the prefix",
    fact: "solution-format.md §23.35",
    expects: ["solution", "connection"],
    plantInSolution(model, random) {
      const one = random.pick(model.connectionReferences);
      if (!one) return undefined;
      const connectionReferences = model.connectionReferences.map((each) =>
        each === one ? { ...each, logicalName: "dataverse" } : each,
      );
      return { model: { ...model, connectionReferences } };
    },
  },
  {
    name: "a flow without a name",
    fact: "solution-format.md §23.36",
    expects: ["solution"],
    plantInSolution: ({ flows: [first, ...others], ...model }) =>
      first && { model: { ...model, flows: [{ ...first, name: "" }, ...others] } },
  },
];
