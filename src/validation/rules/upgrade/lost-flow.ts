import { atPart } from "#foundation";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const flows = { Sync: { actions: { A: compose(1) } } };
const before = { version: "1.0.0.0", flows };

/** Every flow of the release before is still there, under its id. */
export const upgradeLostFlow = defineRule({
  code: "upgrade/lost-flow",
  judges: "upgrade",
  severity: "error",
  why: "An upgrade deletes the flow with its run history; under a new id it is another flow, and callers lose it.",
  fact: "solution-format.md §23.45, §23.47",
  examples: () => ({
    good: { before, now: { version: "1.1.0.0", flows } },
    bad: { before, now: { version: "1.1.0.0", flows: {} } },
  }),
  check(before, { model }, report) {
    const ids = new Set(model.flows.map(({ id }) => id.toLowerCase()));
    for (const { id, name, part } of before.flows) {
      const again = model.flows.find((flow) => flow.name === name);
      const isOther = again !== undefined && again.id.toLowerCase() !== id.toLowerCase();
      if (ids.has(id.toLowerCase()) && !isOther) continue;
      report({
        message: again
          ? `The flow "${name}" had the id ${id} and now has ${again.id}.`
          : `The flow "${name}" is gone.`,
        at: atPart(again?.part ?? part),
      });
    }
  },
});
