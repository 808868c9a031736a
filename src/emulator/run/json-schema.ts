import { isJsonArray, isJsonObject, type Json, type JsonObject } from "#foundation";
import { kindOf } from "../interpreter/value.ts";
import { sameNumbers } from "./json-same.ts";
import { numberIn, scalarProblem } from "./json-schema-scalars.ts";

/**
 * Why a value does not fit a JSON Schema, in the service's manner; undefined when it does. Drafts 4
 * to 7 as "Parse JSON" takes them; words of no draft are passed over. A reference leads to a place
 * inside the schema, anything else behind `$ref` is a problem.
 */
export const schemaProblem = (schema: Json, value: Json): string | undefined =>
  problemOf({ root: schema, refs: 0 }, schema, value, "");

interface Look {
  readonly root: Json;
  /** References followed without looking into the value. */
  readonly refs: number;
}

/** A longer chain of references only leads to itself. */
const MOST_REFS = 100;

function problemOf(look: Look, schema: Json, value: Json, path: string): string | undefined {
  if (schema === false) return `JSON is not allowed here.${at(path)}`;
  if (!isJsonObject(schema)) return undefined;
  const ref = schema.get("$ref");
  if (typeof ref === "string") {
    const target = referenced(look.root, ref);
    if (target === undefined || look.refs >= MOST_REFS)
      return `Could not resolve schema reference '${ref}'.${at(path)}`;
    return problemOf({ ...look, refs: look.refs + 1 }, target, value, path);
  }
  const inside = look.refs === 0 ? look : { ...look, refs: 0 };
  const problem = typeProblem(schema, value) ?? scalarProblem(schema, value);
  return (
    (problem === undefined ? undefined : problem + at(path)) ??
    (isJsonObject(value) ? objectProblem(inside, schema, value, path) : undefined) ??
    (isJsonArray(value) ? arrayProblem(inside, schema, value, path) : undefined) ??
    combinationProblem(look, schema, value, path)
  );
}

const at = (path: string): string => (path === "" ? "" : ` Path '${path}'.`);
const under = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

/** `#` and `#/definitions/name`, as a JSON Pointer. */
function referenced(root: Json, ref: string): Json | undefined {
  if (ref === "#") return root;
  if (!ref.startsWith("#/")) return undefined;
  let found: Json | undefined = root;
  for (const part of ref.slice(2).split("/")) {
    const key = unescaped(part).replaceAll("~1", "/").replaceAll("~0", "~");
    if (isJsonArray(found)) found = found[Number(key)];
    else found = isJsonObject(found) ? found.get(key) : undefined;
  }
  return found;
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function typeProblem(schema: JsonObject, value: Json): string | undefined {
  const type = schema.get("type");
  if (type === undefined) return undefined;
  const types = isJsonArray(type) ? type : [type];
  if (types.some((one) => typeof one === "string" && hasType(one, value))) return undefined;
  const expected = types.map((one) => titled(String(one))).join(", ");
  return `Invalid type. Expected ${expected} but got ${kindOf(value)}.`;
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

function objectProblem(
  look: Look,
  schema: JsonObject,
  value: JsonObject,
  path: string,
): string | undefined {
  const required = schema.get("required");
  const missing = isJsonArray(required)
    ? required.filter((key) => typeof key === "string" && !value.has(key))
    : [];
  if (missing.length > 0)
    return `Required properties are missing from object: ${missing.join(", ")}.${at(path)}`;
  const count = countProblem(schema, value.size, "Properties", "Object property count");
  if (count !== undefined) return count + at(path);
  const properties = membersIn(schema, "properties");
  const patterns = [...membersIn(schema, "patternProperties")];
  const names = schema.get("propertyNames");
  const others = schema.get("additionalProperties");
  for (const [key, member] of value) {
    if (names !== undefined && problemOf(look, names, key, path) !== undefined)
      return `Property name '${key}' is not allowed.${at(path)}`;
    const own = properties.get(key);
    const schemas = own === undefined ? [] : [own];
    for (const [pattern, one] of patterns) if (matchesName(pattern, key)) schemas.push(one);
    if (schemas.length === 0 && others === false)
      return `Property '${key}' has not been defined and the schema does not allow additional properties.${at(path)}`;
    if (schemas.length === 0 && others !== undefined) schemas.push(others);
    for (const one of schemas) {
      const problem = problemOf(look, one, member, under(path, key));
      if (problem !== undefined) return problem;
    }
  }
  return dependencyProblem(look, schema, value, path);
}

function dependencyProblem(
  look: Look,
  schema: JsonObject,
  value: JsonObject,
  path: string,
): string | undefined {
  for (const [key, needed] of membersIn(schema, "dependencies")) {
    if (!value.has(key)) continue;
    if (!isJsonArray(needed)) {
      const problem = problemOf(look, needed, value, path);
      if (problem !== undefined) return problem;
    } else if (needed.some((one) => typeof one === "string" && !value.has(one))) {
      return `Dependencies for property '${key}' failed: ${needed.join(", ")}.${at(path)}`;
    }
  }
  return undefined;
}

const membersIn = (schema: JsonObject, key: string): JsonObject => {
  const members = schema.get(key);
  return isJsonObject(members) ? members : new Map();
};

function matchesName(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, "u").test(name);
  } catch {
    return false;
  }
}

