import { defineRule } from "../../rule.ts";

const DEFAULTS =
  /^(Condition|Compose|Apply_to_each|Scope|Switch|Do_until|Initialize_variable|Set_variable|Parse_JSON|Filter_array|Select|HTTP|Terminate|Delay)(_\d+)?$/i;

/** Names say what an action is for. */
export const designerDefaultName = defineRule({
  code: "name/designer-default",
  judges: "flow",
  severity: "info",
  why: "Run history and references are read by name; Condition_2 tells nobody what is decided there.",
  fact: "flow-language.md §14",
  examples: () => ({
    good: { actions: { Is_open: { type: "Compose", inputs: 1 } } },
    bad: { actions: { Compose_2: { type: "Compose", inputs: 1 } } },
  }),
  check({ steps, at }, report) {
    for (const step of steps) {
      if (!DEFAULTS.test(step.action.name)) continue;
      report({ message: `"${step.action.name}" is the designer's name.`, at: at(step) });
    }
  },
});
