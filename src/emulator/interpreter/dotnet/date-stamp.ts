import {
  type DateFields,
  type DateStamp,
  dayOfWeek,
  inRange,
  TICKS_PER_DAY,
  TICKS_PER_MINUTE,
  ticksOf,
} from "./date.ts";

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
  if (!inRange(ticks)) return undefined;
  if (offset === undefined) return { ticks, kind: "unspecified" };
  if (offset === "Z") return { ticks, kind: "utc" };
  const moved = ticks - BigInt(offset) * TICKS_PER_MINUTE;
  const round = moved < 0n && ticks < TICKS_PER_DAY ? moved + TICKS_PER_DAY : moved;
  return inRange(round) ? { ticks: round, kind: "local" } : undefined;
}

/** The usual form, read without a look at the culture. */
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:(Z)|([+-])(\d\d):(\d\d))?)?$/i;

/** `undefined`: another form; `none`: this form, but no time that the calendar has. */
export function isoStamp(text: string): DateStamp | "none" | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
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
  if (utc !== undefined) return stampOf(fields, "Z") ?? "none";
  if (sign === undefined) return stampOf(fields, undefined) ?? "none";
  const east = Number(hours) * 60 + Number(minutes);
  if (east > FURTHEST_OFFSET || Number(minutes) > 59) return "none";
  return stampOf(fields, sign === "-" ? -east : east) ?? "none";
}

/** Minutes. */
export const FURTHEST_OFFSET = 14 * 60;

/** Ticks of the digits behind the point, rounded half up beyond seven. */
export const fractionOf = (digits: string): number =>
  digits === ""
    ? 0
    : Math.round(Number(`${digits.padEnd(7, "0").slice(0, 7)}.${digits.slice(7)}0`));

/** The last year that two digits can mean. */
const LAST_TWO_DIGIT_YEAR = 2049;

export const yearOf = (digits: string): number =>
  digits.length > 2 ? Number(digits) : fullYear(Number(digits));

/** Years of three and more digits stay as they are. */
export function fullYear(year: number): number {
  if (year > 99) return year;
  const century = LAST_TWO_DIGIT_YEAR - (LAST_TWO_DIGIT_YEAR % 100);
  return century + year > LAST_TWO_DIGIT_YEAR ? century - 100 + year : century + year;
}
