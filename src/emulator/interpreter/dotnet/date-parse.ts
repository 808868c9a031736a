import type { Culture, DateCulture } from "./culture.ts";
import { cultureNamed } from "./culture.ts";
import {
  type DateFields,
  type DateStamp,
  dayOfWeek,
  fieldsOf,
  inRange,
  TICKS_PER_DAY,
  TICKS_PER_MINUTE,
  ticksOf,
} from "./date.ts";

/**
 * `DateTime.Parse(text, culture, RoundtripKind)` on a machine whose zone is UTC; undefined for text
 * that is no timestamp. `now` (ticks) fills in what the text leaves out.
 */
export function parseDate(text: string, culture: Culture, now: bigint): DateStamp | undefined {
  if (text.length > LONGEST_STAMP) return undefined;
  const trimmed = text.replace(/^[\s\0]+|[\s\0]+$/g, "");
  const iso = ISO.exec(trimmed);
  if (iso) return isoStamp(iso);
  const time = timeIn(trimmed, culture.dates);
  if (time === undefined) return undefined;
  const date = dateIn(time.rest, culture.dates, now, time.found);
  if (!date) return undefined;
  return stampOf({ ...date, ...time.clock }, time.offset, date.weekday);
}

/** No timestamp is longer; hostile text would only cost time. */
const LONGEST_STAMP = 256;

/** The usual form, read without a look at the culture. */
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:(Z)|([+-])(\d\d):(\d\d))?)?$/i;

function isoStamp(match: RegExpExecArray): DateStamp | undefined {
  const [, year, month, day, hour, minute, second, fraction, utc, sign, hours, minutes] = match;
  const fields = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    fraction: fractionOf(fraction ?? ""),
  };
  if (utc !== undefined) return stampOf(fields, "Z");
  if (sign === undefined) return stampOf(fields, undefined);
  const east = Number(hours) * 60 + Number(minutes);
  if (east > FURTHEST_OFFSET || Number(minutes) > 59) return undefined;
  return stampOf(fields, sign === "-" ? -east : east);
}

/** Minutes. */
const FURTHEST_OFFSET = 14 * 60;

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: number;
}

/** Minutes east of UTC, `Z`, or nothing said. */
export type Offset = number | "Z" | undefined;

export function stampOf(
  fields: DateFields & { readonly weekday?: number | undefined },
  offset: Offset,
  weekday = fields.weekday,
): DateStamp | undefined {
  // A fraction that rounds up to a whole second carries over.
  const whole = ticksOf({ ...fields, fraction: 0 });
  if (whole === undefined) return undefined;
  const ticks = whole + BigInt(fields.fraction);
  if (weekday !== undefined && dayOfWeek(ticks) !== weekday) return undefined;
  if (offset === undefined) return { ticks, kind: "unspecified" };
  if (offset === "Z") return { ticks, kind: "utc" };
  const moved = ticks - BigInt(offset) * TICKS_PER_MINUTE;
  return inRange(moved) ? { ticks: moved, kind: "local" } : undefined;
}

interface TimeFound {
  readonly clock: Clock;
  readonly found: boolean;
  readonly offset: Offset;
  /** The text without the time. */
  readonly rest: string;
}

const MIDNIGHT: Clock = { hour: 0, minute: 0, second: 0, fraction: 0 };
const OFFSET = /\s*(?:(Z|GMT)|([+-])(\d{1,2})(?::?(\d{2}))?)$/i;
const HALF_DAY = "(?:\\s*(?<half>HALVES)(?![\\p{L}]))?";

