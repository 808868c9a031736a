import { BUTTON_TRIGGER } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const described = (description: object) => ({
  triggers: { manual: { ...BUTTON_TRIGGER.manual, ...description } },
  actions: { Work: { type: "Scope", actions: {}, ...description } },
});

/** The trigger and the scopes at the root say what they are for. */
export const descriptionMissing = defineRule({
  code: "description/missing",
  judges: "flow",
  severity: "info",
  why: "Whoever opens the flow sees the descriptions first; without them its parts are read one by one.",
  fact: "flow-language.md §14",
  examples: () => ({
    good: described({ description: "What it is for." }),
    bad: described({}),
  }),
  check({ flow, steps, at, atTrigger }, report) {
    const [trigger] = flow.triggers;
    const bare = steps.filter(
      ({ action, container }) =>
        !container && action.kind === "scope" && action.description === undefined,
    );
    const isBare = trigger !== undefined && trigger.description === undefined;
    const [first] = bare;
    if (!isBare && !first) return;
    const names = [
      ...(isBare ? [`the trigger "${trigger.name}"`] : []),
      ...bare.map(({ action }) => `"${action.name}"`),
    ];
    report({
      message: `There is no description of ${names.join(", ")}.`,
      at: isBare || !first ? atTrigger() : at(first),
    });
  },
});
