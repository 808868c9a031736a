import { isJsonArray, isJsonObject, type Json } from "#foundation";

/** The same content; unlike elsewhere 1 and 1.0 are the same, as JSON Schema has it. */
export function sameNumbers(left: Json, right: Json): boolean {
  if (typeof left === "bigint" || typeof left === "number")
    // biome-ignore lint/suspicious/noDoubleEquals: whole and floating numbers are compared by value
    return (typeof right === "bigint" || typeof right === "number") && left == right;
  if (isJsonArray(left)) {
    return (
      isJsonArray(right) &&
      left.length === right.length &&
      left.every((item, index) => sameNumbers(item, right[index] ?? null))
    );
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return left === right;
  if (left.size !== right.size) return false;
  return [...left].every(([key, value]) => {
    const other = right.get(key);
    return other !== undefined && sameNumbers(value, other);
  });
}
