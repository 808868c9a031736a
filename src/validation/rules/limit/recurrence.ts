import { isWhole, literalText, memberOf, SECONDS_OF, saidNumber, told } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

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
  examples: () => ({ good: every("Minute", 1), bad: every("Second", 30) }),
  check({ flow, atTrigger }, report) {
    const [trigger] = flow.triggers;
    const recurrence = trigger?.recurrence;
    if (recurrence === undefined) {
      const isPolling = trigger?.kind === "connector" && trigger.mode === "polling";
      if (!trigger || (trigger.kind !== "recurrence" && !isPolling)) return;
      report({ message: `"${trigger.name}" says not when it starts the flow.`, at: atTrigger() });
      return;
    }
    for (const part of ["frequency", "interval"]) {
      if (recurrence.kind !== "record" || memberOf(recurrence, part) !== undefined) continue;
      report({ message: `The schedule says no ${part}.`, at: atTrigger("recurrence") });
    }
    const said = memberOf(recurrence, "interval");
    const interval = saidNumber(said);
    if (interval !== undefined && !isWhole(interval, 1, Number.MAX_SAFE_INTEGER)) {
      const message = `${told(said)} is no interval: it is a whole number from 1 on.`;
      report({ message, at: atTrigger("recurrence", "interval") });
      return;
    }
    const frequency = literalText(memberOf(recurrence, "frequency"));
    if (frequency === undefined) return;
    const unit = SECONDS_OF[frequency.toLowerCase()];
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
