/** The shortest decimal digits that give the float back, as 0.d₁d₂… × 10^point. */
export interface Digits {
  readonly negative: boolean;
  readonly digits: string;
  /** Place of the decimal point, counted from before the first digit. */
  readonly point: number;
}

/** Of a finite float; zero has no digits. */
export function shortestDigits(value: number): Digits {
  const negative = value < 0 || Object.is(value, -0);
  if (value === 0) return { negative, digits: "", point: 0 };
  const [mantissa = "", exponent = "0"] = Math.abs(value).toExponential().split("e");
  return { negative, digits: mantissa.replace(".", ""), point: Number(exponent) + 1 };
}

/** Places before the point from which .NET writes an exponent (flow-language.md §7.4). */
const LONGEST_WHOLE_PART = 17;
const MOST_LEADING_ZEROS = 3;

/** `double.ToString()` of .NET in the invariant culture. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (Number.isSafeInteger(value) && value !== 0) return String(value);
  const { negative, digits, point } = shortestDigits(value);
  const sign = negative ? "-" : "";
  if (digits === "") return `${sign}0`;
  if (point > LONGEST_WHOLE_PART || point < -MOST_LEADING_ZEROS) {
    const rest = digits.length > 1 ? `.${digits.slice(1)}` : "";
    return `${sign}${digits[0]}${rest}E${exponentText(point - 1, 2)}`;
  }
  return sign + plainText(digits, point);
}

interface Signs {
  readonly negative: string;
  readonly positive: string;
}

const PLAIN_SIGNS: Signs = { negative: "-", positive: "+" };

/** `E+17`: with a sign and at least so many digits. */
export const exponentText = (exponent: number, least: number, signs = PLAIN_SIGNS): string =>
  `${exponent < 0 ? signs.negative : signs.positive}${String(Math.abs(exponent)).padStart(least, "0")}`;

function plainText(digits: string, point: number): string {
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + "0".repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
