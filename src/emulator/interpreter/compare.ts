import { compareDecimals, decimalOfFloat, decimalOfInteger, floatOfDecimal } from "./arithmetic.ts";
import { Decimal } from "./decimal.ts";
import { refuse } from "./evaluation-error.ts";
import type { Profile } from "./profile.ts";
import { isList, isNumber, isObject, kindOf, type NumberValue, type Value } from "./value.ts";

/** `equals()` of flow-language.md §7.5. */
export function equalValues(left: Value, right: Value, profile: Profile): boolean {
  if (left === right) return true;
  if (isNumber(left)) return isNumber(right) && compareNumbers(left, right) === 0;
  if (typeof left === "boolean" && typeof right === "string") return String(left) === right;
  if (typeof left === "string" && typeof right === "boolean") return left === String(right);
  const nested = isList(left) || isObject(left);
  if (nested && (isList(right) || isObject(right))) {
    if (profile === "strict") {
      return refuse(
        `compares values of type '${kindOf(left)}' and '${kindOf(right)}'; sources disagree on what that gives.`,
      );
    }
    return sameValue(left, right);
  }
  return false;
}

/**
 * The same kind with the same content, as Newtonsoft's deep equality has it: 1 and 1.0 differ, the
 * order of an object's keys does not matter.
 */
export function sameValue(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (isList(left)) {
    return (
      isList(right) &&
      left.length === right.length &&
      left.every((item, index) => sameValue(item, right[index] ?? null))
    );
  }
  if (isObject(left)) {
    if (!isObject(right) || left.size !== right.size) return false;
    for (const [key, value] of left) {
      const other = right.get(key);
      if (other === undefined || !sameValue(value, other)) return false;
    }
    return true;
  }
  if (
    isNumber(left) &&
    isNumber(right) &&
    (typeof left === "bigint") === (typeof right === "bigint")
  )
    return compareNumbers(left, right) === 0;
  return false;
}

/** Negative, 0, positive, or NaN when a NaN takes part. Text is compared by UTF-16 units. */
export function compareValues(left: Value, right: Value): number {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (typeof left === "string" && typeof right === "string") {
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  return refuse(
    `expects two values that can be compared. The provided types are '${kindOf(left)}' and '${kindOf(right)}'.`,
  );
}

export function compareNumbers(left: NumberValue, right: NumberValue): number {
  if (left instanceof Decimal || right instanceof Decimal) {
    const infinite = (value: NumberValue) => typeof value === "number" && !Number.isFinite(value);
    if (infinite(left) || infinite(right)) return compareFloats(toFloat(left), toFloat(right));
    return compareDecimals(asDecimal(left), asDecimal(right));
  }
  if (typeof left === "bigint" && typeof right === "bigint") {
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return compareFloats(Number(left), Number(right));
}

const compareFloats = (left: number, right: number): number =>
  left < right ? -1 : left > right ? 1 : left === right ? 0 : Number.NaN;

const toFloat = (value: NumberValue): number =>
  value instanceof Decimal ? floatOfDecimal(value) : Number(value);

const asDecimal = (value: NumberValue): Decimal =>
  value instanceof Decimal
    ? value
    : typeof value === "bigint"
      ? decimalOfInteger(value)
      : decimalOfFloat(value);
