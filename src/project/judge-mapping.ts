import type { Diagnostic } from "#foundation";
import type { MappingFile } from "./settle.ts";
import { nearest, type Tree } from "./tree.ts";

type Section = "opportunity" | "account" | "contact" | "lead";

/** Columns that flows write themselves, whatever a mapping says. */
const TAKEN: Readonly<Record<Section, readonly string[]>> = {
  opportunity: ["opportunityid", "name", "statecode", "statuscode", "parentaccountid"],
  account: ["accountid", "statecode"],
  contact: ["contactid", "statecode", "parentcustomerid"],
  lead: ["leadid", "statecode"],
};

/** No column is written twice: neither for two fields nor for a field and a constant. */
export function judgeMapping(mapping: MappingFile, tree: Tree): readonly Diagnostic[] {
  return (Object.keys(TAKEN) as Section[]).flatMap((section) => {
    const { columns, defaults = {} } = mapping[section];
    const places = [
      ...Object.entries(columns).map(([field, column]) => [column, `columns/${field}`] as const),
      ...Object.keys(defaults).map((column) => [column, `defaults/${column}`] as const),
    ];
    const writers = new Map(TAKEN[section].map((column) => [column, "the flows themselves"]));
    return places.flatMap(([column, place]): Diagnostic[] => {
      const writer = writers.get(column);
      writers.set(column, writer ?? place.replace("/", "."));
      if (writer === undefined) return [];
      return [
        {
          code: "project/column-twice",
          severity: "error",
          message: `"${column}" of ${section} is already written: by ${writer}.`,
          at: nearest(tree, `/${section}/${place}`).at,
          hint: "Name another column, or take this one away (null takes away a constant of the extended mapping).",
        },
      ];
    });
  });
}
