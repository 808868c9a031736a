import { mappingSchema } from "../../src/project/schema/mapping-schema.ts";
import type { Schema } from "../../src/project/schema/schema.ts";

/** One place of the mapping with another value than the default has. */
export interface Leaf {
  /** E.g. `opportunity.columns.notes`. */
  readonly path: string;
  readonly value: unknown;
}

/** Every leaf of the mapping's schema, but `extends`; a new key of the schema is a new leaf here. */
export const mappingLeaves = (): readonly Leaf[] =>
  leavesOf(mappingSchema, "").filter(({ path }) => path !== "extends");

/** A row as a constant, and the same with one of its keys otherwise: all that the schema says of one. */
export const constantLeaves = (): readonly (Leaf & { readonly from: unknown })[] =>
  sectionsWithDefaults().flatMap(([path, { properties = {} }]) =>
    Object.keys(properties).map((key) => ({
      path: `${path}.new_rowid.${key}`,
      from: ROW[key],
      value: OTHER_ROW[key],
    })),
  );

/** The row of these keys, for `mappingWith`. */
export const rowWith = (leaf: Leaf): Leaf => {
  const keys = leaf.path.split(".");
  const key = keys.pop() ?? "";
  return { path: keys.join("."), value: { ...ROW, [key]: leaf.value } };
};

const ROW: Readonly<Record<string, string>> = {
  navigation: "new_RowId",
  table: "new_rows",
  id: "6d1f6c0e-0f0b-4c55-9f3a-1f1d2a9b7c11",
};
const OTHER_ROW: Readonly<Record<string, string>> = {
  navigation: "new_OtherId",
  table: "new_others",
  id: "6d1f6c0e-0f0b-4c55-9f3a-1f1d2a9b7c12",
};

const sectionsWithDefaults = (): readonly (readonly [string, Schema])[] =>
  Object.entries(mappingSchema.properties ?? {}).flatMap(([section, { properties }]) => {
    const constant = properties?.["defaults"]?.additionalProperties;
    return typeof constant === "object" ? [[`${section}.defaults`, constant] as const] : [];
  });

/** A mapping file that differs from the default one in this leaf only. */
export function mappingWith({ path, value }: Leaf): string {
  const nested = path
    .split(".")
    .reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>;
  return JSON.stringify({ extends: "default.yaml", ...nested });
}

const leavesOf = (schema: Schema, path: string): readonly Leaf[] =>
  schema.properties === undefined
    ? [{ path, value: otherValue(schema, path) }]
    : Object.entries(schema.properties).flatMap(([key, property]) =>
        leavesOf(property, path === "" ? key : `${path}.${key}`),
      );

function otherValue({ type }: Schema, path: string): unknown {
  if (path === "opportunity.referralLink") return "https://example.com/{id}";
  if (path === "account.match") return ["name", "city"];
  if (path.endsWith(".defaults")) return { new_mandatory: 7 };
  if (type === "boolean") return path === "settings.coSellOnly";
  if (type === "integer") return 100_000_001;
  return "new_column";
}
