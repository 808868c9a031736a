import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from "./date.ts";
import { quoted } from "./date-format.ts";

interface SpanParts {
  readonly negative: boolean;
  readonly days: bigint;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly fraction: string;
}

function partsOf(ticks: bigint): SpanParts {
  const size = ticks < 0n ? -ticks : ticks;
  return {
    negative: ticks < 0n,
    days: size / TICKS_PER_DAY,
    hours: Number((size / TICKS_PER_HOUR) % 24n),
    minutes: Number((size / TICKS_PER_MINUTE) % 60n),
    seconds: Number((size / TICKS_PER_SECOND) % 60n),
    fraction: String(size % TICKS_PER_SECOND).padStart(7, "0"),
  };
}

const two = (value: number): string => String(value).padStart(2, "0");

/** `TimeSpan.ToString()`: `[-][d.]hh:mm:ss[.fffffff]`. */
export function spanText(ticks: bigint): string {
  const { negative, days, hours, minutes, seconds, fraction } = partsOf(ticks);
  const day = days === 0n ? "" : `${days}.`;
  const rest = fraction === "0000000" ? "" : `.${fraction}`;
  return `${negative ? "-" : ""}${day}${two(hours)}:${two(minutes)}:${two(seconds)}${rest}`;
}

/** `TimeSpan.Parse`: whole days, or `[-][d.]hh:mm[:ss[.fffffff]]`, or `d:hh:mm:ss`. */
export function parseSpan(text: string): bigint | undefined {
  const match =
    /^\s*(-)?(?:(\d+)|(?:(\d+)[.:](?=\d+:\d+:))?(\d+):(\d+)(?::(\d+)(?:\.(\d{1,7}))?)?|(\d+)\.(\d+):(\d+))\s*$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, minus, days, before, hour, minute, second, fraction, day2, hour2, minute2] = match;
  const hours = Number(hour ?? hour2 ?? 0);
  const minutes = Number(minute ?? minute2 ?? 0);
  const seconds = Number(second ?? 0);
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const size =
    BigInt(days ?? before ?? day2 ?? 0) * TICKS_PER_DAY +
    BigInt(hours * 3600 + minutes * 60 + seconds) * TICKS_PER_SECOND +
    BigInt((fraction ?? "").padEnd(7, "0"));
  const ticks = minus === undefined ? size : -size;
  return BigInt.asIntN(64, ticks) === ticks ? ticks : undefined;
}

/** `TimeSpan.ToString(format, culture)`; undefined where .NET refuses the format. */
export function formatSpan(ticks: bigint, format: string, decimal: string): string | undefined {
  const parts = partsOf(ticks);
  const { negative, days, hours, minutes, seconds, fraction } = parts;
  const sign = negative ? "-" : "";
  switch (format) {
    case "":
    case "c":
    case "t":
    case "T":
      return spanText(ticks);
    case "g": {
      const brief = fraction.replace(/0+$/, "");
      const rest = brief === "" ? "" : decimal + brief;
      return `${sign}${days === 0n ? "" : `${days}:`}${hours}:${two(minutes)}:${two(seconds)}${rest}`;
    }
    case "G":
      return `${sign}${days}:${two(hours)}:${two(minutes)}:${two(seconds)}${decimal}${fraction}`;
  }
  return format.length === 1 ? undefined : customSpan(parts, format);
}

/** Anything but the letters of a span must be quoted or escaped; the sign is never written. */
function customSpan(parts: SpanParts, format: string): string | undefined {
  let text = "";
  for (let at = 0; at < format.length; ) {
    const letter = format[at] ?? "";
    if (letter === "'" || letter === '"') {
      const quote = quoted(format, at);
      if (!quote) return undefined;
      text += quote.text;
      at = quote.end;
      continue;
    }
    if (letter === "\\") {
      if (at + 1 >= format.length) return undefined;
      text += format[at + 1];
      at += 2;
      continue;
    }
    if (letter === "%" && at + 1 < format.length && format[at + 1] !== "%") {
      at += 1;
      continue;
    }
    let count = 1;
    while (format[at + count] === letter) count += 1;
    const piece = spanField(parts, letter, count);
    if (piece === undefined) return undefined;
    text += piece;
    at += count;
  }
  return text;
}

function spanField(parts: SpanParts, letter: string, count: number): string | undefined {
  const number = (value: number | bigint, most: number) =>
    count > most ? undefined : String(value).padStart(count, "0");
  switch (letter) {
    case "d":
      return number(parts.days, 8);
    case "h":
      return number(parts.hours, 2);
    case "m":
      return number(parts.minutes, 2);
    case "s":
      return number(parts.seconds, 2);
    case "f":
      return count > 7 ? undefined : parts.fraction.slice(0, count);
    case "F":
      return count > 7 ? undefined : parts.fraction.slice(0, count).replace(/0+$/, "");
  }
  return undefined;
}
