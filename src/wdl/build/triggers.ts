import type { RecurrenceTrigger } from "../trigger.ts";
import { type Input, templateFrom } from "./input.ts";
import type { TriggerDraft } from "./request.ts";

export type WeekDay =
  | "Monday"
  | "Tuesday"
  | "Wednesday"
  | "Thursday"
  | "Friday"
  | "Saturday"
  | "Sunday";

interface TimesOfDay {
  readonly hours?: readonly number[];
  readonly minutes?: readonly number[];
}

/** How often: hours and minutes only by day or week, days only of the week or month it repeats by. */
export type Schedule = {
  readonly interval: number;
  /** Without `Z` it is the local time of `timeZone`, a Windows name. */
  readonly startTime?: string;
  readonly timeZone?: string;
} & (
  | { readonly frequency: "Second" | "Minute" | "Hour"; readonly at?: never }
  | { readonly frequency: "Month"; readonly at?: { readonly monthDays?: readonly number[] } }
  | { readonly frequency: "Day"; readonly at?: TimesOfDay }
  | {
      readonly frequency: "Week";
      readonly at?: TimesOfDay & { readonly weekDays?: readonly WeekDay[] };
    }
);

/** `recurrence` as the designer writes it: hours as text, minutes as numbers. */
export const recurrenceOf = ({ frequency, interval, at, ...rest }: Schedule): Input => ({
  frequency,
  interval,
  ...rest,
  ...(at
    ? {
        schedule: {
          ...at,
          ...("hours" in at && at.hours ? { hours: at.hours.map(String) } : {}),
        },
      }
    : {}),
});

/** Started by the clock. Power Automate's bounds: from 60 seconds to 500 days. */
export const onSchedule = (schedule: Schedule): TriggerDraft<object, RecurrenceTrigger> => ({
  trigger: {
    kind: "recurrence",
    name: "Recurrence",
    recurrence: templateFrom(recurrenceOf(schedule)),
  },
  inputs: {},
});
