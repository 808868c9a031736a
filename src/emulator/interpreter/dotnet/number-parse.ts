import { decimalOfDigits } from "../arithmetic.ts";
import type { Decimal } from "../decimal.ts";
import type { NumberCulture } from "./culture.ts";

/** Which spellings of a number a parse accepts (`NumberStyles` of .NET). */
interface Style {
  readonly exponent: boolean;
  readonly trailingSign: boolean;
  readonly fraction: boolean;
}

/** `Float | AllowThousands`: what int() reads through a double. */
const WHOLE: Style = { exponent: true, trailingSign: false, fraction: true };
/** `Number | Float`: what float() and isFloat() read. */
const FLOAT: Style = { exponent: true, trailingSign: true, fraction: true };
/** `Number`: what decimal() reads. */
const DECIMAL: Style = { exponent: false, trailingSign: true, fraction: true };
/** `Integer | AllowThousands`: what isInt() reads. */
const INTEGER: Style = { exponent: false, trailingSign: false, fraction: false };

interface Parts {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
  readonly exponent: string;
}

/** Longer text is no number; hostile text would only cost time. */
const LONGEST_NUMBER = 1_000;

const patterns = new WeakMap<NumberCulture, Map<Style, RegExp>>();

function partsOf(text: string, style: Style, culture: NumberCulture): Parts | undefined {
  if (text.length > LONGEST_NUMBER) return undefined;
  let known = patterns.get(culture);
  if (!known) {
    known = new Map();
    patterns.set(culture, known);
  }
  let pattern = known.get(style);
  if (!pattern) {
    pattern = patternOf(style, culture);
    known.set(style, pattern);
  }
  const groups = pattern.exec(text)?.groups;
  if (!groups) return undefined;
  const [sign, signAfter] = [groups["sign"], groups["after"]];
  if (sign !== undefined && signAfter !== undefined) return undefined;
  const whole = (groups["whole"] ?? "").replace(/\D/g, "");
  const fraction = groups["fraction"] ?? "";
  if (whole === "" && fraction === "") return undefined;
  const written = sign ?? signAfter;
  return {
    negative: written !== undefined && written !== culture.positive,
    whole,
    fraction,
    exponent: exponentOf(groups["exponent"] ?? "", culture),
  };
}

const exponentOf = (written: string, { positive }: NumberCulture): string =>
  written.startsWith(positive) ? written.slice(positive.length) : written.replace(/^\D+/, "-");

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

function patternOf(style: Style, culture: NumberCulture): RegExp {
  const blank = "[\\t-\\r ]*";
  const minus = [...new Set([culture.negative, ...(DASHES.has(culture.negative) ? ["-"] : [])])]
    .map(escaped)
    .join("|");
  const plus = escaped(culture.positive);
  const groups = [...new Set([culture.group, ...(SPACES.has(culture.group) ? [" "] : [])])];
  const group = groups.map(escaped).join("|");
  const whole = `(?<whole>\\d(?:\\d|${group})*)?`;
  const fraction = style.fraction ? `(?:${escaped(culture.decimal)}(?<fraction>\\d*))?` : "";
  const exponent = style.exponent ? `(?:[eE](?<exponent>(?:${plus}|${minus})?\\d+))?` : "";
  const after = style.trailingSign ? `(?:${blank}(?<after>${plus}|${minus}))?` : "";
  return new RegExp(
    `^${blank}(?<sign>${plus}|${minus})?${whole}${fraction}${exponent}${after}${blank}\\0*$`,
  );
}

/** Group separators for which a blank may stand, since nobody types them. */
const SPACES: ReadonlySet<string> = new Set(["\u00a0", "\u202f"]);

/** Signs for which a hyphen may stand. */
const DASHES: ReadonlySet<string> = new Set([
  "\u2012",
  "\u207b",
  "\u208b",
  "\u2212",
  "\u2796",
  "\ufe63",
  "\uff0d",
]);

const numberOf = ({ negative, whole, fraction, exponent }: Parts): number =>
  Number(`${negative ? "-" : ""}${whole || "0"}.${fraction}e${exponent || "0"}`);

/** Read alike by all who write a point before the fraction. */
const PLAIN = /^\d+(?:\.\d+)?$/;

/** Undefined for text that is no number. Too large gives an infinity, as .NET has it. */
export function parseFloat64(text: string, culture: NumberCulture): number | undefined {
  if (text.length > LONGEST_NUMBER) return undefined;
  if (culture.decimal === "." && PLAIN.test(text)) return Number(text);
  const parts = partsOf(text, FLOAT, culture);
  if (parts) return numberOf(parts);
  // Around words any white space may stand, around digits only that of ASCII.
  const word = text.replace(/^(?:[^\S\ufeff]|\u0085)+|(?:[^\S\ufeff]|\u0085)+$/g, "").toLowerCase();
  const { negative, positive } = culture;
  const [nan, infinity] = [culture.nan.toLowerCase(), culture.infinity.toLowerCase()];
  if (word === nan || word === positive + nan || word === negative + nan) return Number.NaN;
  if (word === infinity || word === positive + infinity) return Number.POSITIVE_INFINITY;
  return word === negative + infinity ? Number.NEGATIVE_INFINITY : undefined;
}

/** Whole numbers through a double (flow-language.md §8); undefined for anything else. */
export function parseInt64(text: string, culture: NumberCulture): bigint | undefined {
  const parts = partsOf(text, WHOLE, culture);
  const value = parts && numberOf(parts);
  if (value === undefined || !Number.isInteger(value)) return undefined;
  return value >= -(2 ** 63) && value < 2 ** 63 ? BigInt(value) : undefined;
}

export function isInteger(text: string, culture: NumberCulture): boolean {
  const parts = partsOf(text, INTEGER, culture);
  if (!parts) return false;
  const value = BigInt(parts.whole) * (parts.negative ? -1n : 1n);
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}

/** Throws a refusal beyond the range of decimals. */
export function parseDecimal(text: string, culture: NumberCulture): Decimal | undefined {
  const parts = partsOf(text, DECIMAL, culture);
  return parts && decimalOfDigits(parts.negative, parts.whole, parts.fraction);
}
