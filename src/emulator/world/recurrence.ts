import { isJsonArray, isJsonObject, type Json, type JsonObject } from "#foundation";
import { instantOfTicks, ticksOfInstant } from "../interpreter/dotnet/date.ts";
import { type TimeZone, timeZoneNamed } from "../interpreter/dotnet/time-zone.ts";
import type { Instant } from "../port.ts";

/** Moments at which a recurrence starts its flow (flow-language.md §2). */
export interface Recurrence {
  /** The first moment after the flow was switched on; that moment itself when nothing is said. */
  first(on: Instant): Instant;
  /** The next after a moment at which it started. */
  after(moment: Instant): Instant;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const SHORTEST = 60 * SECOND;
const LONGEST = 500 * DAY;

const UNITS = ["second", "minute", "hour", "day", "week", "month"] as const;
type Unit = (typeof UNITS)[number];
const LENGTHS: Readonly<Record<Unit, number>> = {
  second: SECOND,
  minute: MINUTE,
  hour: 60 * MINUTE,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
};
const WEEK_DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** A recurrence as a definition says it, or why it is none. */
export function recurrenceOf(json: Json | undefined): Recurrence | { readonly wrong: string } {
  if (!isJsonObject(json)) return { wrong: "The recurrence must be an object." };
  const frequency = String(json.get("frequency") ?? "").toLowerCase();
  const unit = UNITS.find((one) => one === frequency);
  if (!unit) return { wrong: `'${frequency}' is no frequency of a recurrence.` };
  const interval = Number(json.get("interval") ?? 1);
  const length = interval * LENGTHS[unit];
  if (!Number.isInteger(interval) || length < SHORTEST || length > LONGEST)
    return { wrong: "A recurrence repeats after 60 seconds to 500 days." };
  const zoneName = json.get("timeZone");
  const zone = timeZoneNamed(typeof zoneName === "string" ? zoneName : "UTC");
  if (!zone) return { wrong: `There is no time zone '${String(zoneName)}'.` };
  const start = startOf(json, zone);
  if (start === null) return { wrong: `'${String(json.get("startTime"))}' is no start time.` };
  const schedule = json.get("schedule");
  const wrong = isJsonObject(schedule) ? scheduleProblem(schedule, unit) : undefined;
  if (wrong !== undefined) return { wrong };
  return isJsonObject(schedule)
    ? scheduled(schedule, unit, interval, zone, start)
    : regular(unit, interval, zone, start);
}

/** Which frequencies a part of a schedule goes with, and what its values are (flow-language.md §2). */
const PARTS: Readonly<
  Record<string, { readonly of: readonly Unit[]; readonly fits: (value: Json) => boolean }>
> = {
  weekDays: { of: ["week"], fits: (value) => WEEK_DAYS.includes(String(value).toLowerCase()) },
  monthDays: { of: ["month"], fits: isWithin(-31, 31) },
  hours: { of: ["day", "week", "month"], fits: isWithin(0, 23) },
  minutes: { of: ["day", "week", "month"], fits: isWithin(0, 59) },
};

function isWithin(least: number, most: number): (value: Json) => boolean {
  return (value) => {
    const number = Number(value);
    return Number.isInteger(number) && number >= least && number <= most;
  };
}

function scheduleProblem(schedule: JsonObject, unit: Unit): string | undefined {
  for (const [name, { of, fits }] of Object.entries(PARTS)) {
    const values = schedule.get(name);
    if (values === undefined) continue;
    if (!of.includes(unit)) return `A schedule by ${unit} has no ${name}.`;
    if (!isJsonArray(values)) return `The ${name} of a schedule are a list.`;
    const wrong = values.find((value) => !fits(value));
    if (wrong !== undefined) return `'${String(wrong)}' is none of the ${name} there are.`;
  }
  return undefined;
}

/** `null` for what is no time. */
function startOf(json: JsonObject, zone: TimeZone): Instant | undefined | null {
  const text = json.get("startTime");
  if (text === undefined) return undefined;
  if (typeof text !== "string") return null;
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/i.test(text);
  const wall = Date.parse(zoned ? text : `${text}${text.includes("T") ? "Z" : "T00:00:00Z"}`);
  if (Number.isNaN(wall)) return null;
  return zoned ? wall : utcOf(zone, wall);
}

const wallOf = (zone: TimeZone, utc: Instant): Instant =>
  instantOfTicks(ticksOfInstant(utc) + zone.offsetAt(ticksOfInstant(utc)));

/** In the gap when clocks go forward the time on the wall is taken an hour later. */
function utcOf(zone: TimeZone, wall: Instant): Instant {
  const utc = zone.utcOf(ticksOfInstant(wall)) ?? zone.utcOf(ticksOfInstant(wall + 60 * MINUTE));
  return utc === undefined ? wall : instantOfTicks(utc);
}

/** Every so many units from its start; days and longer keep the time on the wall. */
function regular(
  unit: Unit,
  interval: number,
  zone: TimeZone,
  start: Instant | undefined,
): Recurrence {
  const step = (from: Instant, times: number): Instant => {
    if (unit === "second" || unit === "minute" || unit === "hour") {
      return from + times * interval * LENGTHS[unit];
    }
    const wall = new Date(wallOf(zone, from));
    if (unit !== "month") return utcOf(zone, wall.getTime() + times * interval * LENGTHS[unit]);
    const day = wall.getUTCDate();
    wall.setUTCDate(1);
    wall.setUTCMonth(wall.getUTCMonth() + times * interval);
    const days = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
    wall.setUTCDate(Math.min(day, days));
    return utcOf(zone, wall.getTime());
  };
  const missed = (from: Instant, until: Instant): number =>
    Math.max(0, Math.floor((until - from) / (interval * LENGTHS[unit])) - 1);
  let anchor = start;
  const next = (moment: Instant): Instant => {
    const from = anchor ?? moment;
    let times = missed(from, moment);
    while (step(from, times) <= moment) times += 1;
    return step(from, times);
  };
  return {
    first(on) {
      anchor ??= on;
      return anchor >= on ? anchor : next(on);
    },
    after: next,
  };
}

/** At the times of the days that the schedule names. */
function scheduled(
  schedule: JsonObject,
  unit: Unit,
  interval: number,
  zone: TimeZone,
  start: Instant | undefined,
): Recurrence {
  const numbers = (key: string): readonly number[] => {
    const value = schedule.get(key);
    return isJsonArray(value) ? value.map(Number).filter(Number.isInteger) : [];
  };
  const names = schedule.get("weekDays");
  const weekDays = isJsonArray(names)
    ? names.map((name) => WEEK_DAYS.indexOf(String(name).toLowerCase()))
    : [];
  const monthDays = numbers("monthDays");
  const times = (clock: Date): readonly number[] => {
    const hours = numbers("hours");
    const minutes = numbers("minutes");
    return (hours.length > 0 ? hours : [clock.getUTCHours()])
      .flatMap((hour) =>
        (minutes.length > 0 ? minutes : [hours.length > 0 ? 0 : clock.getUTCMinutes()]).map(
          (minute) => hour * 60 * MINUTE + minute * MINUTE,
        ),
      )
      .toSorted((left, right) => left - right);
  };
  let anchor = start;
  const from = (moment: Instant, exclusive: boolean): Instant => {
    anchor ??= moment;
    const first = wallOf(zone, anchor);
    const firstDay = Math.floor(first / DAY);
    const today = Math.floor(wallOf(zone, Math.max(moment, anchor)) / DAY);
    const clock = times(new Date(first));
    for (let day = today; day <= today + LONGEST / DAY + 31; day += 1) {
      if (!dayCounts(day, firstDay)) continue;
      for (const time of clock) {
        const utc = utcOf(zone, day * DAY + time);
        if (utc >= anchor && (exclusive ? utc > moment : utc >= moment)) return utc;
      }
    }
    return Number.POSITIVE_INFINITY;
  };
  const dayCounts = (day: number, firstDay: number): boolean => {
    const date = new Date(day * DAY);
    if (unit === "week") {
      // Weeks begin on Monday; day 4 of 1970 was the first one.
      const week = (one: number): number => Math.floor((one - 4) / 7);
      const wanted = weekDays.length > 0 ? weekDays : [new Date(firstDay * DAY).getUTCDay()];
      return (week(day) - week(firstDay)) % interval === 0 && wanted.includes(date.getUTCDay());
    }
    if (unit === "month") {
      const begun = new Date(firstDay * DAY);
      const months =
        (date.getUTCFullYear() - begun.getUTCFullYear()) * 12 +
        date.getUTCMonth() -
        begun.getUTCMonth();
      const last = new Date(
        Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0),
      ).getUTCDate();
      const wanted = monthDays.length > 0 ? monthDays : [begun.getUTCDate()];
      const own = date.getUTCDate();
      return (
        months % interval === 0 &&
        wanted.some((one) => one === own || (one < 0 && last + 1 + one === own))
      );
    }
    return unit !== "day" || (day - firstDay) % interval === 0;
  };
  return { first: (on) => from(on, false), after: (moment) => from(moment, true) };
}
