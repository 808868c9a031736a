import { defineRule } from "../../rule.ts";
import { containerOf, isLoop, isWithin } from "../../steps.ts";

const EACH = { type: "Foreach", foreach: "@triggerBody()?['rows']" };

/** What runs once for every element is not read from outside its loop. */
export const referenceFromOutsideLoop = defineRule({
  code: "reference/from-outside-loop",
  judges: "flow",
  severity: "warning",
  why: "Outside a loop only its last finished round is seen: nothing when there was none, any one when rounds run in parallel.",
  fact: "flow-language.md §3.1",
  examples: () => ({
    good: {
      actions: {
        Each: {
          ...EACH,
          actions: {
            Row: { type: "Compose", inputs: "@items('Each')" },
            Copy: {
              type: "Compose",
              inputs: "@outputs('Row')",
              runAfter: { Row: ["Succeeded"] },
            },
          },
        },
      },
    },
    bad: {
      actions: {
        Each: { ...EACH, actions: { Row: { type: "Compose", inputs: "@items('Each')" } } },
        Copy: { type: "Compose", inputs: "@outputs('Row')", runAfter: { Each: ["Succeeded"] } },
      },
    },
  }),
  check({ references, isBefore }, report) {
    for (const { kind, name, read, in: place } of references) {
      const reader = place.step;
      if (kind !== "action" || !read?.container || !reader || !isBefore(read, reader)) continue;
      const loop = containerOf(
        read,
        (one) => isLoop(one) && one !== reader && !isWithin(reader, one),
      );
      if (loop === undefined) continue;
      const message = `"${name}" runs in every round of "${loop.action.name}"; here only its last finished round is seen.`;
      report({ message, at: place.at(), hint: "Collect what is needed in a variable." });
    }
  },
});
