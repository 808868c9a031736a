import { type Action, childActions } from "#wdl";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const catching = (actions: { readonly [name: string]: object }) => ({
  actions: {
    Try: { type: "Scope", actions: {} },
    Catch: { type: "Scope", actions, runAfter: { Try: ["Failed", "TimedOut"] } },
  },
});

/** What runs after a failure tells somebody, or ends the run as failed. */
export const failureSwallowed = defineRule({
  code: "failure/swallowed",
  judges: "flow",
  severity: "warning",
  why: "The run is shown as succeeded although its work was not done.",
  fact: "flow-language.md §4, §16 trap 33",
  examples: () => ({
    good: catching({ End: { type: "Terminate", inputs: { runStatus: "Failed" } } }) as never,
    bad: catching({ Why: compose("@result('Try')") }) as never,
  }),
  check({ steps, predecessors, at }, report) {
    for (const step of steps) {
      if (step.container || !isCatch(step.action)) continue;
      const later = steps.filter(
        (one) =>
          one.siblings === step.siblings &&
          predecessors(one).some((before) => before.step === step),
      );
      if ([step, ...later].some(({ action }) => speaks(action))) continue;
      report({
        message: `"${step.action.name}" handles a failure that nobody hears of.`,
        at: at(step),
      });
    }
  },
});

const isCatch = ({ runAfter }: Action): boolean =>
  runAfter?.some(
    ({ statuses }) =>
      statuses.some((one) => /^failed$/i.test(one)) &&
      !statuses.some((one) => /^succeeded$/i.test(one)),
  ) ?? false;

const SPEAKING = [
  "terminate",
  "response",
  "connector",
  "legacy-connector",
  "http",
  "child-flow",
  "set-variable",
  "append-to-string-variable",
  "append-to-array-variable",
  "foreign",
];

/** A variable counts: what reads it tells. */
const speaks = (action: Action): boolean =>
  SPEAKING.includes(action.kind) || childActions(action).some((list) => list.some(speaks));
