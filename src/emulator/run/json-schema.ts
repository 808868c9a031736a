import { isJsonArray, isJsonObject, type Json, type JsonObject, jsonEquals } from "#foundation";
import { kindOf } from "../interpreter/value.ts";

/**
 * Why a value does not fit a JSON Schema, in the service's manner; undefined when it does. The words
 * that real "Parse JSON" schemas use: type, properties, required, items, additionalProperties, enum,
 * const, bounds, lengths, pattern, anyOf, allOf, oneOf, not.
 */
export function schemaProblem(schema: Json, value: Json, path = ""): string | undefined {
  if (!isJsonObject(schema)) return undefined;
  return (
    typeProblem(schema, value, path) ??
    valueProblem(schema, value, path) ??
    (isJsonObject(value) ? objectProblem(schema, value, path) : undefined) ??
    (isJsonArray(value) ? arrayProblem(schema, value, path) : undefined) ??
    combinationProblem(schema, value, path)
  );
}

const at = (path: string): string => (path === "" ? "" : ` Path '${path}'.`);

function typeProblem(schema: JsonObject, value: Json, path: string): string | undefined {
  const type = schema.get("type");
  if (type === undefined) return undefined;
  const types = isJsonArray(type) ? type : [type];
  if (types.some((one) => typeof one === "string" && hasType(one, value))) return undefined;
  const expected = types.map((one) => titled(String(one))).join(", ");
  return `Invalid type. Expected ${expected} but got ${kindOf(value)}.${at(path)}`;
}

const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function hasType(type: string, value: Json): boolean {
  if (type === "null") return value === null;
  if (type === "string") return typeof value === "string";
  if (type === "boolean") return typeof value === "boolean";
  if (type === "integer") return typeof value === "bigint";
  if (type === "number") return typeof value === "bigint" || typeof value === "number";
  if (type === "array") return isJsonArray(value);
  if (type === "object") return isJsonObject(value);
  return type === "any";
}

function valueProblem(schema: JsonObject, value: Json, path: string): string | undefined {
  const options = schema.get("enum");
  if (isJsonArray(options) && !options.some((option) => jsonEquals(option, value))) {
    return `Value is not one of the allowed ones.${at(path)}`;
  }
  const constant = schema.get("const");
  if (constant !== undefined && !jsonEquals(constant, value))
    return `Value is not the one allowed.${at(path)}`;
  if (typeof value === "bigint" || typeof value === "number") {
    const least = numberIn(schema, "minimum");
    const most = numberIn(schema, "maximum");
    if (least !== undefined && Number(value) < least)
      return `Value is less than ${least}.${at(path)}`;
    if (most !== undefined && Number(value) > most) return `Value exceeds ${most}.${at(path)}`;
  }
  if (typeof value === "string") {
    const shortest = numberIn(schema, "minLength");
    const longest = numberIn(schema, "maxLength");
    if (shortest !== undefined && value.length < shortest)
      return `String is shorter than ${shortest}.${at(path)}`;
    if (longest !== undefined && value.length > longest)
      return `String is longer than ${longest}.${at(path)}`;
    const pattern = schema.get("pattern");
    if (typeof pattern === "string" && !matches(pattern, value)) {
      return `String does not match '${pattern}'.${at(path)}`;
    }
  }
  return undefined;
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    return true;
  }
}

function numberIn(schema: JsonObject, key: string): number | undefined {
  const value = schema.get(key);
  return typeof value === "bigint" || typeof value === "number" ? Number(value) : undefined;
}

function objectProblem(schema: JsonObject, value: JsonObject, path: string): string | undefined {
  const required = schema.get("required");
  const missing = isJsonArray(required)
    ? required.filter((key) => typeof key === "string" && !value.has(key))
    : [];
  if (missing.length > 0)
    return `Required properties are missing from object: ${missing.join(", ")}.${at(path)}`;
  const properties = schema.get("properties");
  const known = isJsonObject(properties) ? properties : new Map<string, Json>();
  const others = schema.get("additionalProperties");
  for (const [key, member] of value) {
    const inner = path === "" ? key : `${path}.${key}`;
    const own = known.get(key);
    if (own === undefined && others === false)
      return `Property '${key}' is not allowed.${at(path)}`;
    const problem = schemaProblem(own ?? (others === undefined ? true : others), member, inner);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function arrayProblem(
  schema: JsonObject,
  value: readonly Json[],
  path: string,
): string | undefined {
  const items = schema.get("items");
  if (items === undefined) return undefined;
  for (const [index, item] of value.entries()) {
    const own = isJsonArray(items) ? items[index] : items;
    const problem = own === undefined ? undefined : schemaProblem(own, item, `${path}[${index}]`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function combinationProblem(schema: JsonObject, value: Json, path: string): string | undefined {
  const fits = (one: Json): boolean => schemaProblem(one, value, path) === undefined;
  const [all, any, one, not] = ["allOf", "anyOf", "oneOf", "not"].map((key) => schema.get(key));
  if (isJsonArray(all)) {
    for (const part of all) {
      const problem = schemaProblem(part, value, path);
      if (problem !== undefined) return problem;
    }
  }
  if (isJsonArray(any) && !any.some(fits))
    return `JSON does not match any schemas from 'anyOf'.${at(path)}`;
  if (isJsonArray(one) && one.filter(fits).length !== 1)
    return `JSON is not valid against exactly one schema from 'oneOf'.${at(path)}`;
  if (not !== undefined && fits(not)) return `JSON is valid against schema from 'not'.${at(path)}`;
  return undefined;
}
