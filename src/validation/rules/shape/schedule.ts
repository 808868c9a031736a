import { type PlainJson, suggestion } from "#foundation";
import type { Template } from "#wdl";
import { literalNumber, literalText, memberOf, membersOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

/** Which frequencies a part of a schedule goes with, and what its values are. */
const PARTS: Readonly<
  Record<string, { readonly of: readonly string[]; readonly fits: (value: Template) => boolean }>
> = {
  weekDays: { of: ["week"], fits: (value) => WEEK_DAYS.test(literalText(value) ?? "") },
  monthDays: {
    of: ["month"],
    fits: (value) => isWithin(-31, 31)(value) && literalNumber(value) !== 0,
  },
  hours: { of: ["day", "week", "month"], fits: isWithin(0, 23) },
  minutes: { of: ["day", "week", "month"], fits: isWithin(0, 59) },
};

const WEEK_DAYS = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/i;

const at5 = (frequency: string, schedule: { readonly [key: string]: PlainJson }) => ({
  triggers: { Often: { type: "Recurrence", recurrence: { frequency, interval: 1, schedule } } },
});

/** A schedule names days and times that its frequency has. */
export const shapeSchedule = defineRule({
  code: "shape/schedule",
  judges: "flow",
  severity: "warning",
  why: "The flow cannot be switched on, or it starts at other times than meant.",
  fact: "flow-language.md §2",
  examples: () => ({
    good: at5("Week", { weekDays: ["Monday"], hours: ["5"], minutes: [0] }),
    bad: at5("Day", { weekDays: ["Monday"] }),
  }),
  check({ flow, atTrigger }, report) {
    const recurrence = flow.triggers[0]?.recurrence;
    const frequency = literalText(memberOf(recurrence, "frequency")) ?? "";
    const start = literalText(memberOf(recurrence, "startTime"));
    if (start !== undefined && Number.isNaN(Date.parse(start))) {
      const message = `"${start}" is no moment.`;
      report({
        message,
        at: atTrigger("recurrence", "startTime"),
        hint: "E.g. 2030-01-31T08:00:00.",
      });
    }
    for (const { key } of membersOf(memberOf(recurrence, "schedule"))) {
      if (Object.hasOwn(PARTS, key)) continue;
      report({
        message: `A schedule has no "${key}".${suggestion(key, Object.keys(PARTS))}`,
        at: atTrigger("recurrence", "schedule", key),
      });
    }
    for (const [part, { of, fits }] of Object.entries(PARTS)) {
      const values = memberOf(recurrence, "schedule", part);
      const place = ["recurrence", "schedule", part];
      if (values !== undefined && values.kind !== "list" && values.kind !== "expression") {
        report({ message: `${part} is a list.`, at: atTrigger(...place) });
      }
      if (values?.kind !== "list") continue;
      if (frequency !== "" && !of.includes(frequency.toLowerCase())) {
        const message = `A schedule by ${frequency} has no ${part}.`;
        report({ message, at: atTrigger(...place) });
        continue;
      }
      for (const [index, value] of values.items.entries()) {
        if (value.kind === "expression" || value.kind === "interpolation" || fits(value)) continue;
        const message = `This is none of the ${part} there are.`;
        report({ message, at: atTrigger(...place, String(index)) });
      }
    }
  },
});

function isWithin(least: number, most: number): (value: Template) => boolean {
  return (value) => {
    const number = literalNumber(value) ?? Number.NaN;
    return Number.isInteger(number) && number >= least && number <= most;
  };
}