function countProblem(
  schema: JsonObject,
  count: number,
  what: string,
  said: string,
): string | undefined {
  const least = numberIn(schema, `min${what}`);
  const most = numberIn(schema, `max${what}`);
  if (least !== undefined && count < least)
    return `${said} ${count} is less than minimum count of ${least}.`;
  if (most !== undefined && count > most)
    return `${said} ${count} exceeds maximum count of ${most}.`;
  return undefined;
}

function arrayProblem(
  look: Look,
  schema: JsonObject,
  value: readonly Json[],
  path: string,
): string | undefined {
  const count = countProblem(schema, value.length, "Items", "Array item count");
  if (count !== undefined) return count + at(path);
  if (schema.get("uniqueItems") === true) {
    const twice = value.some((item, index) =>
      value.slice(0, index).some((earlier) => sameNumbers(earlier, item)),
    );
    if (twice) return `Non-unique array item.${at(path)}`;
  }
  const contains = schema.get("contains");
  if (
    contains !== undefined &&
    value.every((item) => problemOf(look, contains, item, path) !== undefined)
  )
    return `No items match contains.${at(path)}`;
  const items = schema.get("items");
  for (const [index, item] of value.entries()) {
    const listed = isJsonArray(items);
    const own = listed ? (items[index] ?? schema.get("additionalItems")) : items;
    const problem = own === undefined ? undefined : problemOf(look, own, item, `${path}[${index}]`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function combinationProblem(
  look: Look,
  schema: JsonObject,
  value: Json,
  path: string,
): string | undefined {
  const problem = (one: Json): string | undefined => problemOf(look, one, value, path);
  const fits = (one: Json): boolean => problem(one) === undefined;
  const [all, any, one] = ["allOf", "anyOf", "oneOf"].map((key) => schema.get(key));
  if (isJsonArray(all)) {
    for (const part of all) {
      const found = problem(part);
      if (found !== undefined) return found;
    }
  }
  if (isJsonArray(any) && !any.some(fits))
    return `JSON does not match any schemas from 'anyOf'.${at(path)}`;
  if (isJsonArray(one) && one.filter(fits).length !== 1)
    return `JSON is not valid against exactly one schema from 'oneOf'.${at(path)}`;
  const not = schema.get("not");
  if (not !== undefined && fits(not)) return `JSON is valid against schema from 'not'.${at(path)}`;
  const condition = schema.get("if");
  if (condition === undefined) return undefined;
  const chosen = schema.get(fits(condition) ? "then" : "else");
  return chosen === undefined ? undefined : problem(chosen);
}
