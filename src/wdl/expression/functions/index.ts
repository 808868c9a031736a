import { COLLECTION_FUNCTIONS } from "./collection.ts";
import { CONVERSION_FUNCTIONS } from "./conversion.ts";
import { DATE_FUNCTIONS } from "./date.ts";
import { LOGICAL_FUNCTIONS } from "./logical.ts";
import { MATH_FUNCTIONS } from "./math.ts";
import { OBJECT_FUNCTIONS } from "./object.ts";
import { REFERENCE_FUNCTIONS } from "./reference.ts";
import type { FunctionEntry } from "./signature.ts";
import { STRING_FUNCTIONS } from "./string.ts";

/** 137 functions by name: 125 documented (mark D), 12 {@link FunctionEntry.inferred}. */
const CATALOGUE = {
  ...STRING_FUNCTIONS,
  ...COLLECTION_FUNCTIONS,
  ...LOGICAL_FUNCTIONS,
  ...CONVERSION_FUNCTIONS,
  ...MATH_FUNCTIONS,
  ...DATE_FUNCTIONS,
  ...OBJECT_FUNCTIONS,
  ...REFERENCE_FUNCTIONS,
} as const;

export type FunctionName = keyof typeof CATALOGUE;

/** A function with its name. */
export interface FunctionSignature extends FunctionEntry {
  readonly name: string;
  /** Its name in lower case. */
  readonly lower: string;
  /** How many arguments there must be at least, and may be at most. */
  readonly least: number;
  readonly most: number;
}

/** Names that old flows use and the public reference does not list: read, never written by us. */
const LEGACY = { actionBody: "body", actionOutputs: "outputs" } as const satisfies Record<
  string,
  FunctionName
>;

const signature = (name: string, entry: FunctionEntry): FunctionSignature => {
  const least = entry.parameters.filter(({ need }) => need === "required").length;
  const endless = entry.parameters.some(({ need }) => need === "rest");
  const most = endless ? Number.POSITIVE_INFINITY : entry.parameters.length + (entry.ignored ?? 0);
  return Object.freeze({ ...entry, name, lower: name.toLowerCase(), least, most });
};

export const FUNCTIONS: Readonly<Record<FunctionName, FunctionSignature>> = Object.freeze(
  Object.fromEntries(
    Object.entries(CATALOGUE).map(([name, entry]) => [name, signature(name, entry)]),
  ) as Record<FunctionName, FunctionSignature>,
);

const ALL: readonly FunctionSignature[] = [
  ...Object.values(FUNCTIONS),
  ...Object.entries(LEGACY).map(([name, aliasOf]) =>
    signature(name, { ...CATALOGUE[aliasOf], aliasOf }),
  ),
];

/** As documented, which is how nearly everybody writes it, and in lower case. */
const BY_NAME: ReadonlyMap<string, FunctionSignature> = new Map([
  ...ALL.map((entry) => [entry.lower, entry] as const),
  ...ALL.map((entry) => [entry.name, entry] as const),
]);

/** Names are compared without case; undefined for a name the service does not know. */
export const functionNamed = (name: string): FunctionSignature | undefined =>
  BY_NAME.get(name) ?? BY_NAME.get(name.toLowerCase());

/** A function's name as names are compared. */
export const lowerName = (name: string): string => BY_NAME.get(name)?.lower ?? name.toLowerCase();

/** Every name {@link functionNamed} knows, for suggestions. */
export const functionNames = (): readonly string[] => ALL.map(({ name }) => name);
