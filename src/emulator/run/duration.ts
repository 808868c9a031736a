/** Milliseconds of an ISO 8601 duration such as `PT1H30M`; a month is 30 days. */
export function durationIn(text: string): number | undefined {
  const match =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i.exec(
      text.trim(),
    );
  if (!match || match.slice(1).every((part) => part === undefined)) return undefined;
  const DAY = 24 * 60 * 60 * 1000;
  const units = [365 * DAY, 30 * DAY, 7 * DAY, DAY, 60 * 60 * 1000, 60 * 1000, 1000];
  return units.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
}

/** Milliseconds of a count of a unit as actions name them. */
export function durationOf(count: number, unit: string): number | undefined {
  const DAY = 24 * 60 * 60 * 1000;
  const units: Readonly<Record<string, number>> = {
    second: 1000,
    minute: 60 * 1000,
    hour: 60 * 60 * 1000,
    day: DAY,
    week: 7 * DAY,
    month: 30 * DAY,
  };
  const size = units[unit.toLowerCase()];
  return size === undefined ? undefined : size * count;
}
