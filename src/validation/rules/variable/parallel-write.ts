import type { Template } from "#wdl";
import { EACH_ROW, initialize } from "../../examples.ts";
import { literalNumber, literalText, memberOf, told } from "../../literal.ts";
import { defineRule } from "../../rule.ts";
import { containerOf, containersOf, type Step } from "../../steps.ts";
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
    const changes = changesIn(flow);
    for (const { step, name } of changes) {
      const loop = containerOf(step, isParallel);
      if (!loop) continue;
      const same = changes.filter(
        (one) => isSameName(one.name, name) && containersOf(one.step).includes(loop),
      );
      if (same.every((one) => isSameLiteral(one.step, step))) continue;
      const message = `"${step.action.name}" changes "${name}" in rounds of "${loop.action.name}" that run at the same time.`;
      report({ message, at: flow.at(step) });
    }
  },
});

const isSameName = (left: string, right: string): boolean =>
  left.toLowerCase() === right.toLowerCase();

type Change = ReturnType<typeof changesIn>[number]["step"];

/** Whichever round comes last, the variable has this value then. */
const isSameLiteral = (left: Change, right: Change): boolean =>
  left.action.kind === "set-variable" &&
  isLiteral(left.action.value) &&
  told(left.action.value) === told(right.action.value);

const isLiteral = (value: Template | undefined): boolean =>
  value?.kind === "constant" || literalText(value) !== undefined || isTruth(value);

const isTruth = (value: Template | undefined): boolean =>
  value?.kind === "expression" && value.expression.kind === "boolean";

const isParallel = ({ action }: Step): boolean =>
  action.kind === "for-each" &&
  (literalNumber(memberOf(action.runtimeConfiguration, "concurrency", "repetitions")) ?? 1) > 1;
