import type { SolutionModel } from "#model";
import type { Loose } from "../flow-json.ts";
import type { MutantKind, SolutionMutant } from "../kind.ts";
import type { Random } from "../random.ts";

type Part<Key extends keyof SolutionModel> = SolutionModel[Key] extends readonly (infer One)[]
  ? One
  : never;

const SECRET = `https://example.com/?sig=${"aB3".repeat(14)}`;
const isWhole = ({ identity }: SolutionModel): boolean => identity.uniqueName !== "";

/** One of a kind of parts, changed. */
const one =
  <Key extends "tables" | "relationships" | "environmentVariables" | "roles">(
    key: Key,
    fits: (part: Loose) => boolean,
    change: (part: Loose) => object | undefined,
  ) =>
  (model: SolutionModel, random: Random): SolutionModel | undefined => {
    const parts = model[key] as readonly Part<Key>[];
    const part = random.pick(parts.filter(fits));
    if (!part) return undefined;
    const changed = change(part);
    const others = parts.flatMap((other) => (other === part ? (changed ?? []) : other));
    return { ...model, [key]: others };
  };

/** The same as a release that follows. */
const released =
  (change: (model: SolutionModel, random: Random) => SolutionModel | undefined) =>
  (model: SolutionModel, random: Random): SolutionMutant | undefined => {
    const next = isWhole(model) ? change(model, random) : undefined;
    if (!next) return undefined;
    const identity = { ...next.identity, version: "9.0.0.0" };
    return { previous: model, model: { ...next, identity } };
  };

const alone =
  (change: (model: SolutionModel, random: Random) => SolutionModel | undefined) =>
  (model: SolutionModel, random: Random): SolutionMutant | undefined => {
    const next = change(model, random);
    return next && { model: next };
  };

const isOwn = ({ kind }: Loose): boolean => kind === "own";
const isLink = ({ kind, behavior }: Loose): boolean =>
  kind === "one-to-many" && behavior !== "system";

const firstKey = (ids: ReadonlyMap<Loose, string>): Loose => [...ids.keys()][0];

const withFirst = (ids: ReadonlyMap<Loose, string>, change: (part: Loose) => Loose) =>
  new Map([...ids].map(([part, id], index) => [index === 0 ? change(part) : part, id]));

