import { literalNumber, literalText, memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const SECONDS: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
};
const LONGEST = 500 * 86_400;
const every = (frequency: string, interval: number) => ({
  triggers: { Often: { type: "Recurrence", recurrence: { frequency, interval } } },
});

/** A schedule is every minute to every 500 days. */
export const limitRecurrence = defineRule({
  code: "limit/recurrence",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be saved or switched on.",
  fact: "flow-language.md §2, §9",
  examples: { good: every("Minute", 1), bad: every("Second", 30) },
  check({ flow, atTrigger }, report) {
    const recurrence = flow.triggers[0]?.recurrence;
    const frequency = literalText(memberOf(recurrence, "frequency"));
    const interval = literalNumber(memberOf(recurrence, "interval"));
    if (frequency === undefined) return;
    const unit = SECONDS[frequency.toLowerCase()];
    if (unit === undefined) {
      const message = `"${frequency}" is no frequency.`;
      report({
        message,
        at: atTrigger("recurrence", "frequency"),
        hint: "Second, Minute, Hour, Day, Week or Month.",
      });
    } else if (interval !== undefined && !(unit * interval >= 60 && unit * interval <= LONGEST)) {
      const message = `Every ${interval} ${frequency.toLowerCase()}s is not between a minute and 500 days.`;
      report({ message, at: atTrigger("recurrence", "interval") });
    }
  },
});
