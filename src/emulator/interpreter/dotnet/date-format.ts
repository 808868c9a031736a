import { recalling } from "#foundation";
import type { Culture, DateCulture } from "./culture.ts";
import { cultureNamed } from "./cultures.ts";
import { type DateFields, type DateStamp, dayOfWeek, fieldsOf, isoText } from "./date.ts";
import { umAlQuraDate } from "./um-al-qura.ts";

/** Hostile formats would only cost time. */
const LONGEST_FORMAT = 1_000;

/** `DateTime.ToString(format, culture)`; undefined where .NET refuses the format. */
export function formatDate(stamp: DateStamp, format: string, culture: Culture): string | undefined {
  if (format.length > LONGEST_FORMAT) return undefined;
  if (format === "") return custom(stamp, standard("G", culture.dates) ?? "", culture.dates);
  if (format.length > 1) return custom(stamp, format, culture.dates);
  if (/[oOrRsuU]/.test(format)) return independent(stamp, format, culture);
  const pattern = standard(format, culture.dates);
  return pattern === undefined ? undefined : custom(stamp, pattern, culture.dates);
}

export const ROUND_TRIP = "yyyy-MM-dd'T'HH:mm:ss.fffffffK";

/** Standard formats that do not depend on the culture, except `U`, which moves to UTC (where we are). */
function independent(stamp: DateStamp, letter: string, culture: Culture): string | undefined {
  const invariant = cultureNamed("")?.dates ?? culture.dates;
  const pattern = INDEPENDENT[letter];
  if (pattern === ROUND_TRIP) return isoText(stamp.ticks) + ZONES[stamp.kind];
  if (pattern === undefined)
    return custom(stamp, standard("F", culture.dates) ?? "", culture.dates);
  return custom(stamp, pattern, invariant);
}

/** What `K` says of the zone. */
const ZONES = { utc: "Z", local: "+00:00", unspecified: "" } as const;

/** As patterns, for writing and for reading. */
export const INDEPENDENT: Readonly<Record<string, string>> = {
  o: ROUND_TRIP,
  O: ROUND_TRIP,
  r: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  R: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  s: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  u: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
};

/** What a standard letter stands for in a culture. */
export function standard(letter: string, culture: DateCulture): string | undefined {
  switch (letter) {
    case "d":
      return culture.shortDate;
    case "D":
      return culture.longDate;
    case "f":
      return `${culture.longDate} ${culture.shortTime}`;
    case "F":
    case "U":
      return `${culture.longDate} ${culture.longTime}`;
    case "g":
      return `${culture.shortDate} ${culture.shortTime}`;
    case "G":
      return `${culture.shortDate} ${culture.longTime}`;
    case "m":
    case "M":
      return culture.monthDay;
    case "t":
      return culture.shortTime;
    case "T":
      return culture.longTime;
    case "y":
    case "Y":
      return culture.yearMonth;
  }
  return undefined;
}

const MOST_FRACTION_DIGITS = 7;

/** A part of a pattern. */
type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "fraction"; readonly count: number; readonly brief: boolean }
  | {
      readonly kind: "field";
      readonly letter: string;
      readonly count: number;
      /** Of a month: it stands in a date. */
      readonly inDate: boolean;
    }
  /** A single letter behind `%`. */
  | { readonly kind: "alone"; readonly pieces: readonly Piece[] };

function custom(stamp: DateStamp, pattern: string, culture: DateCulture): string | undefined {
  const { pieces } = read(pattern);
  if (!pieces) return undefined;
  const fields = fieldsOf(stamp.ticks);
  if (!(culture.calendar && pieces.some(asksCalendar))) {
    return written(pieces, stamp, fields, culture);
  }
  const date = umAlQuraDate(stamp.ticks);
  return date && written(pieces, stamp, { ...fields, ...date }, culture);
}

const asksCalendar = (piece: Piece): boolean =>
  piece.kind === "alone"
    ? piece.pieces.some(asksCalendar)
    : piece.kind === "field" &&
      ("yMg".includes(piece.letter) || (piece.letter === "d" && piece.count <= 2));

function written(
  pieces: readonly Piece[],
  stamp: DateStamp,
  fields: DateFields,
  culture: DateCulture,
  before = "",
): string {
  let text = before;
  for (const piece of pieces) {
    switch (piece.kind) {
      case "text":
        text += piece.text;
        break;
      case "fraction":
        text = withFraction(text, fields.fraction, piece.count, piece.brief);
        break;
      case "field":
        text += field(piece, stamp, fields, culture);
        break;
      case "alone":
        text = written(piece.pieces, stamp, fields, culture, text);
        break;
    }
  }
  return text;
}

const REMEMBERED_PATTERNS = 100;

