import type { Culture, DateCulture } from "./culture.ts";
import { cultureNamed } from "./cultures.ts";
import { type DateStamp, fieldsOf } from "./date.ts";
import { INDEPENDENT, quoted, standard } from "./date-format.ts";
import { FURTHEST_OFFSET, fractionOf, fullYear, type Offset, stampOf } from "./date-stamp.ts";

/** `DateTime.ParseExact(text, format, culture, RoundtripKind)`; undefined where .NET refuses. */
export function parseDateExactly(
  text: string,
  format: string,
  culture: Culture,
  now: bigint,
): DateStamp | undefined {
  const independent = format.length === 1 ? INDEPENDENT[format] : undefined;
  const dates =
    independent === undefined ? culture.dates : (cultureNamed("")?.dates ?? culture.dates);
  const pattern = independent ?? (format.length === 1 ? standard(format, culture.dates) : format);
  if (pattern === undefined || pattern === "" || text === "") return undefined;
  const found = new Map<string, number>();
  const read = new Reading(text, dates, found);
  if (!read.pattern(pattern) || !read.atEnd()) return undefined;
  const unsaid = format === "r" || format === "R" || format === "u";
  const offset: Offset = unsaid ? undefined : format === "U" ? "Z" : read.offset;
  return assembled(found, offset, now);
}

function assembled(
  found: ReadonlyMap<string, number>,
  offset: Offset,
  now: bigint,
): DateStamp | undefined {
  const has = ["y", "M", "d"].some((field) => found.has(field));
  const today = fieldsOf(now);
  const hour = hourOf(found);
  const year = found.get("y");
  if (hour === undefined) return undefined;
  return stampOf(
    {
      year: year === undefined ? today.year : found.has("two digits") ? fullYear(year) : year,
      month: found.get("M") ?? (has ? 1 : today.month),
      day: found.get("d") ?? (has ? 1 : today.day),
      hour,
      minute: found.get("m") ?? 0,
      second: found.get("s") ?? 0,
      fraction: found.get("f") ?? 0,
    },
    offset,
    found.get("weekday"),
  );
}

/**
 * `h` without a half of the day is before noon; with `H` the half must agree, and a half alone can
 * only be the first.
 */
function hourOf(found: ReadonlyMap<string, number>): number | undefined {
  const [half, hour = 0] = [found.get("t"), found.get("hour")];
  if (found.has("twelve")) return hour > 12 ? undefined : (hour % 12) + (half ?? 0) * 12;
  return half !== undefined && half !== (hour < 12 ? 0 : 1) ? undefined : hour;
}

class Reading {
  private at = 0;
  offset: Offset;
  private readonly text: string;
  private readonly culture: DateCulture;
  private readonly found: Map<string, number>;

  constructor(text: string, culture: DateCulture, found: Map<string, number>) {
    this.text = text;
    this.culture = culture;
    this.found = found;
  }

  atEnd = (): boolean => this.at === this.text.length;

  pattern(pattern: string): boolean {
    for (let at = 0; at < pattern.length; ) {
      const letter = pattern[at] ?? "";
      if (letter === "'" || letter === '"') {
        const quote = quoted(pattern, at);
        if (!quote || !this.literal(quote.text)) return false;
        at = quote.end;
      } else if (letter === "\\") {
        const next = pattern[at + 1];
        if (next === undefined || !this.literal(next)) return false;
        at += 2;
      } else if (letter === "%") {
        if (at + 1 >= pattern.length || pattern[at + 1] === "%") return false;
        at += 1;
      } else if (letter === "Z") {
        if (!this.utc()) return false;
        at += 1;
      } else if (letter === "." && pattern[at + 1] === "F" && this.text[this.at] !== ".") {
        // Nothing to read: a point and all its digits may be left out.
        at += 1;
        while (pattern[at] === "F") at += 1;
      } else {
        let count = 1;
        while (pattern[at + count] === letter) count += 1;
        if (!"dMyhHmstfFzKg:/".includes(letter)) {
          if (!this.literal(letter.repeat(count))) return false;
        } else {
          if (letter === "K" || letter === ":" || letter === "/") count = 1;
          if (!this.field(letter, count)) return false;
        }
        at += count;
      }
    }
    return true;
  }

