/** From a moment to before another; open where there is none. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The period that an operator names, as seen now; undefined for an operator that names none. The user's
 * zone is UTC. Where it begins and ends is documented in words only (mark I): days begin at midnight,
 * "last x" reaches back to the beginning of a day or hour and ends now, "next x" begins now and holds
 * its last day or hour whole.
 */
export function periodOf(operator: string, count: number, now: number): Period | undefined {
  const today = startOf(now, DAY);
  const hour = startOf(now, HOUR);
  const month = startOfMonth(now);
  const year = Date.UTC(new Date(now).getUTCFullYear(), 0, 1);
  switch (operator) {
    case "yesterday":
      return { from: today - DAY, to: today };
    case "today":
      return { from: today, to: today + DAY };
    case "tomorrow":
      return { from: today + DAY, to: today + 2 * DAY };
    case "last-seven-days":
      return { from: today - 7 * DAY, to: now + 1 };
    case "next-seven-days":
      return { from: now, to: today + 8 * DAY };
    case "last-month":
      return { from: monthsFrom(month, -1), to: month };
    case "this-month":
      return { from: month, to: monthsFrom(month, 1) };
    case "next-month":
      return { from: monthsFrom(month, 1), to: monthsFrom(month, 2) };
    case "last-year":
      return { from: monthsFrom(year, -12), to: year };
    case "this-year":
      return { from: year, to: monthsFrom(year, 12) };
    case "next-year":
      return { from: monthsFrom(year, 12), to: monthsFrom(year, 24) };
    case "last-x-hours":
      return { from: hour - count * HOUR, to: now + 1 };
    case "last-x-days":
      return { from: today - count * DAY, to: now + 1 };
    case "last-x-weeks":
      return { from: today - count * 7 * DAY, to: now + 1 };
    case "last-x-months":
      return { from: monthsFrom(today, -count), to: now + 1 };
    case "last-x-years":
      return { from: monthsFrom(today, -12 * count), to: now + 1 };
    case "next-x-hours":
      return { from: now, to: hour + (count + 1) * HOUR };
    case "next-x-days":
      return { from: now, to: today + (count + 1) * DAY };
    case "next-x-weeks":
      return { from: now, to: today + (7 * count + 1) * DAY };
    case "next-x-months":
      return { from: now, to: monthsFrom(today, count) + DAY };
    case "next-x-years":
      return { from: now, to: monthsFrom(today, 12 * count) + DAY };
    case "olderthan-x-minutes":
      return before(startOf(now, MINUTE) - count * MINUTE);
    case "olderthan-x-hours":
      return before(hour - count * HOUR);
    case "olderthan-x-days":
      return before(today - count * DAY);
    case "olderthan-x-weeks":
      return before(today - count * 7 * DAY);
    case "olderthan-x-months":
      return before(monthsFrom(today, -count));
    case "olderthan-x-years":
      return before(monthsFrom(today, -12 * count));
  }
  return undefined;
}

/** The day that a moment is in. */
export const dayOf = (moment: number): Period => {
  const from = startOf(moment, DAY);
  return { from, to: from + DAY };
};

const before = (to: number): Period => ({ from: Number.NEGATIVE_INFINITY, to });

const startOf = (moment: number, unit: number): number => Math.floor(moment / unit) * unit;

function startOfMonth(moment: number): number {
  const date = new Date(moment);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** The same day so many months later, or the last of the month where it has no such day. */
function monthsFrom(moment: number, months: number): number {
  const date = new Date(moment);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last));
}
