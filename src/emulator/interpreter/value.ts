import { Decimal } from "./decimal.ts";

/**
 * A value at run time: JSON as in `#foundation` (bigint = int64, number = float, Map = object with
 * keys in order) plus decimals. Values are never changed in place.
 */
export type Value =
  | null
  | boolean
  | string
  | bigint
  | number
  | Decimal
  | readonly Value[]
  | ReadonlyMap<string, Value>;

export type ObjectValue = ReadonlyMap<string, Value>;
export type NumberValue = bigint | number | Decimal;

/** An object with one member, to be given more. */
export const holding = (key: string, value: Value): Map<string, Value> =>
  new Map<string, Value>().set(key, value);

export const isObject = (value: unknown): value is ObjectValue => value instanceof Map;
export const isList = (value: unknown): value is readonly Value[] => Array.isArray(value);
export const isNumber = (value: unknown): value is NumberValue =>
  typeof value === "bigint" || typeof value === "number" || value instanceof Decimal;

export type ValueKind =
  | "Null"
  | "Boolean"
  | "String"
  | "Integer"
  | "Float"
  | "Decimal"
  | "Array"
  | "Object";

/** As the service names kinds in its messages. */
export function kindOf(value: Value): ValueKind {
  if (value === null) return "Null";
  if (typeof value === "string") return "String";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "bigint") return "Integer";
  if (typeof value === "number") return "Float";
  if (value instanceof Decimal) return "Decimal";
  return isList(value) ? "Array" : "Object";
}

export const LEAST_INTEGER = -(2n ** 63n);
export const GREATEST_INTEGER = 2n ** 63n - 1n;
export const isInt64 = (value: bigint): boolean =>
  value >= LEAST_INTEGER && value <= GREATEST_INTEGER;