/** What breaks the solution itself, or the way to it from the release before. */
export const RELEASE_KINDS: readonly MutantKind[] = [
  {
    name: "rows that belong to somebody else than before",
    fact: "solution-format.md §4, §23.47",
    expects: ["upgrade/changed-table"],
    plantInSolution: released(
      one("tables", isOwn, (table) => ({
        ...table,
        ownership: table.ownership === "user" ? "organization" : "user",
      })),
    ),
  },
  {
    name: "a set with a new name",
    fact: "solution-format.md §4, §23.47",
    expects: ["upgrade/changed-table"],
    plantInSolution: released(
      one(
        "tables",
        (table) => isOwn(table) && table.setName !== "",
        (table) => ({ ...table, setName: `${table.setName}new` }),
      ),
    ),
  },
  {
    name: "a lookup that points elsewhere than before",
    fact: "solution-format.md §7, §23.47",
    expects: ["upgrade/changed-relationship"],
    plantInSolution: released(
      one("relationships", isLink, (link) => ({ ...link, one: `${link.one}_elsewhere` })),
    ),
  },
  {
    name: "a variable of another kind than before",
    fact: "solution-format.md §13, §23.48",
    expects: ["upgrade/changed-variable"],
    plantInSolution: released(
      one(
        "environmentVariables",
        () => true,
        ({ defaultValue: _, ...variable }) => ({
          ...variable,
          kind: variable.kind === "json" ? "text" : "json",
        }),
      ),
    ),
  },
  {
    name: "a variable with another display name than before",
    fact: "solution-format.md §23.48",
    expects: ["upgrade/changed-variable"],
    plantInSolution: released(
      one(
        "environmentVariables",
        () => true,
        (variable) => ({
          ...variable,
          labels: Object.fromEntries(
            Object.keys(variable.labels).map((language) => [language, "Another name"]),
          ),
        }),
      ),
    ),
  },
  {
    name: "the publisher of another house",
    fact: "solution-format.md §2, §2.1",
    expects: ["upgrade/identity"],
    plantInSolution: released((model) => ({
      ...model,
      publisher: { ...model.publisher, uniqueName: `${model.publisher.uniqueName}other` },
    })),
  },
  {
    name: "a solution of another name",
    fact: "solution-format.md §2, §2.1",
    expects: ["upgrade/identity"],
    plantInSolution: released((model) => ({
      ...model,
      identity: { ...model.identity, uniqueName: `${model.identity.uniqueName}Other` },
    })),
  },
  {
    name: "a relationship is lost",
    fact: "solution-format.md §23.47",
    expects: ["upgrade/lost-part"],
    plantInSolution: released(
      one(
        "relationships",
        () => true,
        () => undefined,
      ),
    ),
  },
  {
    name: "a view under a new id",
    fact: "solution-format.md §23.45",
    expects: ["upgrade/lost-part"],
    plantInSolution: released(
      one(
        "tables",
        ({ viewIds }) => viewIds.size > 0,
        (table) => ({
          ...table,
          viewIds: new Map(
            [...table.viewIds].map(([view], index) => [
              view,
              `00000000-0000-4000-8000-00000000000${index % 10}`,
            ]),
          ),
        }),
      ),
    ),
  },
  {
    name: "a form is lost",
    fact: "solution-format.md §23.47",
    expects: ["upgrade/lost-part"],
    plantInSolution: released(
      one(
        "tables",
        ({ formIds }) => formIds.size > 0,
        (table) => ({ ...table, formIds: new Map() }),
      ),
    ),
  },
  {
    name: "a view that lists a column less",
    fact: "solution-format.md §8, §23.47",
    expects: ["upgrade/lost-view-column"],
    plantInSolution: released(
      one(
        "tables",
        ({ viewIds }) => firstKey(viewIds)?.columns.length > 1,
        (table) => ({
          ...table,
          viewIds: withFirst(table.viewIds, (view) => ({
            ...view,
            columns: view.columns.slice(1),
          })),
        }),
      ),
    ),
  },
  {
    name: "a form that shows a row less",
    fact: "solution-format.md §9, §23.47",
    expects: ["upgrade/lost-control"],
    plantInSolution: released(
      one(
        "tables",
        ({ formIds }) => firstKey(formIds)?.sections[0]?.rows.length > 0,
        (table) => ({
          ...table,
          formIds: withFirst(table.formIds, ({ sections: [first, ...others], ...form }) => ({
            ...form,
            sections: [{ ...first, rows: [] }, ...others],
          })),
        }),
      ),
    ),
  },
  {
    name: "a table that is no longer audited",
    fact: "solution-format.md §4, §23.47",
    expects: ["upgrade/audit-off"],
    plantInSolution(model, random) {
      const table = random.pick(model.tables.filter(isOwn));
      if (!table || !isWhole(model)) return undefined;
      const audited = (flag: boolean): SolutionModel => ({
        ...model,
        tables: model.tables.map((each) => (each === table ? { ...each, audited: flag } : each)),
      });
      const identity = { ...model.identity, version: "9.0.0.0" };
      return { previous: audited(true), model: { ...audited(false), identity } };
    },
  },
  {
    name: "a role is lost",
    fact: "solution-format.md §23.47",
    expects: ["upgrade/lost-part"],
    plantInSolution: released(
      one(
        "roles",
        () => true,
        () => undefined,
      ),
    ),
  },
  {
    name: "a second parent",
    fact: "solution-format.md §23.26",
    expects: ["solution/second-parent"],
    plantInSolution: alone((model) => {
      const link = model.relationships.find(isLink);
      if (link?.kind !== "one-to-many") return undefined;
      const parents = ["planted_a", "planted_b"].map((name) => ({
        ...link,
        name,
        behavior: "parental" as const,
      }));
      return { ...model, relationships: [...model.relationships, ...parents] };
    }),
  },
  {
    name: "a default that is no option",
    fact: "solution-format.md §23.22",
    expects: ["solution/default-option"],
    plantInSolution: alone((model, random) =>
      one(
        "tables",
        (table) => choiceOf(table, model) !== undefined,
        (table) => {
          const [key, column] = choiceOf(table, model) ?? [];
          if (key === undefined) return table;
          return {
            ...table,
            columns: { ...table.columns, [key]: { ...column, defaultValue: 987_654_321 } },
          };
        },
      )(model, random),
    ),
  },
  {
    name: "a default that flows do not have",
    fact: "flow-language.md §1.3, solution-format.md §23.40",
    expects: ["environment/parameter-default"],
    plantInSolution: alone((model, random) => {
      const read = model.flows.flatMap(({ definition }) =>
        definition.parameters.flatMap(({ schemaName, defaultValue }) =>
          typeof defaultValue === "string" && defaultValue !== "" ? (schemaName ?? []) : [],
        ),
      );
      return one(
        "environmentVariables",
        ({ kind, schemaName }) => kind === "text" && read.includes(schemaName),
        (variable) => ({ ...variable, defaultValue: `${variable.defaultValue ?? ""}, planted` }),
      )(model, random);
    }),
  },
  {
    name: "a secret in a variable",
    fact: "solution-format.md §13, §23.44",
    expects: ["secret/in-variable"],
    plantInSolution: alone(
      one(
        "environmentVariables",
        ({ kind }) => kind === "text",
        (variable) => ({ ...variable, defaultValue: SECRET }),
      ),
    ),
  },
];

/** A column of the table that takes one of the solution's own choices. */
const choiceOf = (table: Loose, { choices }: SolutionModel) =>
  Object.entries<Loose>(table.columns).find(
    ([, column]) =>
      column.kind === "choice" &&
      column.custom &&
      choices.some(({ name }) => name === (column.choice?.name ?? column.choice)),
  );
