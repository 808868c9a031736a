import { Decimal } from "../decimal.ts";
import { type Digits, shortestDigits } from "../float-text.ts";
import type { NumberValue } from "../value.ts";

/** The digits of a number as formatting works on them. */
export interface FormatDigits extends Digits {
  /** Floats keep the sign of a zero. */
  readonly floating: boolean;
}

/** Digits after the point, or digits in all, that a float is cut to; `shortest` is what reads back the same. */
export type Cut =
  | { readonly kind: "shortest" }
  | { readonly kind: "places"; readonly count: number }
  | { readonly kind: "significant"; readonly count: number };

/**
 * Whole numbers and decimals come exactly; a float's exact binary value is cut with ties to even
 * (flow-language.md §8, formatNumber).
 */
export function digitsOf(value: NumberValue, cut: Cut): FormatDigits {
  if (typeof value === "number") {
    const { negative, digits, point } =
      cut.kind === "shortest" || value === 0 ? shortestDigits(value) : exact(value, cut);
    return { negative, digits, point, floating: true };
  }
  const [units, scale] = value instanceof Decimal ? [value.units, value.scale] : [value, 0];
  const text = (units < 0n ? -units : units).toString();
  const all = units === 0n ? "" : text;
  return trimmed({
    negative: units < 0n,
    digits: all,
    point: units === 0n ? 0 : text.length - scale,
    floating: false,
  });
}

const trimmed = ({ negative, digits, point, floating }: FormatDigits): FormatDigits => ({
  negative,
  digits: digits.replace(/0+$/, ""),
  point,
  floating,
});

function exact(value: number, cut: Exclude<Cut, { kind: "shortest" }>): Digits {
  const negative = value < 0;
  const { units, scale } = ratioOf(Math.abs(value));
  const text = units.toString();
  const point = text.length - scale;
  const kept = cut.kind === "places" ? point + cut.count : cut.count;
  if (kept >= text.length) return { negative, digits: text.replace(/0+$/, ""), point };
  if (kept < 0) return { negative, digits: "", point: 0 };
  const unit = 10n ** BigInt(text.length - kept);
  const [whole, rest] = [units / unit, (units % unit) * 2n];
  const up = rest > unit || (rest === unit && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  if (rounded === 0n) return { negative, digits: "", point: 0 };
  const digits = rounded.toString();
  return { negative, digits: digits.replace(/0+$/, ""), point: point + digits.length - kept };
}

/** A positive float exactly: `units / 10^scale`. */
function ratioOf(value: number): { readonly units: bigint; readonly scale: number } {
  if (Number.isSafeInteger(value)) return { units: BigInt(value), scale: 0 };
  const { mantissa, exponent } = binaryOf(value);
  return exponent < 0
    ? { units: mantissa * 5n ** BigInt(-exponent), scale: -exponent }
    : { units: mantissa << BigInt(exponent), scale: 0 };
}

const view = new DataView(new ArrayBuffer(8));

function binaryOf(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & ((1n << 52n) - 1n);
  return field === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: field - 1075 };
}

/** Keeps so many digits, half away from zero; a number that vanishes loses its sign unless it floats. */
export function roundedTo(digits: FormatDigits, count: number): FormatDigits {
  if (count >= digits.digits.length) return digits.digits === "" ? zero(digits) : digits;
  if (count < 0) return zero(digits);
  const up = (digits.digits[count] ?? "0") >= "5";
  const kept = digits.digits.slice(0, count);
  const number = BigInt(kept === "" ? "0" : kept) + (up ? 1n : 0n);
  if (number === 0n) return zero(digits);
  const text = number.toString();
  return trimmed({ ...digits, digits: text, point: digits.point + text.length - count });
}

const zero = (digits: FormatDigits): FormatDigits => ({
  ...digits,
  negative: digits.negative && digits.floating,
  digits: "",
  point: 0,
});
