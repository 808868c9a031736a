import type { Address, Diagnostic } from "#foundation";
import type { LayeredMapping } from "./extends.ts";
import { inFile, type Placed, upperFirst } from "./layers.ts";
import type { MappingFile } from "./settle.ts";
import { nearest } from "./tree.ts";

type Section = "opportunity" | "account" | "contact" | "lead";

/** Columns that flows write themselves, whatever a mapping says. */
const TAKEN: Readonly<Record<Section, readonly string[]>> = {
  opportunity: ["opportunityid", "name", "statecode", "statuscode", "parentaccountid"],
  account: ["accountid", "statecode"],
  contact: ["contactid", "statecode", "parentcustomerid"],
  lead: ["leadid", "statecode"],
};

/** No column is written twice: neither for two fields nor for a field and a constant. */
export function judgeMapping(mapping: MappingFile, layered: LayeredMapping): readonly Diagnostic[] {
  return (Object.keys(TAKEN) as Section[]).flatMap((section) => {
    const { columns, defaults = {} } = mapping[section];
    const writers = [
      ...Object.entries(columns).map(([field, column]) => ({ column, place: ["columns", field] })),
      ...Object.keys(defaults).map((column) => ({ column, place: ["defaults", column] })),
    ].map(({ column, place }) => ({
      column,
      name: place.join("."),
      at: nearest(layered.tree, `/${section}/${place.join("/")}`).at,
    }));
    return writers.flatMap(({ column, name, at }, position): Diagnostic[] => {
      const before = writers.slice(0, position).find((other) => other.column === column);
      if (before) {
        const [mine, other] = upperFirst<Placed>(layered, { name, at }, before);
        return [twice(section, column, mine.at, `by ${other.name}${inFile(other.at, mine.at)}`)];
      }
      return TAKEN[section].includes(column)
        ? [twice(section, column, at, "by the flows themselves")]
        : [];
    });
  });
}

const twice = (section: Section, column: string, at: Address, by: string): Diagnostic => ({
  code: "project/column-twice",
  severity: "error",
  message: `"${column}" of ${section} is already written: ${by}.`,
  at,
  hint: "Name another column, or take this one away (null takes away a constant of the extended mapping).",
});
