import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { isJsonObject, plainOf } from "#foundation";
import { jsonOfValue } from "./plain-json.ts";
import type { Value } from "./value.ts";

/** Says what of a value a JSON Schema refuses; undefined when nothing is. */
export type SchemaCheck = (value: Value) => string | undefined;

let ajv: Ajv | undefined;

/**
 * The schema as the service reads it: unknown keywords and formats mean nothing, extra properties are
 * allowed. A schema that is none answers with the reason.
 */
export function schemaCheck(schema: Value): SchemaCheck | { readonly wrong: string } {
  const json = jsonOfValue(schema);
  if (!isJsonObject(json)) return { wrong: "a schema is an object" };
  ajv ??= new Ajv({
    strict: false,
    validateSchema: false,
    validateFormats: false,
    addUsedSchema: false,
    logger: false,
    verbose: true,
  });
  let validate: ValidateFunction;
  try {
    const plain = plainOf(json) as Readonly<Record<string, unknown>>;
    const { $schema: _, $id: __, id: ___, $async: ____, ...meaning } = plain;
    validate = ajv.compile(withNumberBounds(meaning) as Record<string, unknown>);
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  return (value) => {
    if (validate(plainOf(jsonOfValue(value)))) return undefined;
    const [first] = validate.errors ?? [];
    return first ? sentence(first) : "The value does not match the schema.";
  };
}

/** Draft 4 says `exclusiveMinimum: true` beside the bound itself; later drafts hold the bound there. */
function withNumberBounds(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNumberBounds);
  if (typeof schema !== "object" || schema === null) return schema;
  const members = new Map(
    Object.entries(schema).map(([key, value]) => [key, withNumberBounds(value)]),
  );
  for (const [exclusive, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    const said = members.get(exclusive);
    if (typeof said !== "boolean") continue;
    if (said && members.has(bound)) members.set(exclusive, members.get(bound));
    else members.delete(exclusive);
  }
  return Object.fromEntries(members);
}

const KINDS: Readonly<Record<string, string>> = {
  string: "String",
  number: "Number",
  integer: "Integer",
  boolean: "Boolean",
  object: "Object",
  array: "Array",
  null: "Null",
};

/** As the service words it. */
function sentence({ keyword, params, instancePath, message, data }: ErrorObject): string {
  const path = instancePath.slice(1).replaceAll("/", ".");
  if (keyword === "type") {
    const wanted = [params["type"]].flat().map((kind) => KINDS[String(kind)] ?? String(kind));
    return `Invalid type. Expected ${wanted.join(", ")} but got ${kindOfPlain(data)}. Path '${path}'.`;
  }
  if (keyword === "required") {
    return `Required properties are missing from object: ${params["missingProperty"]}. Path '${path}'.`;
  }
  return `The value ${message ?? "is not valid"}. Path '${path}'.`;
}

function kindOfPlain(data: unknown): string {
  if (data === null) return "Null";
  if (Array.isArray(data)) return "Array";
  if (typeof data === "number") return Number.isInteger(data) ? "Integer" : "Number";
  return KINDS[typeof data] ?? typeof data;
}
