import { EACH_ROW, initialize } from "../../examples.ts";
import { literalNumber, memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";
import { containersOf, type Step } from "../../steps.ts";
import { changesIn } from "../../variables.ts";

const SET = { type: "SetVariable", inputs: { name: "last", value: "@items('Each')" } };
const START = { Start: initialize("last", "String") };
const AFTER = { runAfter: { Start: ["Succeeded"] } };

/** No variable is set in a loop whose rounds run at the same time. */
export const variableParallelWrite = defineRule({
  code: "variable/parallel-write",
  judges: "flow",
  severity: "warning",
  why: "A variable is one for the whole run: parallel rounds overwrite each other's value.",
  fact: "flow-language.md §3.2",
  examples: () => ({
    good: { actions: { ...START, Each: { ...EACH_ROW, ...AFTER, actions: { Set: SET } } } },
    bad: {
      actions: {
        ...START,
        Each: {
          ...EACH_ROW,
          ...AFTER,
          runtimeConfiguration: { concurrency: { repetitions: 20 } },
          actions: { Set: SET },
        },
      },
    },
  }),
  check(flow, report) {
    for (const { step, name } of changesIn(flow)) {
      const loop = containersOf(step).find(isParallel);
      if (!loop) continue;
      const message = `"${step.action.name}" changes "${name}" in rounds of "${loop.action.name}" that run at the same time.`;
      report({ message, at: flow.at(step) });
    }
  },
});

const isParallel = ({ action }: Step): boolean =>
  action.kind === "for-each" &&
  (literalNumber(memberOf(action.runtimeConfiguration, "concurrency", "repetitions")) ?? 1) > 1;
