import { Decimal } from "./decimal.ts";
import { refuse } from "./evaluation-error.ts";
import { GREATEST_INTEGER, isInt64, LEAST_INTEGER, type NumberValue } from "./value.ts";

/** What a .NET decimal holds at most: 96 bits and 28 places. */
const GREATEST_UNITS = 2n ** 96n - 1n;
const MOST_PLACES = 28;

export type Operation = "add" | "sub" | "mul" | "div" | "mod";

/** Two integers give an integer, a decimal makes both decimals, anything else floats (§7.4). */
export function calculate(
  operation: Operation,
  left: NumberValue,
  right: NumberValue,
): NumberValue {
  if (typeof left === "bigint" && typeof right === "bigint") {
    const result = integers(operation, left, right);
    return isInt64(result) ? result : refuse("gives a whole number beyond 64 bits.");
  }
  if (left instanceof Decimal || right instanceof Decimal) {
    return decimals(operation, toDecimal(left), toDecimal(right));
  }
  return floats(operation, Number(left), Number(right));
}

function integers(operation: Operation, left: bigint, right: bigint): bigint {
  switch (operation) {
    case "add":
      return left + right;
    case "sub":
      return left - right;
    case "mul":
      return left * right;
    case "div":
      return right === 0n ? dividedByZero() : left / right;
    case "mod":
      if (right === 0n) return dividedByZero();
      // The processor divides for a remainder, and that quotient would not fit.
      return right === -1n && left === LEAST_INTEGER ? GREATEST_INTEGER + 1n : left % right;
  }
}

function floats(operation: Operation, left: number, right: number): number {
  switch (operation) {
    case "add":
      return left + right;
    case "sub":
      return left - right;
    case "mul":
      return left * right;
    case "div":
      return right === 0 ? dividedByZero() : left / right;
    case "mod":
      return right === 0 ? dividedByZero() : left % right;
  }
}

function decimals(operation: Operation, left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  const [a, b] = [unitsAt(left, scale), unitsAt(right, scale)];
  switch (operation) {
    case "add":
      return fitted(a + b, scale);
    case "sub":
      return fitted(a - b, scale);
    case "mul":
      return product(left, right);
    case "div":
      return right.units === 0n ? dividedByZero() : quotient(left, right);
    case "mod":
      if (b === 0n) return dividedByZero();
      // A dividend that is smaller stays as it is written.
      return magnitude(a) < magnitude(b) ? left : fitted(a % b, scale);
  }
}

/** .NET keeps the scale of a product that is zero only where both factors fit into 32 bits. */
function product(left: Decimal, right: Decimal): Decimal {
  const units = left.units * right.units;
  const small = magnitude(left.units) < 2n ** 32n && magnitude(right.units) < 2n ** 32n;
  return units === 0n && !small ? new Decimal(0n, 0) : fitted(units, left.scale + right.scale);
}

/** Exact where 28 places allow; trailing zeros beyond the preferred scale are dropped as .NET does. */
function quotient(left: Decimal, right: Decimal): Decimal {
  const preferred = Math.max(0, left.scale - right.scale);
  const extra = MOST_PLACES + 1 + right.scale - left.scale;
  const numerator = extra >= 0 ? left.units * 10n ** BigInt(extra) : left.units;
  const places = MOST_PLACES + 1 + (extra < 0 ? -extra : 0);
  let units = numerator / right.units;
  // A remainder must still count when the last digit is rounded half to even.
  if (numerator % right.units !== 0n) {
    units = units * 10n + (units < 0n || numerator < 0n !== right.units < 0n ? -1n : 1n);
    return trimmed(fitted(units, places + 1), 0);
  }
  return trimmed(fitted(units, places), preferred);
}

