import type { Json, JsonObject } from "#foundation";
import { floatOfDecimal } from "../interpreter/arithmetic.ts";
import { Decimal } from "../interpreter/decimal.ts";
import { isList, isObject, type ObjectValue, type Value } from "../interpreter/value.ts";

/** A value as it leaves the run: decimals become floating numbers. */
export function jsonOfValue(value: Value): Json {
  return holdsDecimal(value) ? withoutDecimals(value) : (value as Json);
}

export const jsonOfObject = (value: ObjectValue): JsonObject => jsonOfValue(value) as JsonObject;

function holdsDecimal(value: Value): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (value instanceof Decimal) return true;
  if (isList(value)) return value.some(holdsDecimal);
  for (const member of value.values()) if (holdsDecimal(member)) return true;
  return false;
}

function withoutDecimals(value: Value): Json {
  if (value instanceof Decimal) return floatOfDecimal(value);
  if (isList(value)) return value.map(withoutDecimals);
  if (isObject(value)) {
    return new Map([...value].map(([key, member]) => [key, withoutDecimals(member)]));
  }
  return value;
}
