import type { Column, Relationship, RelationshipBehavior } from "#dataverse";
import type { SolutionModel, TableComponent } from "#model";
import { type Loose, ofType, triggerOf } from "../flow-json.ts";
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

/** One request trigger of a flow in another form. */
const onRequest =
  (fits: (trigger: Loose) => boolean, change: (trigger: Loose, triggers: Loose) => void) =>
  (model: SolutionModel, random: Random) => {
    const one = random.pick(
      model.flows.filter((flow) => {
        const [trigger] = flow.definition.triggers;
        return trigger?.kind === "request" && fits(trigger);
      }),
    );
    if (!one) return undefined;
    const other = changed(one, (root) => {
      const { triggers } = root.properties.definition;
      change(triggerOf(root), triggers);
    });
    return against(model, withFlow(model, other).model);
  };

/** Where both are called the same, or by nothing, they change places unseen. */
const isTold = ({ yes, no }: Kind<"yes-no">): boolean =>
  Object.entries(yes).some(([code, text]) => {
    const other = no[Number(code)];
    return text !== "" && other !== undefined && other !== "" && text !== other;
  });

export const UPGRADE_KINDS: readonly MutantKind[] = [
  {
    name: "a request that comes by another address",
    fact: "flow-language.md §2",
    expects: ["upgrade/changed-call"],
    plantInSolution: onRequest(
      ({ requestKind }) => requestKind === "Http",
      (trigger, triggers) => {
        for (const key of Object.keys(triggers)) delete triggers[key];
        triggers.incoming = trigger;
      },
    ),
  },
  {
    name: "a request that comes by another method",
    fact: "flow-language.md §2",
    expects: ["upgrade/changed-call"],
    plantInSolution: onRequest(
      ({ requestKind }) => requestKind === "Http",
      (trigger) => {
        trigger.inputs = { ...trigger.inputs, method: "PUT" };
      },
    ),
  },
  {
    name: "an input that callers now must give",
    fact: "flow-language.md §2",
    expects: ["upgrade/changed-call"],
    plantInSolution: onRequest(
      ({ requestKind }) => requestKind === "Button",
      ({ inputs: { schema } }) => {
        schema.properties = { ...schema.properties, late: { type: "string" } };
        schema.required = [...(schema.required ?? []), "late"];
      },
    ),
  },
  {
    name: "an answer without a value that callers had",
    fact: "flow-language.md §3.4",
    expects: ["upgrade/changed-call"],
    plantInSolution(model, random) {
      const answers = (root: Loose) =>
        ofType(root, "Response").filter(
          ({ json }) => Object.keys(json.inputs.body ?? {}).length > 1,
        );
      const keyOf = (root: Loose) => Object.keys(answers(root)[0]?.json.inputs.body ?? {})[0];
      const one = random.pick(
        model.flows.filter(
          ({
            definition: {
              triggers: [trigger],
            },
          }) => trigger?.kind === "request",
        ),
      );
      let planted = false;
      const other =
        one &&
        changed(one, (root) => {
          const key = keyOf(root);
          if (key === undefined) return;
          planted = true;
          for (const { json } of ofType(root, "Response")) delete json.inputs.body?.[key];
        });
      return other && planted ? against(model, withFlow(model, other).model) : undefined;
    },
  },
  {
    name: "a date that means another time",
    fact: "solution-format.md §5.2",
    expects: ["upgrade/date-behavior"],
    plantInSolution: onColumn(
      (column): column is Kind<"date"> => column.kind === "date",
      (column) => ({
        ...column,
        behavior: column.behavior === "user-local" ? "time-zone-independent" : "user-local",
      }),
    ),
  },
  {
    name: "yes and no that change places",
    fact: "solution-format.md §6.2",
    expects: ["upgrade/moved-option"],
    plantInSolution: onColumn(
      (column): column is Kind<"yes-no"> => column.kind === "yes-no" && isTold(column),
      (column) => ({ ...column, yes: column.no, no: column.yes }),
    ),
  },
  {
    name: "rows that another column names",
    fact: "solution-format.md §4.3",
    expects: ["upgrade/changed-table"],
    plantInSolution(model, random) {
      const one = random.pick(model.tables.filter(({ kind }) => kind === "own"));
      if (!one) return undefined;
      const change: Partial<TableComponent> = { primaryName: `${one.primaryName}_other` };
      return against(model, { tables: replaced(model.tables, one, change) });
    },
  },
  {
    name: "a role that allows less",
    fact: "solution-format.md §10",
    expects: ["upgrade/lost-privilege"],
    plantInSolution(model, random) {
      const one = random.pick(model.roles.filter(({ privileges }) => privileges.length > 0));
      if (!one) return undefined;
      const lost = random.pick(one.privileges);
      const privileges = one.privileges.flatMap((each) => {
        if (each !== lost) return [each];
        return each.depth === "Global" ? [{ ...each, depth: "Local" as const }] : [];
      });
      return against(model, { roles: replaced(model.roles, one, { privileges }) });
    },
  },
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
  {
    name: "a language is lost",
    fact: "solution-format.md §23.32",
    expects: ["upgrade/lost-language"],
    plantInSolution({ identity, ...model }) {
      const languages = [...identity.languages, 1036];
      return against({ ...model, identity: { ...identity, languages } }, { identity });
    },
  },
  {
    name: "another solution is needed",
    fact: "solution-format.md §18",
    expects: ["upgrade/new-dependency"],
    plantInSolution: (model) =>
      against(model, {
        needed: [...(model.needed ?? []), { type: "9", name: "other_kind", solution: "Others" }],
      }),
  },
  {
    name: "another default of an environment variable",
    fact: "solution-format.md §13",
    expects: ["upgrade/changed-default"],
    plantInSolution(model, random) {
      const one = random.pick(model.environmentVariables.filter(({ kind }) => kind === "text"));
      if (!one) return undefined;
      const environmentVariables = model.environmentVariables.map((each) =>
        each === one ? ({ ...each, defaultValue: "planted" } as typeof each) : each,
      );
      return against(model, { environmentVariables });
    },
  },
  {
    name: "a view of another kind",
    fact: "solution-format.md §8",
    expects: ["upgrade/changed-kind"],
    plantInSolution(model, random) {
      const one = random.pick(model.tables.filter(({ viewIds }) => viewIds.size > 0));
      if (!one) return undefined;
      const [[view, id] = [], ...others] = one.viewIds;
      if (!view || id === undefined) return undefined;
      const kind = view.kind === "public" ? "lookup" : "public";
      const viewIds = new Map([[{ ...view, kind } as typeof view, id], ...others]);
      return against(model, { tables: replaced(model.tables, one, { viewIds }) });
    },
  },
  {
    name: "a form of another kind",
    fact: "solution-format.md §9",
    expects: ["upgrade/changed-kind"],
    plantInSolution(model, random) {
      const one = random.pick(model.tables.filter(({ formIds }) => formIds.size > 0));
      if (!one) return undefined;
      const [[form, id] = [], ...others] = one.formIds;
      if (!form || id === undefined) return undefined;
      const kind = form.kind === "quick" ? "card" : "quick";
      const formIds = new Map([[{ ...form, kind } as typeof form, id], ...others]);
      return against(model, { tables: replaced(model.tables, one, { formIds }) });
    },
  },
  {
    name: "a column that Dataverse now works out",
    fact: "solution-format.md §18",
    expects: ["upgrade/column-source"],
    plantInSolution: onColumn(
      (column): column is Kind<"text"> => column.kind === "text",
      (column) => ({ ...column, source: "calculated" }),
    ),
  },
  {
    name: "a column that has to be filled now",
    fact: "solution-format.md §5.1",
    expects: ["upgrade/required-column"],
    plantInSolution: onColumn(
      (column): column is Kind<"text"> => column.kind === "text" && column.required === "none",
      (column) => ({ ...column, required: "required" }),
    ),
  },
];
