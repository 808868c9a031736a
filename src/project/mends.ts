import type { Schema } from "./schema/schema.ts";
import type { SchemaError } from "./schema/validator.ts";
import type { Plain } from "./tree.ts";

/** How a slip is mended: as the schema describes the place, else by what is wrong there. */
export function mendFor(
  { keyword, params, instancePath }: SchemaError,
  schema: Schema,
  value: Plain,
): string {
  switch (keyword) {
    case "additionalProperties":
      return schema.findings?.additionalProperties
        ? (schema.description ?? knownIn(schema))
        : knownIn(schema);
    case "required": {
      const key = String(params.missingProperty);
      return schema.properties?.[key]?.description ?? `Write "${key}: …".`;
    }
    case "type":
      return schema.description ?? otherKind(schema, value, instancePath);
    case "maxLength":
      return schema.description ?? `At most ${schema.maxLength} characters fit: shorten it.`;
    case "enum":
      return schema.description ?? `Write one of these: ${(schema.enum ?? []).join(", ")}.`;
    case "uniqueItems":
      return "Name each only once.";
    default:
      return schema.description ?? GENERAL[keyword] ?? "Look at the example in mappings/README.md.";
  }
}

const knownIn = ({ properties = {} }: Schema): string =>
  `Known here: ${Object.keys(properties).join(", ")}.`;

const GENERAL: Readonly<Record<string, string>> = {
  pattern: "Write it as area/name; cosell check --rules lists the codes.",
  minLength: "Write a text, or take the key away.",
  minItems: "Name one at least, or take the key away.",
  minimum: "Write a number within these bounds.",
  maximum: "Write a number within these bounds.",
};

function otherKind({ type = [] }: Schema, value: Plain, instancePath: string): string {
  const wanted: readonly string[] = typeof type === "string" ? [type] : type;
  if (value === null) return "Write a value behind the colon, or take the key away.";
  if (instancePath === "")
    return "Write keys with their values, key: value, each in a line of its own.";
  if (Array.isArray(value)) return "Write one value instead of a list.";
  if (typeof value === "string" && !wanted.includes("string")) {
    return wanted.includes("object")
      ? "Write keys with their values below it."
      : "Write it without quotes, and nothing else in the line.";
  }
  if (wanted.includes("string") && !wanted.includes("number")) {
    return `Write it in quotes: "${String(value)}".`;
  }
  return `Write ${wanted.includes("number") || wanted.includes("integer") ? "a number" : "another value"}.`;
}
