import { Decimal } from "../decimal.ts";
import { refuse } from "../evaluation-error.ts";
import {
  isList,
  isNumber,
  isObject,
  kindOf,
  type NumberValue,
  type ObjectValue,
  type Value,
} from "../value.ts";

/** The argument at a place; only called where the number of arguments was checked. */
export const argument = (args: readonly Value[], place: number): Value => args[place] ?? null;

function expected(what: string, args: readonly Value[], place: number): never {
  const kind = kindOf(argument(args, place));
  return refuse(
    `expects ${what} as parameter ${place + 1}. The provided value is of type '${kind}'.`,
  );
}

export function textArgument(args: readonly Value[], place: number): string {
  const value = args[place];
  return typeof value === "string" ? value : expected("a string", args, place);
}

/** An argument that may be left out. */
export const optionalText = (args: readonly Value[], place: number): string | undefined =>
  place < args.length ? textArgument(args, place) : undefined;

export function numberArgument(args: readonly Value[], place: number): NumberValue {
  const value = args[place];
  return isNumber(value) ? value : expected("a number", args, place);
}

/** A whole number; a float without a fraction is taken as one. */
export function integerArgument(args: readonly Value[], place: number): bigint {
  const value = args[place];
  if (typeof value === "bigint") return value;
  if (typeof value === "number" && Number.isInteger(value)) return BigInt(value);
  if (value instanceof Decimal && value.units % 10n ** BigInt(value.scale) === 0n) {
    return value.units / 10n ** BigInt(value.scale);
  }
  return expected("an integer", args, place);
}

/** A whole number that can be a position or a length in something held in memory. */
export function positionArgument(args: readonly Value[], place: number): number {
  const value = integerArgument(args, place);
  if (value < -(2n ** 31n) || value >= 2n ** 31n) {
    return refuse(`expects an integer of 32 bits as parameter ${place + 1}, not ${value}.`);
  }
  return Number(value);
}

export function booleanArgument(args: readonly Value[], place: number): boolean {
  const value = args[place];
  return typeof value === "boolean" ? value : expected("a boolean", args, place);
}

export function listArgument(args: readonly Value[], place: number): readonly Value[] {
  const value = args[place];
  return isList(value) ? value : expected("an array", args, place);
}

export function objectArgument(args: readonly Value[], place: number): ObjectValue {
  const value = args[place];
  return isObject(value) ? value : expected("an object", args, place);
}

export function textOrList(args: readonly Value[], place: number): string | readonly Value[] {
  const value = args[place];
  return typeof value === "string" || isList(value)
    ? value
    : expected("a string or an array", args, place);
}

export const wrongArgument = expected;
