/**
 * A .NET DateTime. `utc` came from a `Z`, `unspecified` had no suffix, `local` had an offset and was
 * moved to UTC, which is the local zone of the service.
 */
export interface DateStamp {
  /** 100 ns since 0001-01-01T00:00. */
  readonly ticks: bigint;
  readonly kind: "utc" | "unspecified" | "local";
}

export interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 100 ns within the second. */
  readonly fraction: number;
}

export const TICKS_PER_SECOND = 10_000_000n;
export const TICKS_PER_MINUTE = 60n * TICKS_PER_SECOND;
export const TICKS_PER_HOUR = 60n * TICKS_PER_MINUTE;
export const TICKS_PER_DAY = 24n * TICKS_PER_HOUR;
const TICKS_PER_MILLISECOND = 10_000n;
const TICKS_AT_1970 = 719_162n * TICKS_PER_DAY;
/** The end of the year 9999. */
const TICKS_LIMIT = 3_652_059n * TICKS_PER_DAY;

export const ticksOfInstant = (instant: number): bigint =>
  BigInt(Math.floor(instant)) * TICKS_PER_MILLISECOND + TICKS_AT_1970;

/** Whole milliseconds since 1970; what is finer is dropped. */
export const instantOfTicks = (ticks: bigint): number =>
  Number((ticks - TICKS_AT_1970) / TICKS_PER_MILLISECOND);

/** `2026-01-31T09:00:00.0000000`: the usual form, without a word about the zone. */
export function isoText(ticks: bigint): string {
  const rest = ticks % TICKS_PER_MILLISECOND;
  const whole = new Date(instantOfTicks(ticks - rest)).toISOString().slice(0, -1);
  return whole + String(rest).padStart(4, "0");
}

export const inRange = (ticks: bigint): boolean => ticks >= 0n && ticks < TICKS_LIMIT;

export const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days before the first of January of a year, since 0001-01-01. */
function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

export function dayNumber(year: number, month: number, day: number): number {
  let days = daysBeforeYear(year) + day - 1;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInMonth(year, earlier);
  return days;
}

/** Undefined for what no calendar has, such as February 30. */
export function ticksOf(fields: DateFields): bigint | undefined {
  const { year, month, day, hour, minute, second, fraction } = fields;
  if (year < 1 || year > 9999 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const seconds = hour * 3600 + minute * 60 + second;
  return (
    BigInt(dayNumber(year, month, day)) * TICKS_PER_DAY +
    BigInt(seconds) * TICKS_PER_SECOND +
    BigInt(fraction)
  );
}

export function fieldsOf(ticks: bigint): DateFields {
  const days = Number(ticks / TICKS_PER_DAY);
  const time = Number(ticks % TICKS_PER_DAY);
  let year = Math.floor(days / 365.2425) + 1;
  while (daysBeforeYear(year) > days) year -= 1;
  while (daysBeforeYear(year + 1) <= days) year += 1;
  let day = days - daysBeforeYear(year);
  let month = 1;
  while (day >= daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month += 1;
  }
  const seconds = Math.floor(time / 1e7);
  return {
    year,
    month,
    day: day + 1,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    fraction: time % 1e7,
  };
}

/** 0 is Sunday. */
export const dayOfWeek = (ticks: bigint): number => (Number(ticks / TICKS_PER_DAY) + 1) % 7;

export function dayOfYear(ticks: bigint): number {
  const days = Number(ticks / TICKS_PER_DAY);
  return days - daysBeforeYear(fieldsOf(ticks).year) + 1;
}

/** The day stays where the month has it, else it is the month's last. Undefined outside 0001–9999. */
export function addMonths(ticks: bigint, months: bigint): bigint | undefined {
  const { year, month, day } = fieldsOf(ticks);
  const total = BigInt(year * 12 + month - 1) + months;
  if (total < 12n || total >= 120_000n) return undefined;
  const target = { year: Number(total / 12n), month: Number(total % 12n) + 1 };
  const last = daysInMonth(target.year, target.month);
  const days = dayNumber(target.year, target.month, Math.min(day, last));
  return BigInt(days) * TICKS_PER_DAY + (ticks % TICKS_PER_DAY);
}
