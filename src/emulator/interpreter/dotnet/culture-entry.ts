import type { Culture } from "./culture.ts";

/** A culture in brief: several values in one text are parted by `|`. */
interface CultureEntry {
  readonly months: string;
  readonly monthsInDates?: string;
  readonly shortMonths: string;
  readonly shortMonthsInDates?: string;
  /** From Sunday. */
  readonly days: string;
  readonly shortDays: string;
  /** AM and PM. */
  readonly halves: string;
  readonly era: string;
  /** Of dates and of times. */
  readonly separators: string;
  /** Short and long. */
  readonly date: string;
  readonly time: string;
  /** Month and day, year and month. */
  readonly partial: string;
  readonly calendar?: "um-al-qura";
  /** Point, group separator, sizes of groups from the right, minus, and plus where it is not `+`. */
  readonly number: string;
  /** Symbol, digits, positive and negative pattern. */
  readonly currency: string;
  /** Point and group separator of amounts, where they differ from those of numbers. */
  readonly currencySeparators?: string;
  /** Symbol, positive and negative pattern. */
  readonly percent: string;
  readonly perMille?: string;
  /** Digits of F and N, and of P, when the format names none. */
  readonly digits?: readonly [number, number];
  readonly infinity?: string;
  readonly nan?: string;
}

/** ICU's default (flow-language.md §8; Windows data have 2). */
const ICU_DIGITS = [3, 3] as const;

export function culture(entry: CultureEntry): Culture {
  const list = (text: string) => text.split("|");
  const [am = "", pm = ""] = list(entry.halves);
  const [dateSeparator = "/", timeSeparator = ":"] = list(entry.separators);
  const [shortDate = "", longDate = ""] = list(entry.date);
  const [shortTime = "", longTime = ""] = list(entry.time);
  const [monthDay = "", yearMonth = ""] = list(entry.partial);
  const [decimal = ".", group = ",", sizes = "3", negative = "-", positive = "+"] = list(
    entry.number,
  );
  const [symbol = "", currencyDigits = "2", currencyPositive = "", currencyNegative = ""] = list(
    entry.currency,
  );
  const [currencyDecimal = decimal, currencyGroup = group] =
    entry.currencySeparators === undefined ? [] : list(entry.currencySeparators);
  const [percent = "%", percentPositive = "", percentNegative = ""] = list(entry.percent);
  const [digits, percentDigits] = entry.digits ?? ICU_DIGITS;
  return {
    dates: {
      months: list(entry.months),
      ...(entry.monthsInDates ? { monthsInDates: list(entry.monthsInDates) } : {}),
      shortMonths: list(entry.shortMonths),
      ...(entry.shortMonthsInDates ? { shortMonthsInDates: list(entry.shortMonthsInDates) } : {}),
      days: list(entry.days),
      shortDays: list(entry.shortDays),
      am,
      pm,
      era: entry.era,
      dateSeparator,
      timeSeparator,
      shortDate,
      longDate,
      shortTime,
      longTime,
      monthDay,
      yearMonth,
      ...(entry.calendar ? { calendar: entry.calendar } : {}),
    },
    numbers: {
      decimal,
      group,
      groupSizes: sizes.split(",").map(Number),
      negative,
      positive,
      percent,
      perMille: entry.perMille ?? "‰",
      currency: symbol,
      currencyDigits: Number(currencyDigits),
      currencyDecimal,
      currencyGroup,
      currencyPositive,
      currencyNegative,
      percentPositive,
      percentNegative,
      digits,
      percentDigits,
      infinity: entry.infinity ?? "∞",
      nan: entry.nan ?? "NaN",
    },
  };
}
