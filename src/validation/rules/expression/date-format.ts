import type { Expression } from "#wdl";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** Which argument of a function is a format. */
const FORMATS: Readonly<Record<string, number>> = {
  formatdatetime: 1,
  utcnow: 0,
  adddays: 2,
  addhours: 2,
  addminutes: 2,
  addseconds: 2,
  addtotime: 3,
  subtractfromtime: 3,
  getfuturetime: 2,
  getpasttime: 2,
  startofday: 1,
  startofhour: 1,
  startofmonth: 1,
  convertfromutc: 2,
  converttoutc: 2,
  converttimezone: 3,
};

const formatted = (format: string) => ({
  actions: { Day: compose(`@formatDateTime('2026-01-31', '${format}')`) },
});

/** A date is written with the letters that stand for its parts. */
export const expressionDateFormat = defineRule({
  code: "expression/date-format",
  judges: "flow",
  severity: "warning",
  why: "MM is the month and mm the minutes, Y and D stand for nothing: the text holds something else than meant.",
  fact: "flow-language.md §8",
  examples: () => ({ good: formatted("yyyy-MM-dd"), bad: formatted("yyyy-mm-dd") }),
  check({ callsOf }, report) {
    for (const { call, lower, in: place } of callsOf((name) => Object.hasOwn(FORMATS, name))) {
      const wrong = wrongIn(call.args[FORMATS[lower] ?? -1]);
      if (wrong !== undefined) report({ message: wrong, at: place.at() });
    }
  },
});

function wrongIn(format: Expression | undefined): string | undefined {
  if (format?.kind !== "string" || format.value.length < 2) return undefined;
  const bare = format.value.replace(/\\.|'[^']*'|"[^"]*"/g, "");
  const [letter] = /[YD]/.exec(bare) ?? [];
  if (letter !== undefined) {
    return `"${letter}" stands for nothing in "${format.value}": write ${letter.toLowerCase()}.`;
  }
  return /y[-/. ]?mm(?!m)|(?<!m)mm[-/. ]?[dy]|d[-/. ]mm(?!m)/.test(bare) && !/[Hh]/.test(bare)
    ? `"mm" are minutes in "${format.value}": write MM for the month.`
    : undefined;
}
