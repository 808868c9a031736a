import type { Operand, Typed } from "../typed.ts";
import { type Amount, calls, type Text } from "./call.ts";

export type TimeUnit = "Second" | "Minute" | "Hour" | "Day" | "Week" | "Month" | "Year";
type Unit = Operand<TimeUnit>;

type Later = (timestamp: Text, amount: Amount, format?: Text) => Typed<string>;
type LaterBy = (timestamp: Text, interval: Amount, unit: Unit, format?: Text) => Typed<string>;
type FromNow = (interval: Amount, unit: Unit, format?: Text) => Typed<string>;
type Start = (timestamp: Text, format?: Text) => Typed<string>;
type PartOf = (timestamp: Text) => Typed<number>;
/** Zones by their Windows names, e.g. `W. Europe Standard Time`. */
type InZone = (timestamp: Text, zone: Text, format?: Text) => Typed<string>;

export const dateFunctions = {
  addDays: calls<Later>("addDays"),
  addHours: calls<Later>("addHours"),
  addMinutes: calls<Later>("addMinutes"),
  addSeconds: calls<Later>("addSeconds"),
  addToTime: calls<LaterBy>("addToTime"),
  convertFromUtc: calls<InZone>("convertFromUtc"),
  convertTimeZone:
    calls<(timestamp: Text, from: Text, to: Text, format?: Text) => Typed<string>>(
      "convertTimeZone",
    ),
  convertToUtc: calls<InZone>("convertToUtc"),
  dateDifference: calls<(startDate: Text, endDate: Text) => Typed<string>>("dateDifference"),
  dayOfMonth: calls<PartOf>("dayOfMonth"),
  dayOfWeek: calls<PartOf>("dayOfWeek"),
  dayOfYear: calls<PartOf>("dayOfYear"),
  formatDateTime:
    calls<(timestamp: Text, format?: Text, locale?: Text) => Typed<string>>("formatDateTime"),
  formatTimeSpan:
    calls<(timeSpan: Text, format: Text, locale?: Text) => Typed<string>>("formatTimeSpan"),
  getFutureTime: calls<FromNow>("getFutureTime"),
  getPastTime: calls<FromNow>("getPastTime"),
  parseDateTime:
    calls<(timestamp: Text, locale?: Text, format?: Text) => Typed<string>>("parseDateTime"),
  startOfDay: calls<Start>("startOfDay"),
  startOfHour: calls<Start>("startOfHour"),
  startOfMonth: calls<Start>("startOfMonth"),
  subtractFromTime: calls<LaterBy>("subtractFromTime"),
  ticks: calls<PartOf>("ticks"),
  utcNow: calls<(format?: Text) => Typed<string>>("utcNow"),
};
