import { type FunctionEntry, optional, required, text } from "./signature.ts";

/** Dates and times, all as text (flow-language.md §8); the default format is "o". */
export const DATE_FUNCTIONS = {
  addDays: {
    family: "date",
    parameters: [text("timestamp"), required("days", "integer"), optional("format", "string")],
    result: ["string"],
    meaning: "The time some days later.",
    example: {
      expression: "addDays('2018-03-15T00:00:00Z', 10)",
      result: "2018-03-25T00:00:00.0000000Z",
    },
  },
  addHours: {
    family: "date",
    parameters: [text("timestamp"), required("hours", "integer"), optional("format", "string")],
    result: ["string"],
    meaning: "The time some hours later.",
    example: {
      expression: "addHours('2018-03-15T00:00:00Z', 10)",
      result: "2018-03-15T10:00:00.0000000Z",
    },
  },
  addMinutes: {
    family: "date",
    parameters: [text("timestamp"), required("minutes", "integer"), optional("format", "string")],
    result: ["string"],
    meaning: "The time some minutes later.",
    example: {
      expression: "addMinutes('2018-03-15T00:10:00Z', 10)",
      result: "2018-03-15T00:20:00.0000000Z",
    },
  },
  addSeconds: {
    family: "date",
    parameters: [text("timestamp"), required("seconds", "integer"), optional("format", "string")],
    result: ["string"],
    meaning: "The time some seconds later.",
    example: {
      expression: "addSeconds('2018-03-15T00:00:00Z', 10)",
      result: "2018-03-15T00:00:10.0000000Z",
    },
  },
  addToTime: {
    family: "date",
    parameters: [
      text("timestamp"),
      required("interval", "integer"),
      text("timeUnit"),
      optional("format", "string"),
    ],
    result: ["string"],
    meaning: "The time some units later.",
    example: {
      expression: "addToTime('2018-01-01T00:00:00Z', 1, 'Day')",
      result: "2018-01-02T00:00:00.0000000Z",
    },
  },
  convertFromUtc: {
    family: "date",
    parameters: [text("timestamp"), text("destinationTimeZone"), optional("format", "string")],
    result: ["string"],
    meaning: "A time of UTC on the clock of a time zone.",
    example: {
      expression: "convertFromUtc('2018-01-01T08:00:00.0000000Z', 'Pacific Standard Time')",
      result: "2018-01-01T00:00:00.0000000",
    },
  },
  convertTimeZone: {
    family: "date",
    parameters: [
      text("timestamp"),
      text("sourceTimeZone"),
      text("destinationTimeZone"),
      optional("format", "string"),
    ],
    result: ["string"],
    meaning: "A time on the clock of one zone, moved to the clock of another.",
    example: {
      expression: "convertTimeZone('2018-01-01T08:00:00.0000000Z', 'UTC', 'Pacific Standard Time')",
      result: "2018-01-01T00:00:00.0000000",
    },
  },
  convertToUtc: {
    family: "date",
    parameters: [text("timestamp"), text("sourceTimeZone"), optional("format", "string")],
    result: ["string"],
    meaning: "A time on the clock of a zone, in UTC.",
    example: {
      expression: "convertToUtc('01/01/2018 00:00:00', 'Pacific Standard Time')",
      result: "2018-01-01T08:00:00.0000000Z",
    },
  },
  dateDifference: {
    family: "date",
    parameters: [text("startDate"), text("endDate")],
    result: ["string"],
    meaning: "The span from one time to another, as `d.hh:mm:ss`.",
    example: { expression: "dateDifference('2015-02-08', '2018-07-30')", result: "1268.00:00:00" },
  },
  dayOfMonth: {
    family: "date",
    parameters: [text("timestamp")],
    result: ["integer"],
    meaning: "The day in its month.",
    example: { expression: "dayOfMonth('2018-03-15T13:27:36Z')", result: 15 },
  },
  dayOfWeek: {
    family: "date",
    parameters: [text("timestamp")],
    result: ["integer"],
    meaning: "The day of the week; Sunday is 0.",
    example: { expression: "dayOfWeek('2018-03-15T13:27:36Z')", result: 4 },
  },
  dayOfYear: {
    family: "date",
    parameters: [text("timestamp")],
    result: ["integer"],
    meaning: "The day in its year.",
    example: { expression: "dayOfYear('2018-03-15T13:27:36Z')", result: 74 },
  },
  formatDateTime: {
    family: "date",
    parameters: [text("timestamp"), optional("format", "string"), optional("locale", "string")],
    result: ["string"],
    meaning: "The time in another format.",
    example: {
      expression: "formatDateTime('03/15/2018 12:00:00', 'yyyy-MM-ddTHH:mm:ss')",
      result: "2018-03-15T12:00:00",
    },
  },
  formatTimeSpan: {
    family: "date",
    inferred: true,
    parameters: [text("timeSpan"), text("format"), optional("locale", "string")],
    result: ["string"],
    meaning: "A span of time in another format.",
    example: { expression: "formatTimeSpan('01:02:03', 'g')", result: "1:02:03" },
  },
  getFutureTime: {
    family: "date",
    parameters: [required("interval", "integer"), text("timeUnit"), optional("format", "string")],
    result: ["string"],
    meaning: "Now and some units.",
    example: {
      expression: "getFutureTime(5, 'Day')",
      context: { now: "2018-03-01T00:00:00Z" },
      result: "2018-03-06T00:00:00.0000000Z",
    },
  },
  getPastTime: {
    family: "date",
    parameters: [required("interval", "integer"), text("timeUnit"), optional("format", "string")],
    result: ["string"],
    meaning: "Now less some units.",
    example: {
      expression: "getPastTime(5, 'Day', 'D')",
      context: { now: "2018-02-01T00:00:00Z" },
      result: "Saturday, January 27, 2018",
    },
  },
  parseDateTime: {
    family: "date",
    parameters: [text("timestamp"), optional("locale", "string"), optional("format", "string")],
    result: ["string"],
    meaning: "The time that a text says in a locale or an exact format.",
    example: {
      expression: "parseDateTime('20/10/2014', 'fr-fr')",
      result: "2014-10-20T00:00:00.0000000",
    },
  },
  startOfDay: {
    family: "date",
    parameters: [text("timestamp"), optional("format", "string")],
    result: ["string"],
    meaning: "Midnight of the day.",
    example: {
      expression: "startOfDay('2018-03-15T13:30:30Z')",
      result: "2018-03-15T00:00:00.0000000Z",
    },
  },
  startOfHour: {
    family: "date",
    parameters: [text("timestamp"), optional("format", "string")],
    result: ["string"],
    meaning: "The full hour.",
    example: {
      expression: "startOfHour('2018-03-15T13:30:30Z')",
      result: "2018-03-15T13:00:00.0000000Z",
    },
  },
  startOfMonth: {
    family: "date",
    parameters: [text("timestamp"), optional("format", "string")],
    result: ["string"],
    meaning: "Midnight of the first of the month.",
    example: {
      expression: "startOfMonth('2018-03-15T13:30:30Z', 'yyyy-MM-dd')",
      result: "2018-03-01",
    },
  },
  subtractFromTime: {
    family: "date",
    parameters: [
      text("timestamp"),
      required("interval", "integer"),
      text("timeUnit"),
      optional("format", "string"),
    ],
    result: ["string"],
    meaning: "The time some units earlier.",
    example: {
      expression: "subtractFromTime('2018-01-02T00:00:00Z', 1, 'Day')",
      result: "2018-01-01T00:00:00.0000000Z",
    },
  },
  ticks: {
    family: "date",
    parameters: [text("timestamp")],
    result: ["integer"],
    meaning: "Units of 100 ns since the year 1; beyond 2^53.",
    example: { expression: "ticks('1970-01-01T00:00:00Z')", result: 621355968000000000n },
  },
  utcNow: {
    family: "date",
    parameters: [optional("format", "string")],
    result: ["string"],
    meaning: "The time now, in UTC.",
    example: {
      expression: "utcNow('u')",
      context: { now: "2025-09-25T05:18:31Z" },
      result: "2025-09-25 05:18:31Z",
    },
  },
} as const satisfies Readonly<Record<string, FunctionEntry>>;
