import type { DateCulture } from "./culture.ts";
import { cultureNamed } from "./cultures.ts";

/** What a word in a timestamp says. Months count from 1, weekdays from Sunday = 0, halves of the day are 0 and 1. */
export interface DateWord {
  readonly kind: "month" | "weekday" | "half" | "utc" | "nothing";
  readonly value: number;
}

interface Named extends DateWord {
  readonly text: string;
}

const known = new WeakMap<DateCulture, readonly Named[]>();

/** The longest word of the culture, or else of English, that stands at a place and ends there. */
export function dateWordAt(
  text: string,
  at: number,
  culture: DateCulture,
): { readonly word: DateWord; readonly length: number } | undefined {
  let words = known.get(culture);
  if (!words) {
    words = wordsOf(culture);
    known.set(culture, words);
  }
  const rest = text.slice(at).toLowerCase();
  const word = words.find((name) => rest.startsWith(name.text) && ends(rest, name.text));
  return word && { word, length: word.text.length };
}

/** `Mayor` does not start with a month; a sign and a digit end any word. */
const ends = (rest: string, word: string): boolean =>
  !/\p{L}$/u.test(word) || !/^\p{L}/u.test(rest.slice(word.length));

/** Names of the culture come before English ones; the words that its formats wrap in quotes say nothing. */
function wordsOf(culture: DateCulture): readonly Named[] {
  const words = new Map<string, Named>();
  const add = (list: readonly string[] | undefined, kind: DateWord["kind"], from: number) =>
    list?.forEach((name, index) => {
      const text = name.toLowerCase();
      if (text !== "" && !words.has(text)) words.set(text, { kind, value: index + from, text });
    });
  const english = cultureNamed("")?.dates ?? culture;
  for (const dates of [culture, english]) {
    add(dates.monthsInDates, "month", 1);
    add(dates.months, "month", 1);
    add(dates.shortMonthsInDates, "month", 1);
    add(dates.shortMonths, "month", 1);
    add(dates.days, "weekday", 0);
    add(dates.shortDays, "weekday", 0);
    add([dates.am, dates.pm], "half", 0);
  }
  add(["z"], "utc", 0);
  add(["gmt"], "utc", 0);
  const quotes = [culture.longDate, culture.shortDate, culture.shortTime, culture.longTime]
    .flatMap((pattern) => [...pattern.matchAll(/'([^']*)'/g)])
    .flatMap(([, quote = ""]) => quote.split(/[\s,.]+/));
  add([...quotes, culture.era, ...(culture.era === "AD" ? ["a"] : [])], "nothing", 0);
  return [...words.values()].sort((left, right) => right.text.length - left.text.length);
}
