import type { DateCulture } from "./culture.ts";
import { yearOf } from "./date-stamp.ts";

/** A number as written, or a month by its name. */
export type DatePiece =
  | { readonly number: string; readonly month?: undefined }
  | { readonly month: number; readonly number?: undefined };

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Three digits and more can only be a year. */
export const isYear = ({ number }: DatePiece): boolean => number !== undefined && number.length > 2;

/** Which piece is the year, the month and the day; undefined where .NET refuses them. */
export function arrangedDate(
  pieces: readonly DatePiece[],
  culture: DateCulture,
  thisYear: number,
): CalendarDate | undefined {
  const months = pieces.flatMap(({ month }) => (month === undefined ? [] : [month]));
  const numbers = pieces.flatMap(({ number }) => (number === undefined ? [] : [number]));
  if (months.length > 1 || numbers.length + months.length > 3) return undefined;
  const [month] = months;
  const order = orderOf(culture.shortDate);
  return month === undefined
    ? fromNumbers(numbers, order, thisYear)
    : besideMonth(month, numbers, order, thisYear, yearFollows(pieces, culture));
}

const long = (number: string): boolean => number.length > 2;

function besideMonth(
  month: number,
  [first = "", second]: readonly string[],
  order: Order,
  thisYear: number,
  yearFollows: boolean,
): CalendarDate | undefined {
  if (first === "") return undefined;
  if (second === undefined) {
    return long(first) || yearFollows
      ? { year: yearOf(first), month, day: 1 }
      : { year: thisYear, month, day: Number(first) };
  }
  if (long(first) || (order === "ymd" && Number(second) <= LONGEST_MONTH)) {
    return long(second) ? undefined : { year: yearOf(first), month, day: Number(second) };
  }
  return { year: yearOf(second), month, day: Number(first) };
}

const LONGEST_MONTH = 31;

/** Where the day comes before its month, a number after the month is the year. */
const yearFollows = ([first]: readonly DatePiece[], { monthDay }: DateCulture): boolean =>
  first?.month !== undefined && monthDay.indexOf("d") < monthDay.indexOf("M");

type Order = "dmy" | "mdy" | "ymd";

function fromNumbers(
  [first = "", second = "", third]: readonly string[],
  order: Order,
  thisYear: number,
): CalendarDate | undefined {
  const date = (year: number, month: string, day: string): CalendarDate => ({
    year,
    month: Number(month),
    day: Number(day),
  });
  if (second === "") return undefined;
  if (third === undefined) {
    if (long(first)) return date(Number(first), second, "1");
    if (long(second)) return date(Number(second), first, "1");
    return order === "dmy" ? date(thisYear, second, first) : date(thisYear, first, second);
  }
  const years = [first, second, third].filter(long);
  if (years.length > 1) return undefined;
  if (long(first)) return date(Number(first), second, third);
  if (long(second)) return date(Number(second), first, third);
  if (order === "ymd" && !long(third)) return date(yearOf(first), second, third);
  return order === "dmy" ? date(yearOf(third), second, first) : date(yearOf(third), first, second);
}

/** As the short date has them. */
function orderOf(shortDate: string): Order {
  const [day = 0, month = 0, year = 0] = ["d", "M", "y"].map((letter) => shortDate.indexOf(letter));
  if (year < month) return "ymd";
  return day < month ? "dmy" : "mdy";
}
