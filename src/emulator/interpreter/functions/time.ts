import type { Culture } from "../dotnet/culture.ts";
import { cultureNamed } from "../dotnet/cultures.ts";
import {
  addMonths,
  type DateStamp,
  dayOfWeek,
  dayOfYear,
  fieldsOf,
  inRange,
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
  ticksOfInstant,
} from "../dotnet/date.ts";
import { formatDate } from "../dotnet/date-format.ts";
import { parseDate } from "../dotnet/date-parse.ts";
import { parseDateExactly } from "../dotnet/date-parse-exact.ts";
import { formatSpan, parseSpan, spanText } from "../dotnet/time-span.ts";
import { type TimeZone, timeZoneNamed } from "../dotnet/time-zone.ts";
import { refuse } from "../evaluation-error.ts";
import type { EvaluationScope } from "../scope.ts";
import type { Value } from "../value.ts";
import { integerArgument, optionalText, textArgument } from "./arguments.ts";
import { cultureArgument, DEFAULT_CULTURE } from "./culture-argument.ts";
import { type FunctionBody, type FunctionTable, takes } from "./function-table.ts";

type Args = readonly Value[];

const DEFAULT_FORMAT = "o";

/** `add…(timestamp, count, format?)`. */
const adding = (ticks: bigint): FunctionBody =>
  takes(2, 3, (args, scope) => {
    const stamp = stampArgument(args, 0, scope);
    return written(moved(stamp, integerArgument(args, 1) * ticks), args, 2);
  });

/** `startOf…(timestamp, format?)`. */
const startOf = (start: (ticks: bigint) => bigint): FunctionBody =>
  takes(1, 2, (args, scope) => {
    const { ticks, kind } = stampArgument(args, 0, scope);
    return written({ ticks: start(ticks), kind }, args, 1);
  });

/** `addToTime(timestamp, count, unit, format?)`. */
const addingUnits = (sign: bigint): FunctionBody =>
  takes(3, 4, (args, scope) => {
    const stamp = stampArgument(args, 0, scope);
    return written(later(stamp, sign * integerArgument(args, 1), textArgument(args, 2)), args, 3);
  });

/** `getFutureTime(count, unit, format?)`. */
const fromNow = (sign: bigint): FunctionBody =>
  takes(2, 3, (args, scope) => {
    const count = sign * integerArgument(args, 0);
    return written(later(nowOf(scope), count, textArgument(args, 1)), args, 2);
  });

export const TIME_FUNCTIONS: FunctionTable = {
  utcnow: takes(0, 1, (args, scope) => written(nowOf(scope), args, 0)),
  formatdatetime: takes(1, 3, (args, scope) =>
    written(stampArgument(args, 0, scope), args, 1, cultureArgument(args, 2)),
  ),
  adddays: adding(TICKS_PER_DAY),
  addhours: adding(TICKS_PER_HOUR),
  addminutes: adding(TICKS_PER_MINUTE),
  addseconds: adding(TICKS_PER_SECOND),
  addtotime: addingUnits(1n),
  subtractfromtime: addingUnits(-1n),
  getfuturetime: fromNow(1n),
  getpasttime: fromNow(-1n),
  startofday: startOf((ticks) => ticks - (ticks % TICKS_PER_DAY)),
  startofhour: startOf((ticks) => ticks - (ticks % TICKS_PER_HOUR)),
  startofmonth: startOf((ticks) => {
    const day = ticks - (ticks % TICKS_PER_DAY);
    return day - BigInt(fieldsOf(day).day - 1) * TICKS_PER_DAY;
  }),
  dayofweek: takes(1, 1, (args, scope) => BigInt(dayOfWeek(stampArgument(args, 0, scope).ticks))),
  dayofmonth: takes(1, 1, (args, scope) =>
    BigInt(fieldsOf(stampArgument(args, 0, scope).ticks).day),
  ),
  dayofyear: takes(1, 1, (args, scope) => BigInt(dayOfYear(stampArgument(args, 0, scope).ticks))),
  ticks: takes(1, 1, (args, scope) => stampArgument(args, 0, scope).ticks),
  datedifference: takes(2, 2, (args, scope) =>
    spanText(stampArgument(args, 1, scope).ticks - stampArgument(args, 0, scope).ticks),
  ),
  convertfromutc: takes(2, 3, (args, scope) => {
    const stamp = stampArgument(args, 0, scope);
    if (stamp.kind === "local")
      return refuse("expects a timestamp in UTC, not one with an offset.");
    return written(inZone(stamp.ticks, zoneArgument(args, 1)), args, 2);
  }),
  converttoutc: takes(2, 3, (args, scope) =>
    written({ ticks: utcTicks(args, 0, 1, scope), kind: "utc" }, args, 2),
  ),
  converttimezone: takes(3, 4, (args, scope) => {
    const target = zoneArgument(args, 2);
    return written(inZone(utcTicks(args, 0, 1, scope), target), args, 3);
  }),
  formattimespan: takes(2, 3, (args) => {
    const [text, format] = [textArgument(args, 0), textArgument(args, 1)];
    const ticks = parseSpan(text) ?? refuse(`cannot read '${text}' as a span of time.`);
    const written = formatSpan(ticks, format, cultureArgument(args, 2).numbers.decimal);
    return written ?? refuse(`cannot write a span of time as '${format}'.`);
  }),
  parsedatetime: takes(1, 3, (args, scope) => {
    const [text, culture] = [textArgument(args, 0), cultureArgument(args, 1)];
    const format = optionalText(args, 2);
    if (culture.dates.calendar) return refuse("reads no dates of this culture's calendar here.");
    const now = ticksOfInstant(scope.now());
    const stamp =
      format === undefined
        ? parseDate(text, culture, now)
        : parseDateExactly(text, format, culture, now);
    return stamp ? written(stamp, args, 3) : noTimestamp(text);
  }),
};

