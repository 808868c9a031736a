import { WINDOWS_ZONES } from "#wdl";
import { instantOfTicks, TICKS_PER_SECOND } from "./date.ts";

/** A zone by its Windows name: seconds east of UTC at an instant and the way back. */
export interface TimeZone {
  readonly isUtc: boolean;
  offsetAt(utcTicks: bigint): bigint;
  /** UTC of a time on the wall; undefined in the gap when clocks go forward, standard time in the overlap. */
  utcOf(wallTicks: bigint): bigint | undefined;
}

const zones = new Map<string, TimeZone>();

/** Names are compared without case; undefined for an unknown one. */
export function timeZoneNamed(name: string): TimeZone | undefined {
  const key = name.toLowerCase();
  const iana = WINDOWS_ZONES[key];
  if (iana === undefined) return undefined;
  let zone = zones.get(key);
  if (!zone) {
    zone = zoneOf(iana);
    zones.set(key, zone);
  }
  return zone;
}

const DAY = 86_400n * TICKS_PER_SECOND;

function zoneOf(iana: string): TimeZone {
  if (iana === "UTC") return { isUtc: true, offsetAt: () => 0n, utcOf: (ticks) => ticks };
  const format = new Intl.DateTimeFormat("en-US", { timeZone: iana, timeZoneName: "longOffset" });
  const offsetAt = (utcTicks: bigint): bigint => {
    const parts = format.formatToParts(instantOfTicks(utcTicks));
    const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0", seconds = "0"] =
      /([+-])(\d+)(?::(\d+))?(?::(\d+))?/.exec(name) ?? [];
    const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return BigInt(sign === "-" ? -total : total) * TICKS_PER_SECOND;
  };
  const utcOf = (wallTicks: bigint): bigint | undefined => {
    const around = [offsetAt(wallTicks - DAY), offsetAt(wallTicks + DAY)].sort((left, right) =>
      left < right ? -1 : left > right ? 1 : 0,
    );
    return around
      .map((offset) => ({ utc: wallTicks - offset, offset }))
      .find(({ utc, offset }) => offsetAt(utc) === offset)?.utc;
  };
  return { isUtc: false, offsetAt, utcOf };
}
