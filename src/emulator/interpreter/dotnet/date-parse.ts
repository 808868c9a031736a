import type { Culture, DateCulture } from "./culture.ts";
import { cultureNamed } from "./cultures.ts";
import { type DateFields, type DateStamp, fieldsOf, TICKS_PER_DAY } from "./date.ts";
import {
  FURTHEST_OFFSET,
  fractionOf,
  isoStamp,
  type Offset,
  stampOf,
  yearOf,
} from "./date-stamp.ts";

/**
 * `DateTime.Parse(text, culture, RoundtripKind)` on a machine whose zone is UTC; undefined for text
 * that is no timestamp. `now` (ticks) fills in what the text leaves out.
 */
export function parseDate(text: string, culture: Culture, now: bigint): DateStamp | undefined {
  if (text.length > LONGEST_STAMP) return undefined;
  const trimmed = text.replace(/^[\s\0]+|[\s\0]+$/g, "");
  const iso = isoStamp(trimmed);
  if (iso) return iso === "none" ? undefined : iso;
  const time = timeIn(trimmed, culture.dates);
  if (time === undefined) return undefined;
  const date = dateIn(time.rest, culture.dates, now, time.found);
  if (!date) return undefined;
  return stampOf({ ...date, ...time.clock }, time.offset, date.weekday);
}

/** No timestamp is longer; hostile text would only cost time. */
const LONGEST_STAMP = 256;

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: number;
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

/** A time at the end (or, with a date after it, at the start), with its offset. Undefined: malformed. */
function timeIn(text: string, culture: DateCulture): TimeFound | undefined {
  const { rest: withoutOffset, offset } = offsetIn(text);
  for (const { pattern, last } of timePatterns(culture)) {
    const source = last ? withoutOffset : text;
    const match = pattern.exec(source);
    const groups = match?.groups;
    if (!match || !groups) continue;
    const clock = clockOf(groups, culture);
    if (!clock) return undefined;
    const rest = source.slice(0, match.index) + source.slice(match.index + match[0].length);
    return { clock, found: true, offset: last ? offset : undefined, rest };
  }
  if (text.includes(":")) return undefined;
  const utc = offset === "Z";
  return {
    clock: MIDNIGHT,
    found: false,
    offset: utc ? offset : undefined,
    rest: utc ? withoutOffset : text,
  };
}

interface TimePattern {
  readonly pattern: RegExp;
  /** Stands at the end, before the offset. */
  readonly last: boolean;
}

const knownPatterns = new WeakMap<DateCulture, readonly TimePattern[]>();

function timePatterns(culture: DateCulture): readonly TimePattern[] {
  const known = knownPatterns.get(culture);
  if (known) return known;
  const halves = [culture.am, culture.pm, "AM", "PM", "A", "P"].filter((half) => half !== "");
  const half = `\\s*(?<half>${halves.map(escaped).join("|")})(?![\\p{L}])`;
  const hour = "(?<hour>\\d{1,2})";
  const rest = ":(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:\\.(?<fraction>\\d+))?)?";
  const made = [
    { pattern: new RegExp(`(?:^|\\s|(?<=\\d)T)${hour}${rest}(?:${half})?$`, "iu"), last: true },
    { pattern: new RegExp(`^${hour}${rest}(?:${half})?(?=\\s|$)`, "iu"), last: false },
    { pattern: new RegExp(`(?:^|\\s)${hour}${half}$`, "iu"), last: true },
  ];
  knownPatterns.set(culture, made);
  return made;
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
