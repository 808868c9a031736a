import type { Address, Diagnostic } from "#foundation";
import type { LayeredMapping } from "./extends.ts";
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

/** Something a mapping says, and where. */
interface Placed {
  readonly name: string;
  readonly at: Address;
}

/** What the uppermost file says comes first: there a partner mends it. In one file, the later. */
export function upperFirst<One extends Placed>(
  { layers }: LayeredMapping,
  one: One,
  before: One,
): readonly [One, One] {
  const depth = ({ at }: Placed): number => (at.in === "file" ? layers.indexOf(at.path) : 0);
  return depth(before) < depth(one) ? [before, one] : [one, before];
}

/** Where the other one stands, when that is another file. */
export const inFile = (at: Address, seenFrom: Address): string =>
  at.in === "file" && seenFrom.in === "file" && at.path !== seenFrom.path
    ? ` (${at.path}:${at.line})`
    : "";
