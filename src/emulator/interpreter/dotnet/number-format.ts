import { Decimal } from "../decimal.ts";
import { exponentText } from "../float-text.ts";
import { isInt64, type NumberValue } from "../value.ts";
import type { NumberCulture } from "./culture.ts";
import { digitsOf, type FormatDigits, roundedTo } from "./number-digits.ts";
import { customNumber } from "./number-format-custom.ts";

/** More digits than this are refused, so that a format cannot exhaust the memory. */
const MOST_DIGITS = 99_999;
const LONGEST_FORMAT = 1_000;
const ROUND_TRIP_DIGITS = 17;

/** `number.ToString(format, culture)`; undefined where .NET refuses the format. */
export function formatNumber(
  value: NumberValue,
  format: string,
  culture: NumberCulture,
): string | undefined {
  if (typeof value === "number" && !Number.isFinite(value)) {
    if (Number.isNaN(value)) return culture.nan;
    return value > 0 ? culture.infinity : culture.negative + culture.infinity;
  }
  if (format.length > LONGEST_FORMAT) return undefined;
  const standard = /^([A-Za-z])(\d*)$/.exec(format === "" ? "G" : format);
  if (!standard) return customNumber(value, format, culture);
  const [, letter = "G", count = ""] = standard;
  const precision = count === "" ? undefined : Number(count);
  if (precision !== undefined && precision > MOST_DIGITS) return undefined;
  return standardNumber(value, letter, precision, culture);
}

function standardNumber(
  value: NumberValue,
  letter: string,
  precision: number | undefined,
  culture: NumberCulture,
): string | undefined {
  switch (letter.toUpperCase()) {
    case "D":
      return typeof value === "bigint" ? wholeDigits(value, precision ?? 0, culture) : undefined;
    case "X":
      return typeof value === "bigint" ? radix(value, letter, 16, precision ?? 0) : undefined;
    case "B":
      return typeof value === "bigint" ? radix(value, letter, 2, precision ?? 0) : undefined;
    case "R":
      if (typeof value === "number") return general(value, letter, undefined, culture);
      return general(
        value,
        letter === "R" ? "G" : "g",
        generalPrecision(value, precision),
        culture,
      );
    case "G":
      return general(value, letter, generalPrecision(value, precision), culture);
    case "E": {
      const places = precision ?? 6;
      const digits = digitsOf(value, { kind: "significant", count: places + 1 });
      return scientific(roundedTo(digits, places + 1), places, letter, culture);
    }
    case "F": {
      const places = precision ?? culture.digits;
      const { negative, text } = fixed(value, places, 0, false, culture);
      return (negative ? culture.negative : "") + text;
    }
    case "N": {
      const places = precision ?? culture.digits;
      const { negative, text } = fixed(value, places, 0, true, culture);
      return (negative ? culture.negative : "") + text;
    }
    case "P": {
      const places = precision ?? culture.percentDigits;
      const { negative, text } = fixed(value, places, 2, true, culture);
      const pattern = negative ? culture.percentNegative : culture.percentPositive;
      return inPattern(pattern, text, culture.percent, culture);
    }
    case "C": {
      const places = precision ?? culture.currencyDigits;
      const { negative, text } = fixed(value, places, 0, true, {
        ...culture,
        decimal: culture.currencyDecimal,
        group: culture.currencyGroup,
      });
      const pattern = negative ? culture.currencyNegative : culture.currencyPositive;
      return inPattern(pattern, text, culture.currency, culture);
    }
  }
  return undefined;
}

const inPattern = (pattern: string, text: string, symbol: string, culture: NumberCulture): string =>
  pattern.replace(/[n$%-]/g, (part) =>
    part === "n" ? text : part === "-" ? culture.negative : symbol,
  );

function wholeDigits(value: bigint, least: number, culture: NumberCulture): string {
  const digits = (value < 0n ? -value : value).toString().padStart(least, "0");
  return value < 0n ? culture.negative + digits : digits;
}

/** Two's complement of 64 bits. */
function radix(value: bigint, letter: string, base: number, least: number): string | undefined {
  if (!isInt64(value)) return undefined;
  const digits = BigInt.asUintN(64, value).toString(base).padStart(least, "0");
  return letter === "X" ? digits.toUpperCase() : digits;
}

/** With `shift` places to the left (2 for percent). */
function fixed(
  value: NumberValue,
  places: number,
  shift: number,
  grouped: boolean,
  culture: NumberCulture,
): { readonly negative: boolean; readonly text: string } {
  const raw = digitsOf(value, { kind: "places", count: places + shift });
  const moved = raw.digits === "" ? raw : { ...raw, point: raw.point + shift };
  const digits = roundedTo(moved, moved.point + places);
  const whole = wholeOf(digits);
  const fraction = fractionOf(digits).padEnd(places, "0");
  const left = grouped ? groups(whole, culture) : whole;
  return {
    negative: digits.negative,
    text: places === 0 ? left : left + culture.decimal + fraction,
  };
}

const wholeOf = ({ digits, point }: FormatDigits): string =>
  point <= 0 ? "0" : digits.slice(0, point).padEnd(point, "0");

const fractionOf = ({ digits, point }: FormatDigits): string =>
  digits === "" ? "" : point < 0 ? "0".repeat(-point) + digits : digits.slice(point);

/** The last size repeats; 0 ends the grouping. */
function groups(whole: string, { group, groupSizes }: NumberCulture): string {
  const parts: string[] = [];
  let end = whole.length;
  for (let index = 0; end > 0; index += 1) {
    const size = groupSizes[Math.min(index, groupSizes.length - 1)] || end;
    parts.unshift(whole.slice(Math.max(0, end - size), end));
    end -= size;
  }
  return parts.join(group);
}

function scientific(
  digits: FormatDigits,
  places: number,
  letter: string,
  culture: NumberCulture,
  leastExponent = 3,
): string {
  const exponent = digits.digits === "" ? 0 : digits.point - 1;
  const fraction = digits.digits.slice(1).padEnd(places, "0");
  const text = (digits.digits[0] ?? "0") + (fraction === "" ? "" : culture.decimal + fraction);
  return `${digits.negative ? culture.negative : ""}${text}${letter}${exponentText(exponent, leastExponent, culture)}`;
}

/** 0 asks for as many digits as there are; of a decimal, whose zeros at the end go then. */
const generalPrecision = (value: NumberValue, precision: number | undefined): number | undefined =>
  precision === 0 && value instanceof Decimal
    ? (value.units < 0n ? -value.units : value.units).toString().length
    : precision || undefined;

function general(
  value: NumberValue,
  letter: string,
  precision: number | undefined,
  culture: NumberCulture,
): string {
  const raw = digitsOf(
    value,
    precision === undefined ? { kind: "shortest" } : { kind: "significant", count: precision },
  );
  const digits = precision === undefined ? raw : roundedTo(raw, precision);
  const most =
    precision ??
    (typeof value === "number"
      ? Math.max(raw.digits.length, ROUND_TRIP_DIGITS)
      : Number.POSITIVE_INFINITY);
  const plain = precision === undefined && typeof value !== "number";
  if (!plain && (digits.point > most || digits.point < -3)) {
    const mark = letter === "g" || letter === "r" ? "e" : "E";
    return scientific(digits, 0, mark, culture, 2);
  }
  const places = plain && value instanceof Decimal ? value.scale : 0;
  const fraction = fractionOf(digits).padEnd(places, "0");
  const sign = digits.negative ? culture.negative : "";
  return sign + wholeOf(digits) + (fraction === "" ? "" : culture.decimal + fraction);
}
