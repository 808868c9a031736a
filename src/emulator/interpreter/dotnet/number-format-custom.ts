import { recalling } from "#foundation";
import { exponentText } from "../float-text.ts";
import type { NumberValue } from "../value.ts";
import type { NumberCulture } from "./culture.ts";
import { digitsOf, type FormatDigits, roundedTo } from "./number-digits.ts";

/** Digits of a float that custom formats see. */
const CUSTOM_DIGITS = 15;

/** A pattern of `0`, `#` and friends, as .NET plays it. */
export function customNumber(value: NumberValue, format: string, culture: NumberCulture): string {
  const sections = sectionsOf(format);
  const raw = digitsOf(value, { kind: "significant", count: CUSTOM_DIGITS });
  let chosen = choose(sections, raw.digits === "" ? 2 : raw.negative ? 1 : 0);
  let digits = scaled(raw, chosen.layout);
  if (raw.digits !== "" && digits.digits === "") {
    const zero = choose(sections, 2);
    if (zero.index !== chosen.index) {
      chosen = zero;
      digits = { ...digits, point: 0 };
    }
  }
  const text = write(chosen, digits, culture);
  const signed = digits.negative && chosen.index === 0 && (digits.point !== 0 || text !== "");
  return signed ? culture.negative + text : text;
}

interface Section {
  readonly index: number;
  readonly marks: readonly Mark[];
  readonly layout: NumberLayout;
}

const REMEMBERED_FORMATS = 100;

/** The parts between semicolons: for numbers above, below and at zero. */
const sectionsOf = recalling(REMEMBERED_FORMATS, (format): readonly Section[] => {
  const sections: Mark[][] = [[]];
  for (const mark of marksOf(format)) {
    if (mark.kind === ";") sections.push([]);
    else sections.at(-1)?.push(mark);
  }
  return sections.map((marks, index) => ({ index, marks, layout: layoutOf(marks) }));
});

const NOTHING: Section = { index: 0, marks: [], layout: layoutOf([]) };

/** An empty or missing section falls back to the first. */
function choose(sections: readonly Section[], index: number): Section {
  const section = sections[index];
  return section && section.marks.length > 0 ? section : (sections[0] ?? NOTHING);
}

interface Mark {
  /** The character itself, or `quote` and `escape`. */
  readonly kind: string;
  /** What a quote or an escape says. */
  readonly text: string;
}

function* marksOf(format: string): Generator<Mark> {
  for (let at = 0; at < format.length; ) {
    const kind = format[at] ?? "";
    if (kind === "'" || kind === '"') {
      const close = format.indexOf(kind, at + 1);
      const stop = close < 0 ? format.length : close;
      yield { kind: "quote", text: format.slice(at + 1, stop) };
      at = stop + 1;
    } else if (kind === "\\") {
      yield { kind: "escape", text: format[at + 1] ?? "" };
      at += 2;
    } else {
      const exponent = /^[eE][+-]?0+/.exec(format.slice(at))?.[0];
      const text = exponent ?? kind;
      yield { kind: exponent ? "exponent" : kind, text };
      at += text.length;
    }
  }
}

interface NumberLayout {
  readonly digitCount: number;
  readonly decimalAt: number;
  /** Least digits before the point and, negative, after it. */
  readonly first: number;
  readonly last: number;
  readonly scientific: boolean;
  readonly grouped: boolean;
  readonly shift: number;
}