function trimmed(value: Decimal, least: number): Decimal {
  let { units, scale } = value;
  while (scale > least && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  return new Decimal(units, scale);
}

/** Rounds half to even until the number fits; overflow is an error. */
function fitted(units: bigint, scale: number): Decimal {
  const size = magnitude(units);
  let drop = Math.max(0, scale - MOST_PLACES);
  for (; ; drop += 1) {
    const rounded = divideHalfEven(size, 10n ** BigInt(drop));
    if (rounded <= GREATEST_UNITS)
      return new Decimal(units < 0n ? -rounded : rounded, scale - drop);
    if (drop >= scale) return refuse("gives a number beyond the range of decimals.");
  }
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

function divideHalfEven(value: bigint, by: bigint): bigint {
  const whole = value / by;
  const twice = (value % by) * 2n;
  return twice > by || (twice === by && whole % 2n === 1n) ? whole + 1n : whole;
}

const dividedByZero = (): never => refuse("attempts to divide by zero.");

const unitsAt = (value: Decimal, scale: number): bigint =>
  value.units * 10n ** BigInt(scale - value.scale);

export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const [a, b] = [unitsAt(left, scale), unitsAt(right, scale)];
  return a < b ? -1 : a > b ? 1 : 0;
}

export const decimalOfInteger = (value: bigint): Decimal => new Decimal(value, 0);

/** As `(decimal)double`: 15 significant digits, cut in floating point. Beyond the range it is an error. */
export function decimalOfFloat(value: number): Decimal {
  const size = Math.abs(value);
  if (!(size < 2 ** 96)) return refuse("gives a number beyond the range of decimals.");
  const exponent = exponentOf(size);
  if (exponent < LEAST_EXPONENT) return new Decimal(0n, 0);
  let power = 14 - ((exponent * 19_728) >> 16);
  let scaled = size;
  if (power >= 0) {
    power = Math.min(power, MOST_PLACES);
    scaled *= powerOfTen(power);
  } else if (power !== -1 || size >= 1e15) scaled /= powerOfTen(-power);
  else power = 0;
  if (scaled < 1e14 && power < MOST_PLACES) {
    scaled *= 10;
    power += 1;
  }
  const whole = Math.floor(scaled);
  const rest = scaled - whole;
  const up = rest > 0.5 || (rest === 0.5 && whole % 2 === 1);
  const units = BigInt(whole + (up ? 1 : 0)) * (value < 0 ? -1n : 1n);
  if (power < 0) return new Decimal(units * 10n ** BigInt(-power), 0);
  return units === 0n ? new Decimal(0n, 0) : trimmed(new Decimal(units, power), 0);
}

/** Floats below 2^-94 have no digit within 28 places. */
const LEAST_EXPONENT = -94;

/** Of a positive float as a fraction from ½ to 1 times a power of two. */
function exponentOf(size: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, size);
  return ((view.getUint16(0) >> 4) & 0x7ff) - 1022;
}

export function toDecimal(value: NumberValue): Decimal {
  if (value instanceof Decimal) return value;
  return typeof value === "bigint" ? decimalOfInteger(value) : decimalOfFloat(value);
}

/** As `(double)decimal`: reckoned with floats, so that the last digit is not always the nearest. */
export function floatOfDecimal({ units, scale }: Decimal): number {
  const size = units < 0n ? -units : units;
  const float =
    (Number(BigInt.asUintN(64, size)) + Number(size >> 64n) * 2 ** 64) / powerOfTen(scale);
  return units < 0n ? -float : float;
}

/** Read from text: `10 ** 26` is not `1e26`. */
const POWERS_OF_TEN = Array.from({ length: 30 }, (_, power) => Number(`1e${power}`));
const powerOfTen = (power: number): number => POWERS_OF_TEN[power] ?? Number(`1e${power}`);

/** Keeps the scale: `5.0` stays `5.0`. */
export function decimalText({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const sign = units < 0n ? "-" : "";
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - scale)}`;
}

/**
 * Digits with a point as a decimal: rounded to 28 places, undefined beyond the range. `text` has
 * only a sign, digits and at most one point.
 */
export function decimalOfDigits(negative: boolean, whole: string, fraction: string): Decimal {
  const units = BigInt(`0${whole}${fraction}`) * (negative ? -1n : 1n);
  return fitted(units, fraction.length);
}
