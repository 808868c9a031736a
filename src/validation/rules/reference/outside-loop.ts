import { defineRule } from "../../rule.ts";
import { containersOf } from "../../steps.ts";

const EACH = { type: "Foreach", foreach: "@triggerBody()?['rows']" };

/** `items('Loop')` and `iterationIndexes('Loop')` name a loop around the action. */
export const referenceOutsideLoop = defineRule({
  code: "reference/outside-loop",
  judges: "flow",
  severity: "error",
  why: "Switching on fails: \"must be a parent 'foreach' scope of action … to be referenced by 'repeatItems' or 'items' functions\".",
  fact: "flow-language.md §6, §7.7",
  examples: () => ({
    good: {
      actions: {
        Each: { ...EACH, actions: { Row: { type: "Compose", inputs: "@items('Each')" } } },
      },
    },
    bad: {
      actions: {
        Each: { ...EACH, actions: {} },
        Row: { type: "Compose", inputs: "@items('Each')", runAfter: { Each: ["Succeeded"] } },
      },
    },
  }),
  check({ references }, report) {
    for (const { kind, name, lower, read: loop, in: place } of references) {
      if (kind !== "loop" || loop === undefined) continue;
      const wanted = lower === "items" ? "for-each" : "until";
      const { step } = place;
      const around = step ? containersOf(step) : [];
      const own = wanted === "until" && step === loop;
      if (loop.action.kind !== wanted) {
        const noun = wanted === "until" ? "Until" : "Apply to each";
        report({ message: `"${name}" is no ${noun}.`, at: place.at() });
      } else if (!around.includes(loop) && !own) {
        report({ message: `"${name}" is not a loop around this place.`, at: place.at() });
      }
    }
  },
});