  private literal(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private field(letter: string, count: number): boolean {
    const { culture } = this;
    switch (letter) {
      case "d":
        if (count <= 2) return this.number("d", count);
        return this.name("weekday", 0, count === 3 ? [culture.shortDays] : [culture.days]);
      case "M":
        if (count <= 2) return this.number("M", count);
        return count === 3
          ? this.name("M", 1, [culture.shortMonthsInDates ?? [], culture.shortMonths])
          : this.name("M", 1, [culture.monthsInDates ?? [], culture.months]);
      case "y":
        return this.year(count);
      case "h":
        this.found.set("twelve", 1);
        return this.number("hour", Math.min(count, 2));
      case "H":
        return this.number("hour", Math.min(count, 2));
      case "m":
      case "s":
        return this.number(letter, Math.min(count, 2));
      case "t": {
        const halves = [culture.am, culture.pm];
        return this.name("t", 0, [count === 1 ? halves.map((half) => half.slice(0, 1)) : halves]);
      }
      case "f":
      case "F":
        return this.fraction(count, letter === "F");
      case "g":
        return this.literal(culture.era);
      case "z":
      case "K":
        return this.zone(letter, count);
      case ":":
        return this.literal(culture.timeSeparator);
    }
    return this.literal(culture.dateSeparator);
  }

  /** One letter takes one or two digits, two letters take two. */
  private number(field: string, count: number): boolean {
    const digits = this.digits(count === 1 ? 1 : 2, 2);
    return digits !== undefined && this.keep(field, Number(digits));
  }

  private year(count: number): boolean {
    const digits = count === 1 ? this.digits(1, 2) : this.digits(count, Math.max(count, 2));
    if (count <= 2) this.found.set("two digits", 1);
    return digits !== undefined && this.keep("y", Number(digits));
  }

  private fraction(count: number, optional: boolean): boolean {
    if (count > 7) return false;
    const digits = this.digits(optional ? 0 : count, count);
    return digits !== undefined && this.keep("f", fractionOf(digits));
  }

  private digits(least: number, most: number): string | undefined {
    let end = this.at;
    while (end < this.at + most && /[0-9]/.test(this.text[end] ?? "")) end += 1;
    if (end - this.at < least) return undefined;
    const digits = this.text.slice(this.at, end);
    this.at = end;
    return digits;
  }

  /** The longest name that stands here, in any case. */
  private name(field: string, from: number, lists: readonly (readonly string[])[]): boolean {
    const rest = this.text.slice(this.at).toLowerCase();
    let best: { readonly length: number; readonly value: number } | undefined;
    for (const list of lists) {
      list.forEach((name, index) => {
        if (name.length > (best?.length ?? 0) && rest.startsWith(name.toLowerCase())) {
          best = { length: name.length, value: index + from };
        }
      });
    }
    if (!best) return false;
    this.at += best.length;
    return this.keep(field, best.value);
  }

  private zone(letter: string, count: number): boolean {
    if (letter === "K" && this.atEnd()) return true;
    if (letter === "K" && this.text[this.at] === "Z") return this.utc();
    const pattern = letter === "K" || count >= 3 ? /([+-])(\d{1,2}):(\d{2})/y : /([+-])(\d{1,2})/y;
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return letter === "K";
    this.at = pattern.lastIndex;
    const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
    if (minutes > FURTHEST_OFFSET || Number(match[3] ?? 0) > 59) return false;
    return this.moved(match[1] === "-" ? -minutes : minutes);
  }

  private utc(): boolean {
    const name = /GMT|Z/iy;
    name.lastIndex = this.at;
    if (!name.test(this.text)) return false;
    this.at = name.lastIndex;
    return this.moved("Z");
  }

  /** Said twice, an offset must be the same. */
  private moved(offset: Exclude<Offset, undefined>): boolean {
    const minutes = (east: Offset) => (east === "Z" ? 0 : east);
    if (this.offset !== undefined && minutes(this.offset) !== minutes(offset)) return false;
    if (this.offset !== "Z") this.offset = offset;
    return true;
  }

  /** A field that is written twice must say the same. */
  private keep(field: string, value: number): boolean {
    const known = this.found.get(field);
    this.found.set(field, value);
    return known === undefined || known === value;
  }
}
