import type { Template, ValueType } from "#wdl";
import { literalText, memberOf, membersOf } from "./literal.ts";
import { listOf, type Shape, shape } from "./value-shape.ts";

const TYPES: Readonly<Record<string, readonly ValueType[]>> = {
  string: ["string"],
  integer: ["integer"],
  number: ["integer", "float"],
  boolean: ["boolean"],
  object: ["object"],
  array: ["array"],
  null: ["null"],
};

/** A schema is read as deep as this; below, nothing is known. */
const DEEPEST = 20;

/**
 * The values that a JSON schema lets pass (flow-language.md §3, §5); undefined where it says nothing.
 * With `checked`, a key it requires is there; else only what the caller kept to.
 */
export function shapeOfSchema(
  schema: Template | undefined,
  checked: boolean,
  depth = 0,
): Shape | undefined {
  if (schema?.kind !== "record" || depth > DEEPEST) return undefined;
  const types = typesOf(memberOf(schema, "type"));
  if (types === undefined) return undefined;
  const known = shape(...types);
  if (types.includes("object")) {
    const required = textsOf(memberOf(schema, "required"));
    const members = membersOf(memberOf(schema, "properties")).map(({ key, value }) => {
      const optional = !checked || !required.has(key);
      const inner = shapeOfSchema(value, checked, depth + 1) ?? shape("any", "null");
      return [key, { shape: inner, optional }] as const;
    });
    return { ...known, members: new Map(members) };
  }
  if (types.includes("array")) {
    const { items } = listOf(shapeOfSchema(memberOf(schema, "items"), checked, depth + 1));
    return items ? { ...known, items } : known;
  }
  return known;
}

function typesOf(type: Template | undefined): readonly ValueType[] | undefined {
  const names = type?.kind === "list" ? type.items : type ? [type] : [];
  const types: ValueType[] = [];
  for (const one of names) {
    const name = literalText(one) ?? "";
    const known = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
    if (!known) return undefined;
    types.push(...known);
  }
  return types.length === 0 ? undefined : types;
}

const textsOf = (list: Template | undefined): ReadonlySet<string> =>
  new Set(list?.kind === "list" ? list.items.flatMap((one) => literalText(one) ?? []) : []);
