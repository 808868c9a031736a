import type { Column, Relationship, RelationshipBehavior } from "#dataverse";
import type { SolutionModel, TableComponent } from "#model";
import { triggerOf } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import type { Random } from "../random.ts";
import { against, changed, withFlow } from "./solution.ts";

/** One of the columns of a kind in another form, the rest as it was. */
const onColumn =
  <Of extends Column>(fits: (column: Column) => column is Of, change: (column: Of) => Column) =>
  (model: SolutionModel, random: Random) => {
    const places = model.tables.flatMap((table) =>
      Object.entries(table.columns).flatMap(([key, column]) =>
        fits(column) ? [{ table, key, column }] : [],
      ),
    );
    const place = random.pick(places);
    if (!place) return undefined;
    const columns = { ...place.table.columns, [place.key]: change(place.column) };
    return against(model, { tables: replaced(model.tables, place.table, { columns }) });
  };

const replaced = <Of extends object>(all: readonly Of[], one: Of, change: Partial<Of>): Of[] =>
  all.map((each) => (each === one ? { ...each, ...change } : each));

type Kind<Of extends Column["kind"]> = Extract<Column, { readonly kind: Of }>;

const HARSHER: Partial<Record<RelationshipBehavior, RelationshipBehavior>> = {
  "remove-link": "restrict",
  restrict: "delete",
  delete: "parental",
};

export const UPGRADE_KINDS: readonly MutantKind[] = [
  {
    name: "a text column that holds less",
    fact: "solution-format.md §5.2",
    expects: ["upgrade/narrower-column"],
    plantInSolution: onColumn(
      (column): column is Kind<"text" | "memo"> => column.kind === "text" || column.kind === "memo",
      (column) => ({ ...column, maxLength: column.maxLength - 1 }),
    ),
  },
  {
    name: "a column of another choice",
    fact: "solution-format.md §5.2",
    expects: ["upgrade/changed-choice"],
    plantInSolution: onColumn(
      (column): column is Kind<"choice" | "choices"> =>
        column.kind === "choice" || column.kind === "choices",
      (column) => ({ ...column, choice: { kind: "global-choice", name: "other_choice" } }),
    ),
  },
  {
    name: "two options that change their numbers",
    fact: "solution-format.md §23.47",
    expects: ["upgrade/moved-option"],
    plantInSolution(model, random) {
      // Two that are called the same have swapped nothing.
      const one = random.pick(
        model.choices.filter(
          ({ options: [first, second] }) =>
            second && JSON.stringify(first?.labels) !== JSON.stringify(second.labels),
        ),
      );
      const [first, second, ...others] = one?.options ?? [];
      if (!one || !first || !second) return undefined;
      const options = [
        { ...first, labels: second.labels },
        { ...second, labels: first.labels },
        ...others,
      ];
      return against(model, { choices: replaced(model.choices, one, { options }) });
    },
  },
  {
    name: "a flow that something else starts",
    fact: "solution-format.md §18.1",
    expects: ["upgrade/trigger-kind"],
    plantInSolution(model, random) {
      const one = random.pick(model.flows.filter(({ definition }) => definition.triggers.length));
      if (!one) return undefined;
      const other = changed(one, (root) => {
        const trigger = triggerOf(root);
        const isDaily = trigger.type === "Recurrence";
        for (const key of Object.keys(trigger)) delete trigger[key];
        Object.assign(
          trigger,
          isDaily
            ? { type: "Request", kind: "Http", inputs: { schema: {} } }
            : { type: "Recurrence", recurrence: { frequency: "Day", interval: 1 } },
        );
      });
      return against(model, withFlow(model, other).model);
    },
  },
  {
    name: "an alternate key of other columns",
    fact: "solution-format.md §18.1",
    expects: ["upgrade/changed-key"],
    plantInSolution(model, random) {
      const one = random.pick(model.tables.filter(({ keys }) => keys?.length));
      if (!one) return undefined;
      const [first, ...others] = one.keys ?? [];
      const keys = first
        ? [{ ...first, columns: [...first.columns, one.primaryId] }, ...others]
        : [];
      const change: Partial<TableComponent> = { keys };
      return against(model, { tables: replaced(model.tables, one, change) });
    },
  },
  {
    name: "a relationship that takes more along",
    fact: "solution-format.md §7.1",
    expects: ["upgrade/harsher-cascade"],
    plantInSolution(model, random) {
      const places = model.relationships.flatMap((each) => {
        const harsher = each.kind === "one-to-many" ? HARSHER[each.behavior] : undefined;
        return harsher ? [{ each, other: { ...each, behavior: harsher } as Relationship }] : [];
      });
      const place = random.pick(places);
      if (!place) return undefined;
      const relationships = model.relationships.map((each) =>
        each === place.each ? place.other : each,
      );
      return against(model, { relationships });
    },
  },
  {
    name: "an environment variable of another kind",
    fact: "solution-format.md §13",
    expects: ["upgrade/changed-variable"],
    plantInSolution(model, random) {
      const one = random.pick(model.environmentVariables);
      if (!one) return undefined;
      const kind = one.kind === "json" ? "text" : "json";
      const environmentVariables = model.environmentVariables.map((each) =>
        each === one ? ({ ...each, kind } as typeof each) : each,
      );
      return against(model, { environmentVariables });
    },
  },
];
