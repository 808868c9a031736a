import type { Culture, DateCulture } from "./culture.ts";
import { type DateStamp, fieldsOf, TICKS_PER_DAY } from "./date.ts";
import { arrangedDate, type DatePiece, isYear } from "./date-arrange.ts";
import { FURTHEST_OFFSET, fractionOf, isoStamp, type Offset, stampOf } from "./date-stamp.ts";
import { dateWordAt } from "./date-words.ts";

/**
 * `DateTime.Parse(text, culture, RoundtripKind)` on a machine whose zone is UTC; undefined for text
 * that is no timestamp. `now` (ticks) fills in what the text leaves out.
 */
export function parseDate(text: string, culture: Culture, now: bigint): DateStamp | undefined {
  if (text.length > LONGEST_STAMP) return undefined;
  const trimmed = text.replace(/^[\s\0]+|[\s\0]+$/g, "");
  const iso = isoStamp(trimmed);
  if (iso) return iso === "none" ? undefined : iso;
  const read = new Stamp(trimmed, culture.dates);
  return read.all() ? read.stamp(now) : undefined;
}

/** No timestamp is longer; hostile text would only cost time. */
const LONGEST_STAMP = 256;

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: number;
}

const CLOCK = /(\d{1,2})\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2})(?:[.,](\d+))?)?(?![\d:])/y;
/** Where a point parts the times of a culture; before a date only with a half of the day after it. */
const DOTTED_CLOCK = /(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2})(?:[.,](\d+))?)?(?![\d.:])/y;
/** With a half of the day behind it a time may be parted by points, commas or blanks. */
const HALF_CLOCK =
  /(\d{1,2})(?:\s*[.,]\s*|\s+)(\d{1,2})(?:(?:\s*[.,]\s*|\s+)(\d{1,2}))?(?![\d.:])/y;
const BLANKS = /\s*/y;
/** After `T` every part has two digits, and only a sign or `Z` may follow. */
const STRICT_CLOCK = /T\s*(\d\d)\s*:\s*(\d\d)(?:\s*:\s*(\d\d)(?:[.,](\d+))?)?\s*(?=$|Z$|[+-]\d)/iy;
const OFFSET = /([+-])(?:(\d{1,2})(?::(\d{1,2}))?|(\d{1,2})(\d{2}))(?![\d:])/y;
const NUMBER = /\d{1,8}(?!\d)/y;
const SUFFIX = /[年月日년월일](?!\p{L})\s*/uy;

/** Reads from left to right: pieces of the date, the time, its half of the day and its offset. */
class Stamp {
  private at = 0;
  private clock: Clock | undefined;
  private half: number | undefined;
  private offset: Offset;
  private weekday: number | undefined;
  private monthMarked = false;
  private bareDay = false;
  /** How many pieces carry a mark such as 月. */
  private marks = 0;
  /** Whether a mark other than a point parts the last piece from the next. */
  private parted = false;
  private readonly pieces: DatePiece[] = [];
  private readonly text: string;
  private readonly culture: DateCulture;

  constructor(text: string, culture: DateCulture) {
    this.text = text;
    this.culture = culture;
  }

  all(): boolean {
    while (this.at < this.text.length) {
      if (this.take(/[\s,.]+/y)) continue;
      if (!(this.moved() || this.strictClock() || this.number() || this.word())) return false;
    }
    return true;
  }