function layoutOf(marks: readonly Mark[]): NumberLayout {
  let [digitCount, decimalAt, firstZero, lastZero] = [0, -1, Number.POSITIVE_INFINITY, 0];
  let [commaAt, commas, shift] = [-1, 0, 0];
  let [scientific, grouped] = [false, false];
  for (const { kind } of marks) {
    if (kind === "#") digitCount += 1;
    else if (kind === "0") {
      firstZero = Math.min(firstZero, digitCount);
      digitCount += 1;
      lastZero = digitCount;
    } else if (kind === "." && decimalAt < 0) decimalAt = digitCount;
    else if (kind === "," && digitCount > 0 && decimalAt < 0) {
      if (commaAt === digitCount) commas += 1;
      else {
        if (commaAt >= 0) grouped = true;
        commaAt = digitCount;
        commas = 1;
      }
    } else if (kind === "%") shift += 2;
    else if (kind === "‰") shift += 3;
    else if (kind === "exponent") scientific = true;
  }
  if (decimalAt < 0) decimalAt = digitCount;
  if (commaAt >= 0) {
    if (commaAt === decimalAt) shift -= commas * 3;
    else grouped = true;
  }
  return {
    digitCount,
    decimalAt,
    first: firstZero < decimalAt ? decimalAt - firstZero : 0,
    last: lastZero > decimalAt ? decimalAt - lastZero : 0,
    scientific,
    grouped,
    shift,
  };
}

function scaled(raw: FormatDigits, layout: NumberLayout): FormatDigits {
  if (raw.digits === "") return roundedTo(raw, 0);
  const point = raw.point + layout.shift;
  const kept = layout.scientific ? layout.digitCount : point + layout.digitCount - layout.decimalAt;
  return roundedTo({ ...raw, point }, kept);
}

function write(
  { marks, layout }: Section,
  { digits, point }: FormatDigits,
  culture: NumberCulture,
): string {
  const { decimalAt, digitCount, first, last, scientific } = layout;
  let place = scientific ? decimalAt : Math.max(point, decimalAt);
  let adjust = scientific ? 0 : point - decimalAt;
  const separators = layout.grouped
    ? groupPlaces(Math.max(first, place + Math.min(adjust, 0)), culture.groupSizes)
    : new Set<number>();
  let [text, next, pointWritten, exponentWritten] = ["", 0, false, false];
  const put = (digit: string) => {
    text += digit;
    if (place > 1 && separators.has(place - 1)) text += culture.group;
  };
  for (const mark of marks) {
    const { kind } = mark;
    if (adjust > 0 && (kind === "#" || kind === "0" || kind === ".")) {
      for (; adjust > 0; adjust -= 1) {
        put(digits[next] ?? "0");
        next += 1;
        place -= 1;
      }
    }
    if (kind === "#" || kind === "0") {
      let digit: string | undefined;
      if (adjust < 0) {
        adjust += 1;
        digit = place <= first ? "0" : undefined;
      } else if (next < digits.length) {
        digit = digits[next];
        next += 1;
      } else digit = place > last ? "0" : undefined;
      if (digit !== undefined) put(digit);
      place -= 1;
    } else if (kind === ".") {
      if (place !== 0 || pointWritten) continue;
      if (last < 0 || (decimalAt < digitCount && next < digits.length)) {
        text += culture.decimal;
        pointWritten = true;
      }
    } else if (kind === "%") text += culture.percent;
    else if (kind === "‰") text += culture.perMille;
    else if (kind === "exponent" && scientific && !exponentWritten) {
      text += exponent(mark.text, digits === "" ? 0 : point - decimalAt, culture);
      exponentWritten = true;
    } else if (kind !== ",") text += mark.text;
  }
  return text;
}

/** `E+00`: a plus is only written when the pattern has one. */
function exponent(pattern: string, value: number, culture: NumberCulture): string {
  const zeros = Math.min(10, pattern.replace(/[^0]/g, "").length);
  const written = exponentText(value, zeros);
  const digits = written.slice(1);
  const sign = value < 0 ? culture.negative : pattern[1] === "+" ? culture.positive : "";
  return (pattern[0] ?? "E") + sign + digits;
}

/** After which places, counted from the point, a separator stands. */
function groupPlaces(count: number, sizes: readonly number[]): ReadonlySet<number> {
  const places = new Set<number>();
  let at = 0;
  for (let index = 0; ; index += 1) {
    const size = sizes[Math.min(index, sizes.length - 1)] ?? 0;
    at += size;
    if (size === 0 || at >= count) return places;
    places.add(at);
  }
}