/** The pieces of a pattern; none where .NET refuses it. */
const read = recalling(REMEMBERED_PATTERNS, (pattern) => ({ pieces: piecesOf(pattern) }));

function piecesOf(pattern: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let at = 0; at < pattern.length; ) {
    const letter = pattern[at] ?? "";
    if (letter === "'" || letter === '"') {
      const quote = quoted(pattern, at);
      if (!quote) return undefined;
      pieces.push({ kind: "text", text: quote.text });
      at = quote.end;
      continue;
    }
    if (letter === "\\") {
      if (at + 1 >= pattern.length) return undefined;
      pieces.push({ kind: "text", text: pattern[at + 1] ?? "" });
      at += 2;
      continue;
    }
    if (letter === "%") {
      const next = pattern[at + 1];
      if (next === undefined || next === "%") return undefined;
      const alone = piecesOf(next);
      if (!alone) return undefined;
      pieces.push({ kind: "alone", pieces: alone });
      at += 2;
      continue;
    }
    let count = 1;
    while (pattern[at + count] === letter) count += 1;
    if (letter === "F" || letter === "f") {
      if (count > MOST_FRACTION_DIGITS) return undefined;
      pieces.push({ kind: "fraction", count, brief: letter === "F" });
    } else if ("dhHmMstyzg".includes(letter)) {
      const inDate = letter === "M" && besideDay(pattern, at, count);
      pieces.push({ kind: "field", letter, count, inDate });
    } else if ("K:/".includes(letter)) {
      count = 1;
      pieces.push({ kind: "field", letter, count, inDate: false });
    } else {
      pieces.push({ kind: "text", text: letter.repeat(count) });
    }
    at += count;
  }
  return pieces;
}

/** The text in quotes at a place; a back-slash inside keeps the next character. */
export function quoted(
  pattern: string,
  start: number,
): { readonly text: string; readonly end: number } | undefined {
  const mark = pattern[start];
  let text = "";
  for (let at = start + 1; at < pattern.length; at += 1) {
    if (pattern[at] === mark) return { text, end: at + 1 };
    if (pattern[at] === "\\") {
      at += 1;
      if (at >= pattern.length) return undefined;
    }
    text += pattern[at];
  }
  return undefined;
}

/** `F` writes no trailing zeros and, with nothing left, takes back the point before it. */
function withFraction(text: string, fraction: number, count: number, brief: boolean): string {
  const digits = String(fraction).padStart(7, "0").slice(0, count);
  if (!brief) return text + digits;
  const kept = digits.replace(/0+$/, "");
  return kept === "" && text.endsWith(".") ? text.slice(0, -1) : text + kept;
}

function field(
  { letter, count, inDate }: Extract<Piece, { readonly kind: "field" }>,
  stamp: DateStamp,
  fields: DateFields,
  culture: DateCulture,
): string {
  switch (letter) {
    case "d":
      if (count <= 2) return padded(fields.day, count);
      return (count === 3 ? culture.shortDays : culture.days)[dayOfWeek(stamp.ticks)] ?? "";
    case "M": {
      if (count <= 2) return padded(fields.month, count);
      const names =
        count === 3
          ? (inDate && culture.shortMonthsInDates) || culture.shortMonths
          : (inDate && culture.monthsInDates) || culture.months;
      return names[fields.month - 1] ?? "";
    }
    case "y":
      return count <= 2 ? padded(fields.year % 100, count) : padded(fields.year, count);
    case "h":
      return padded(fields.hour % 12 === 0 ? 12 : fields.hour % 12, Math.min(count, 2));
    case "H":
      return padded(fields.hour, Math.min(count, 2));
    case "m":
      return padded(fields.minute, Math.min(count, 2));
    case "s":
      return padded(fields.second, Math.min(count, 2));
    case "t": {
      const name = fields.hour < 12 ? culture.am : culture.pm;
      return count === 1 ? name.slice(0, 1) : name;
    }
    case "g":
      return culture.era;
    case "z":
      return count === 1 ? "+0" : count === 2 ? "+00" : "+00:00";
    case "K":
      return ZONES[stamp.kind];
    case ":":
      return culture.timeSeparator;
  }
  return culture.dateSeparator;
}

const padded = (value: number, least: number): string => String(value).padStart(least, "0");

/**
 * A month stands inside a date (genitive names) when the nearest run of `d` before it, or else the
 * nearest after it, is a day of the month.
 */
function besideDay(pattern: string, at: number, count: number): boolean {
  const before = /(d+)[^d]*$/.exec(pattern.slice(0, at))?.[1];
  const after = /^[^d]*(d+)/.exec(pattern.slice(at + count))?.[1];
  return [before, after].some((run) => run !== undefined && run.length <= 2);
}