/** A time at the end (or, with a date after it, at the start), with its offset. Undefined: malformed. */
function timeIn(text: string, culture: DateCulture): TimeFound | undefined {
  const halves = [culture.am, culture.pm, "AM", "PM", "A", "P"].filter((half) => half !== "");
  const half = HALF_DAY.replace("HALVES", halves.map(escaped).join("|"));
  const clock = `(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:\\.(?<fraction>\\d+))?)?${half}`;
  const { rest: withoutOffset, offset } = offsetIn(text);
  const places = [
    { pattern: `(?:^|\\s|(?<=\\d)T)${clock}$`, source: withoutOffset, offset },
    { pattern: `^${clock}(?=\\s|$)`, source: text, offset: undefined },
    {
      pattern: `(?:^|\\s)(?<hour>\\d{1,2})${half.replace("?$", "")}$`,
      source: withoutOffset,
      offset,
      needsHalf: true,
    },
  ];
  for (const place of places) {
    const match = new RegExp(place.pattern, "iu").exec(place.source);
    const groups = match?.groups;
    if (!match || !groups) continue;
    if (place.needsHalf && groups["half"] === undefined) continue;
    const found = clockOf(groups, culture);
    if (!found) return undefined;
    const rest =
      place.source.slice(0, match.index) + place.source.slice(match.index + match[0].length);
    return { clock: found, found: true, offset: place.offset, rest };
  }
  if (text.includes(":")) return undefined;
  return {
    clock: MIDNIGHT,
    found: false,
    offset: offset === "Z" ? offset : undefined,
    rest: offset === "Z" ? withoutOffset : text,
  };
}

function offsetIn(text: string): { readonly rest: string; readonly offset: Offset } {
  const match = OFFSET.exec(text);
  if (!match) return { rest: text, offset: undefined };
  const rest = text.slice(0, match.index);
  if (match[1] !== undefined) return { rest, offset: "Z" };
  if (!rest.includes(":")) return { rest: text, offset: undefined };
  const [hours, minutes] = [Number(match[3]), Number(match[4] ?? 0)];
  if (hours * 60 + minutes > FURTHEST_OFFSET || minutes > 59)
    return { rest: text, offset: undefined };
  return { rest, offset: (hours * 60 + minutes) * (match[2] === "-" ? -1 : 1) };
}

function clockOf(
  groups: Readonly<Record<string, string>>,
  culture: DateCulture,
): Clock | undefined {
  let hour = Number(groups["hour"]);
  const half = groups["half"]?.toLowerCase();
  if (half !== undefined) {
    const afternoon = half === culture.pm.toLowerCase() || half.startsWith("p");
    if (!afternoon && hour > 12) return undefined;
    if (afternoon && hour < 12) hour += 12;
    if (!afternoon && hour === 12) hour = 0;
  }
  return {
    hour,
    minute: Number(groups["minute"] ?? 0),
    second: Number(groups["second"] ?? 0),
    fraction: fractionOf(groups["fraction"] ?? ""),
  };
}

/** Ticks of the digits behind the point, rounded half up beyond seven. */
export const fractionOf = (digits: string): number =>
  digits === ""
    ? 0
    : Math.round(Number(`${digits.padEnd(7, "0").slice(0, 7)}.${digits.slice(7)}0`));

interface DateFound extends DateFields {
  readonly weekday: number | undefined;
}

interface Piece {
  readonly number?: string;
  readonly month?: number;
}

function dateIn(
  text: string,
  culture: DateCulture,
  now: bigint,
  timeFound: boolean,
): DateFound | undefined {
  const pieces: Piece[] = [];
  let weekday: number | undefined;
  const names = namesOf(culture);
  const token = /\s*(?:(\d+)(?:\.(?=\s|$)|[年月日년월일])?|([\p{L}][\p{L}\p{M}]*\.?)|([,/.-]))/uy;
  let separators = 0;
  for (let at = 0; text.slice(at).trim() !== ""; ) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) return undefined;
    at = token.lastIndex;
    const [, number, word, separator] = match;
    separators = separator === undefined ? 0 : separators + 1;
    if (
      separators > 1 ||
      (separator !== undefined && pieces.length === 0 && weekday === undefined)
    ) {
      return undefined;
    }
    if (number !== undefined) pieces.push({ number });
    if (word === undefined) continue;
    const meaning =
      names.get(word.toLowerCase()) ?? names.get(word.toLowerCase().replace(/\.$/, ""));
    if (!meaning) return undefined;
    if (meaning.kind === "day" && weekday === undefined) weekday = meaning.value;
    else if (meaning.kind === "month") pieces.push({ month: meaning.value });
    else if (meaning.kind === "day") return undefined;
  }
  if (separators > 0 && !text.trimEnd().endsWith(",")) return undefined;
  const today = fieldsOf(now - (now % TICKS_PER_DAY));
  if (pieces.length === 0)
    return timeFound && weekday === undefined ? { ...today, weekday } : undefined;
  const date = arranged(pieces, culture, today.year);
  return date && { ...today, ...date, weekday };
}

interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function arranged(
  pieces: readonly Piece[],
  culture: DateCulture,
  thisYear: number,
): CalendarDate | undefined {
  const months = pieces.filter((piece) => piece.month !== undefined);
  const numbers = pieces.flatMap(({ number }) => (number === undefined ? [] : [number]));
  if (months.length > 1 || numbers.some((number) => number.length > 4)) return undefined;
  const month = months[0]?.month;
  const [first = "", second = "", third = ""] = numbers;
  const isYear = (number: string) => number.length > 2;
  if (month !== undefined) {
    if (numbers.length === 1) {
      return isYear(first)
        ? { year: Number(first), month, day: 1 }
        : { year: thisYear, month, day: Number(first) };
    }
    if (numbers.length !== 2) return undefined;
    if (isYear(first))
      return isYear(second) ? undefined : { year: Number(first), month, day: Number(second) };
    return { year: yearOf(second), month, day: Number(first) };
  }
  const order = orderOf(culture.shortDate);
  if (numbers.length === 2) {
    if (isYear(first)) return { year: Number(first), month: Number(second), day: 1 };
    if (isYear(second)) return { year: Number(second), month: Number(first), day: 1 };
    const [day, monthNumber] = order === "dmy" ? [first, second] : [second, first];
    return { year: thisYear, month: Number(monthNumber), day: Number(day) };
  }
  if (numbers.length !== 3 || isYear(second)) return undefined;
  if (isYear(first)) {
    return isYear(third)
      ? undefined
      : { year: Number(first), month: Number(second), day: Number(third) };
  }
  if (isYear(third) || order !== "ymd") {
    return order === "dmy"
      ? { year: yearOf(third), month: Number(second), day: Number(first) }
      : { year: yearOf(third), month: Number(first), day: Number(second) };
  }
  return { year: yearOf(first), month: Number(second), day: Number(third) };
}

/** The last year that two digits can mean. */
const LAST_TWO_DIGIT_YEAR = 2049;

export function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  const century = LAST_TWO_DIGIT_YEAR - (LAST_TWO_DIGIT_YEAR % 100);
  return century + year > LAST_TWO_DIGIT_YEAR ? century - 100 + year : century + year;
}

function orderOf(shortDate: string): "dmy" | "mdy" | "ymd" {
  const [day, month, year] = ["d", "M", "y"].map((letter) => shortDate.indexOf(letter));
  if ((year ?? 0) < (month ?? 0)) return "ymd";
  return (day ?? 0) < (month ?? 0) ? "dmy" : "mdy";
}

interface Meaning {
  readonly kind: "month" | "day" | "nothing";
  readonly value: number;
}

const knownNames = new WeakMap<DateCulture, ReadonlyMap<string, Meaning>>();

/** The culture's names, then the English ones, then the words that its long date wraps in quotes. */
function namesOf(culture: DateCulture): ReadonlyMap<string, Meaning> {
  const known = knownNames.get(culture);
  if (known) return known;
  const names = new Map<string, Meaning>();
  const add = (list: readonly string[] | undefined, kind: Meaning["kind"], from: number) =>
    list?.forEach((name, index) => {
      const key = name.toLowerCase();
      if (key !== "" && !names.has(key)) names.set(key, { kind, value: index + from });
    });
  for (const dates of [culture, cultureNamed("")?.dates ?? culture]) {
    add(dates.monthsInDates, "month", 1);
    add(dates.months, "month", 1);
    add(dates.shortMonthsInDates, "month", 1);
    add(dates.shortMonths, "month", 1);
    add(dates.days, "day", 0);
    add(dates.shortDays, "day", 0);
  }
  const words = [...culture.longDate.matchAll(/'([^']*)'/g)].flatMap(([, quote = ""]) =>
    quote.split(/[\s,.]+/),
  );
  add(words, "nothing", 0);
  knownNames.set(culture, names);
  return names;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
