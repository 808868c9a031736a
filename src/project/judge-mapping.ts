import type { Address, Diagnostic } from "#foundation";
import type { LayeredMapping } from "./extends.ts";
import { inFile, type Placed, upperFirst } from "./layers.ts";
import { CURRENCY_LOOKUP } from "./mapping.ts";
import type { MappingFile } from "./settle.ts";
import { nearest } from "./tree.ts";

type Section = "opportunity" | "account" | "contact" | "lead";

/** Columns that flows write themselves, whatever a mapping says. */
const TAKEN: Readonly<Record<Section, readonly string[]>> = {
  opportunity: [
    "opportunityid",
    "name",
    "statecode",
    "statuscode",
    "parentaccountid",
    "parentcontactid",
    CURRENCY_LOOKUP,
  ],
  account: ["accountid", "statecode"],
  contact: ["contactid", "statecode", "parentcustomerid"],
  lead: ["leadid", "statecode"],
};

/** Something that a mapping writes, with every name that it is written under. */
interface Writer extends Placed {
  readonly column: string;
  /** Of a row: its navigation property, which may belong to another column. */
  readonly navigation?: string;
}

/** No column is written twice: neither for two fields nor for a field and a constant. */
export function judgeMapping(mapping: MappingFile, layered: LayeredMapping): readonly Diagnostic[] {
  return (Object.keys(TAKEN) as Section[]).flatMap((section) => {
    const { columns, defaults = {} } = mapping[section];
    const at = (place: string): Address => nearest(layered.tree, `/${section}/${place}`).at;
    const writers: readonly Writer[] = [
      ...Object.entries(columns).map(([field, column]) => ({
        column,
        name: `columns.${field}`,
        at: at(`columns/${field}`),
      })),
      ...Object.entries(defaults).map(([column, value]) => ({
        column,
        name: `defaults.${column}`,
        at: at(`defaults/${column}`),
        ...(typeof value === "object" && value !== null ? { navigation: value.navigation } : {}),
      })),
    ];
    return writers.flatMap((one, position): Diagnostic[] => {
      const before = writers.slice(0, position).find((other) => isSame(one, other));
      if (before) {
        const [mine, other] = upperFirst<Writer>(layered, one, before);
        return [
          twice(section, one.column, mine.at, `by ${other.name}${inFile(other.at, mine.at)}`),
        ];
      }
      const taken = TAKEN[section].find((column) => writes(one, column));
      // The lookup that every deal has is what the field means by default.
      if (taken === undefined || (taken === CURRENCY_LOOKUP && one.name === "columns.currency")) {
        return [];
      }
      return [twice(section, taken, one.at, "by the flows themselves")];
    });
  });
}

const isSame = (one: Writer, other: Writer): boolean =>
  one.column === other.column ||
  (one.navigation !== undefined && one.navigation === other.navigation);

/** `parentcustomerid_account` is a navigation property of `parentcustomerid`. */
const writes = ({ column, navigation = "" }: Writer, taken: string): boolean =>
  column === taken || navigation === taken || navigation.startsWith(`${taken}_`);

const twice = (section: Section, column: string, at: Address, by: string): Diagnostic => ({
  code: "project/column-twice",
  severity: "error",
  message: `"${column}" of ${section} is already written: ${by}.`,
  at,
  hint: "Name another column, or take this one away (null takes away a constant of the extended mapping).",
});
