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
