import { HTTP_TRIGGER, RESPONSE } from "../../examples.ts";
import { memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const answering = (runtimeConfiguration: object) => ({
  triggers: { manual: { ...HTTP_TRIGGER.manual, runtimeConfiguration } },
  actions: { Answer: RESPONSE },
});

/** A flow that answers its caller does not let callers wait in a row. */
export const responseWithConcurrency = defineRule({
  code: "response/with-concurrency",
  judges: "flow",
  severity: "warning",
  why: "A run that waits for its turn answers too late: the caller gets a gateway error after 120 seconds.",
  fact: "flow-language.md §2, §9",
  examples: () => ({
    good: answering({}) as never,
    bad: answering({ concurrency: { runs: 1 } }) as never,
  }),
  check({ flow, stepsOfKind, atTrigger }, report) {
    const [trigger] = flow.triggers;
    if (memberOf(trigger?.runtimeConfiguration, "concurrency", "runs") === undefined) return;
    const [answer] = stepsOfKind("response");
    if (trigger?.kind !== "request" || !answer) return;
    if (/\bAsynchronous\b/i.test(answer.action.operationOptions ?? "")) return;
    report({
      message: `Callers of "${answer.action.name}" may wait for other runs.`,
      at: atTrigger("runtimeConfiguration", "concurrency"),
    });
  },
});
