import { EACH_ROW } from "../../examples.ts";
import { isWhole, memberOf, saidNumber, told } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const rounds = (repetitions: number) => ({
  ...EACH_ROW,
  actions: {},
  runtimeConfiguration: { concurrency: { repetitions } },
});

/** A loop runs 1 to 50 rounds at the same time. */
export const loopConcurrency = defineRule({
  code: "loop/concurrency",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §3.1, §9",
  examples: () => ({
    good: { actions: { Each: rounds(50) } },
    bad: { actions: { Each: rounds(51) } },
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("for-each")) {
      const place = ["concurrency", "repetitions"];
      const count = memberOf(step.action.runtimeConfiguration, ...place);
      if (isWhole(saidNumber(count) ?? 1, 1, 50)) continue;
      const message = `1 to 50 rounds can run at the same time, not ${told(count)}.`;
      report({ message, at: at(step, "runtimeConfiguration", ...place) });
    }
  },
});
