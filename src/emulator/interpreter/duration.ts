const ISO =
  /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds of an ISO 8601 duration; a year is 365 days and a month 30, as .NET has it. */
export function parseDuration(text: string): number | undefined {
  const match = ISO.exec(text.trim());
  if (!match || /^-?P$/.test(text.trim())) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const length =
    part(2) * 365 * DAY +
    part(3) * 30 * DAY +
    part(4) * 7 * DAY +
    part(5) * DAY +
    part(6) * HOUR +
    part(7) * MINUTE +
    Math.round(part(8) * SECOND);
  return match[1] ? -length : length;
}