const noTimestamp = (text: string): never => refuse(`cannot read '${text}' as a timestamp.`);

const nowOf = (scope: EvaluationScope): DateStamp => ({
  ticks: ticksOfInstant(scope.now()),
  kind: "utc",
});

function stampArgument(args: Args, place: number, scope: EvaluationScope): DateStamp {
  const text = textArgument(args, place);
  const culture = cultureNamed(DEFAULT_CULTURE);
  const stamp = culture && parseDate(text, culture, ticksOfInstant(scope.now()));
  return stamp ?? noTimestamp(text);
}

function zoneArgument(args: Args, place: number): TimeZone {
  const name = textArgument(args, place);
  return timeZoneNamed(name) ?? refuse(`does not know the time zone '${name}'.`);
}

/** Argument `place` on the clock of the zone at `zone`, in UTC. */
function utcTicks(args: Args, place: number, zone: number, scope: EvaluationScope): bigint {
  const { ticks, kind } = stampArgument(args, place, scope);
  const source = zoneArgument(args, zone);
  if (kind === "local" || (kind === "utc" && !source.isUtc)) {
    return refuse("expects a timestamp without an offset: the source zone says what it means.");
  }
  const utc = source.utcOf(ticks) ?? refuse("got a time that clocks skip in the source zone.");
  return inRange(utc) ? utc : outOfRange();
}

function inZone(utc: bigint, zone: TimeZone): DateStamp {
  const ticks = utc + zone.offsetAt(utc);
  return { ticks: inRange(ticks) ? ticks : outOfRange(), kind: zone.isUtc ? "utc" : "unspecified" };
}

function moved({ ticks, kind }: DateStamp, by: bigint): DateStamp {
  const sum = ticks + by;
  return { ticks: inRange(sum) ? sum : outOfRange(), kind };
}

const outOfRange = (): never => refuse("gives a time outside the years 0001 to 9999.");

function later(stamp: DateStamp, count: bigint, unit: string): DateStamp {
  switch (unit.toLowerCase()) {
    case "second":
      return moved(stamp, count * TICKS_PER_SECOND);
    case "minute":
      return moved(stamp, count * TICKS_PER_MINUTE);
    case "hour":
      return moved(stamp, count * TICKS_PER_HOUR);
    case "day":
      return moved(stamp, count * TICKS_PER_DAY);
    case "week":
      return moved(stamp, count * 7n * TICKS_PER_DAY);
    case "month":
      return { ...stamp, ticks: addMonths(stamp.ticks, count) ?? outOfRange() };
    case "year":
      return { ...stamp, ticks: addMonths(stamp.ticks, count * 12n) ?? outOfRange() };
  }
  return refuse(`knows the units Second, Minute, Hour, Day, Week, Month and Year, not '${unit}'.`);
}

function written(stamp: DateStamp, args: Args, place: number, culture?: Culture): string {
  const format = optionalText(args, place) ?? DEFAULT_FORMAT;
  const used = culture ?? cultureNamed(DEFAULT_CULTURE);
  const text = used && formatDate(stamp, format, used);
  return text ?? refuse(`cannot write a timestamp as '${format}'.`);
}
