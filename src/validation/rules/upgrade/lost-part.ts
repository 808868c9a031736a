import { ENGLISH } from "#dataverse";
import { type Address, atPart } from "#foundation";
import type { SolutionModel } from "#model";
import { TRACE } from "../../example-tables.ts";
import { defineRule } from "../../rule.ts";

const view = {
  kind: "public" as const,
  key: "all",
  labels: { [ENGLISH]: "All" },
  columns: [{ column: "ex_name", width: 100 }],
  order: { column: "ex_name", descending: false },
};
const before = { version: "1.0.0.0", tables: [{ ...TRACE, views: [view] }] };

/** Views, forms, roles, keys and relationships of the release before are still there. */
export const upgradeLostPart = defineRule({
  code: "upgrade/lost-part",
  judges: "upgrade",
  severity: "error",
  why: "An upgrade deletes what is gone, with what users and administrators built on it; under a new id it is another part.",
  fact: "solution-format.md §23.45, §23.47",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", tables: [TRACE] } },
  }),
  check(before, { model }, report) {
    const now = new Set(partsOf(model).map(({ key }) => key));
    const tables = new Set(model.tables.map(({ logicalName }) => logicalName));
    for (const { key, name, table, at } of partsOf(before)) {
      // What belongs to a table that is gone goes with it.
      if (now.has(key) || (table !== undefined && !tables.has(table))) continue;
      report({ message: `The ${name} is gone.`, at });
    }
  },
});

interface Part {
  readonly key: string;
  /** With what it is, for people. */
  readonly name: string;
  readonly table?: string;
  readonly at: Address;
}

const place = (...path: readonly string[]): Address => atPart("customizations.xml", ...path);

function partsOf({ tables, relationships, roles }: SolutionModel): readonly Part[] {
  return [
    ...relationships.map(({ name }) => ({
      key: `relationship ${name.toLowerCase()}`,
      name: `relationship "${name}"`,
      at: place("EntityRelationships", name),
    })),
    ...roles.map(({ id, name }) => ({
      key: `role ${id}`,
      name: `role "${name}" (${id})`,
      at: place("Roles", id),
    })),
    ...tables.flatMap(({ logicalName, keys = [], viewIds, formIds }) => [
      ...keys.map(({ schemaName }) => ({
        key: `key ${logicalName} ${schemaName.toLowerCase()}`,
        name: `alternate key "${schemaName}" of "${logicalName}"`,
        table: logicalName,
        at: place("Entities", logicalName, "EntityKeys", schemaName),
      })),
      ...named(viewIds).map(({ id, label }) => ({
        key: `view ${id}`,
        name: `view "${label}" of "${logicalName}"`,
        table: logicalName,
        at: place("Entities", logicalName, "SavedQueries", id),
      })),
      ...named(formIds).map(({ id, label }) => ({
        key: `form ${id}`,
        name: `form "${label}" of "${logicalName}"`,
        table: logicalName,
        at: place("Entities", logicalName, "FormXml", id),
      })),
    ]),
  ];
}

const named = (ids: ReadonlyMap<{ readonly labels: object; readonly key: string }, string>) =>
  [...ids].map(([{ labels, key }, id]) => ({
    id,
    label: String(Object.values(labels)[0] ?? key),
  }));
