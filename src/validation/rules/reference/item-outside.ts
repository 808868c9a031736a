import { defineRule } from "../../rule.ts";
import { containerOf } from "../../steps.ts";

/** The inputs in which item() is the element that is being looked at. */
const ITEM_PLACES: Readonly<Record<string, string>> = {
  "filter-array": "where",
  select: "select",
  table: "columns",
};

/** `item()` stands inside a loop, or where a list is filtered, mapped or printed. */
export const referenceItemOutside = defineRule({
  code: "reference/item-outside",
  judges: "flow",
  severity: "warning",
  why: "There is no current element elsewhere: the flow can be switched on, but the action fails.",
  fact: "flow-language.md §7.7",
  examples: () => ({
    good: {
      actions: {
        Names: { type: "Select", inputs: { from: "@triggerBody()", select: "@item()?['name']" } },
      },
    },
    bad: { actions: { Name: { type: "Compose", inputs: "@item()?['name']" } } },
  }),
  check({ callsOf }, report) {
    for (const { in: place } of callsOf((name) => name === "item")) {
      const { step, path } = place;
      const lists = step && ITEM_PLACES[step.action.kind];
      if (lists !== undefined && path[1] === lists) continue;
      if (step && containerOf(step, ({ action }) => action.kind === "for-each")) continue;
      report({ message: "item() has no element here.", at: place.at() });
    }
  },
});