  stamp(now: bigint): DateStamp | undefined {
    const today = fieldsOf(now - (now % TICKS_PER_DAY));
    const { weekday, pieces } = this;
    if (pieces.length === 0 && (weekday !== undefined || !this.clock)) return undefined;
    const date = pieces.length === 0 ? today : arrangedDate(pieces, this.culture, today.year);
    const clock = this.halved();
    return date && clock && stampOf({ ...date, ...clock, weekday }, this.offset);
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  /** A sign after a time or a date; behind two pieces of a date, a minus parts it from a third. */
  private moved(): boolean {
    const short = this.pieces.length === 2 && this.text[this.at] === "+";
    if (!this.clock && this.pieces.length < 3 && !short) return false;
    const match = this.take(OFFSET);
    if (!match || this.offset !== undefined) return false;
    const minutes = Number(match[3] ?? match[5] ?? 0);
    const east = Number(match[2] ?? match[4]) * 60 + minutes;
    if (east > FURTHEST_OFFSET || minutes > 59) return false;
    this.offset = match[1] === "-" ? -east : east;
    return true;
  }

  /** `T` joins a time to a date in numbers that begins with its year. */
  private strictClock(): boolean {
    const [year] = this.pieces;
    if (this.clock || this.pieces.length !== 3 || !year || !isYear(year)) return false;
    if (this.pieces.some(({ month }) => month !== undefined)) return false;
    const match = this.take(STRICT_CLOCK);
    if (match) this.setClock(match);
    return match !== null;
  }

  private number(): boolean {
    const { length } = this.pieces;
    if (!this.clock && (length % 3 === 0 || (length === 2 && this.marks === 2))) {
      const match = this.take(CLOCK) ?? this.partedClock();
      if (match) {
        this.setClock(match);
        return true;
      }
    }
    const number = this.take(NUMBER)?.[0];
    if (number === undefined || /^\s*:/.test(this.text.slice(this.at))) return false;
    if (!this.clock && this.hourAlone(number)) return true;
    const isYearLong = number.length > 2;
    if (!this.clock && !isYearLong && this.halfFollows() && !this.waitsForMore()) return false;
    this.pieces.push({ number });
    const mark = this.take(SUFFIX)?.[0].trim();
    if (mark === "月" || mark === "월") {
      // Without marks of their own the year stands before it and the day behind it.
      this.monthMarked = true;
      this.marks += 1;
      return !this.bareDay;
    }
    if (mark !== undefined) {
      this.marks += 1;
      return true;
    }
    this.bareDay ||= !isYear({ number });
    return !(this.monthMarked && isYear({ number })) && this.separated();
  }

  /** A time without colons: where the culture writes it with points, or behind the date with a half. */
  private partedClock(): RegExpExecArray | null {
    const behindDate = this.pieces.length === 3;
    const dotted =
      this.culture.timeSeparator === "." ? this.clockBefore(DOTTED_CLOCK, behindDate) : null;
    return dotted ?? (behindDate ? this.clockBefore(HALF_CLOCK, false) : null);
  }

  private clockBefore(pattern: RegExp, anything: boolean): RegExpExecArray | null {
    const start = this.at;
    const match = this.take(pattern);
    if (match && (anything || this.halfFollows())) return match;
    this.at = start;
    return null;
  }

  private halfFollows(): boolean {
    const next = dateWordAt(this.text, this.pastBlanks(), this.culture);
    return next?.word.kind === "half";
  }

  private pastBlanks(): number {
    BLANKS.lastIndex = this.at;
    BLANKS.exec(this.text);
    return BLANKS.lastIndex;
  }

  /** `6 PM`, unless the date still waits for a number. */
  private hourAlone(number: string): boolean {
    if (number.length > 2 || !this.halfFollows()) return false;
    const waits =
      this.pieces.length === 1 ||
      (this.pieces.length === 2 &&
        (this.parted || this.pieces.some((piece) => piece.month !== undefined || isYear(piece))));
    if (waits) return false;
    this.clock = { hour: Number(number), minute: 0, second: 0, fraction: 0 };
    return true;
  }

  /** Whether a number before a half of the day can be a piece of the date at all. */
  private waitsForMore(): boolean {
    const [first] = this.pieces;
    const years = this.pieces.some(isYear);
    const months = this.pieces.some(({ month }) => month !== undefined);
    if (this.pieces.length === 1) return first === undefined || !(years || months);
    return this.pieces.length !== 2 || years || !months || !this.parted;
  }

  private setClock([, hour, minute, second, fraction]: RegExpExecArray): void {
    this.clock = {
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second ?? 0),
      fraction: fractionOf(fraction ?? ""),
    };
  }

  /** At most one separator, and only before a further piece. */
  private separated(): boolean {
    const separator = this.culture.dateSeparator.trim();
    const place = this.pastBlanks();
    if (this.pieces.length > 2) {
      const open = this.text[place] === "." && !endsInPoint(this.culture);
      return this.pieces.length === 3 && !open;
    }
    const mark = ["/", "-", separator].find(
      (one) => one !== "" && this.text.startsWith(one, place),
    );
    this.parted = mark !== undefined && mark !== ".";
    if (mark === undefined || mark === ".") return true;
    this.at = place + mark.length;
    return /^\s*[\d\p{L}]/u.test(this.text.slice(this.at));
  }

  private word(): boolean {
    const found = dateWordAt(this.text, this.at, this.culture);
    if (!found) return false;
    this.at += found.length;
    const { kind, value } = found.word;
    switch (kind) {
      case "month":
        this.pieces.push({ month: value });
        return this.separated();
      case "weekday":
        if (this.weekday !== undefined) return false;
        this.weekday = value;
        return true;
      case "half":
        if (this.half !== undefined) return false;
        this.half = value;
        return true;
      case "utc":
        if (this.offset !== undefined) return false;
        if (this.pieces.length % 3 !== 0 && !(this.clock && this.marks === 2)) return false;
        this.offset = "Z";
        return true;
      case "nothing":
        return true;
    }
  }

  private halved(): Clock | undefined {
    const { half } = this;
    const clock = this.clock ?? { hour: 0, minute: 0, second: 0, fraction: 0 };
    if (half === undefined) return clock;
    const { hour } = clock;
    if (half === 0 && hour > 12) return undefined;
    if (half === 0) return { ...clock, hour: hour % 12 };
    return { ...clock, hour: hour < 12 ? hour + 12 : hour };
  }
}

/** Whether a point may follow a date: it does in the culture, or it parts nothing there. */
const endsInPoint = ({ dateSeparator, timeSeparator, shortDate, longDate }: DateCulture): boolean =>
  dateSeparator.trim() !== "." ||
  timeSeparator === "." ||
  shortDate.endsWith(".") ||
  /\.'?$/.test(longDate);
