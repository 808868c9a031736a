/** What .NET knows of a culture, as far as dates and numbers need it. */
export interface Culture {
  readonly dates: DateCulture;
  readonly numbers: NumberCulture;
}

export interface DateCulture {
  readonly months: readonly string[];
  /** Names inside a date (`1 marca`), where they differ. */
  readonly monthsInDates?: readonly string[];
  readonly shortMonths: readonly string[];
  readonly shortMonthsInDates?: readonly string[];
  /** From Sunday. */
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
  readonly am: string;
  readonly pm: string;
  readonly era: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly shortDate: string;
  readonly longDate: string;
  readonly shortTime: string;
  readonly longTime: string;
  readonly monthDay: string;
  readonly yearMonth: string;
  /** Where it is not the Gregorian. */
  readonly calendar?: "um-al-qura";
}

export interface NumberCulture {
  readonly decimal: string;
  readonly group: string;
  readonly groupSizes: readonly number[];
  readonly negative: string;
  readonly positive: string;
  readonly percent: string;
  readonly perMille: string;
  readonly currency: string;
  readonly currencyDigits: number;
  readonly currencyDecimal: string;
  readonly currencyGroup: string;
  /** With `n` for the number, `$` and `%` for the symbols, `-` for the sign. */
  readonly currencyPositive: string;
  readonly currencyNegative: string;
  readonly percentPositive: string;
  readonly percentNegative: string;
  /** Digits of F and N when the format names none; `percentDigits` of P. */
  readonly digits: number;
  readonly percentDigits: number;
  readonly infinity: string;
  readonly nan: string;
}
