import { atPart } from "#foundation";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const ID = "11111111-1111-4111-8111-111111111111";

/** Every flow has its own id. */
export const solutionDuplicateId = defineRule({
  code: "solution/duplicate-id",
  judges: "solution",
  severity: "error",
  why: "The second flow overwrites the first at import.",
  fact: "solution-format.md §23.45",
  examples: () => ({
    good: { flows: { One: { actions: { A: compose(1) } }, Two: { actions: { A: compose(1) } } } },
    bad: {
      flows: { One: { actions: { A: compose(1) } }, Two: { actions: { A: compose(1) } } },
      ids: { One: ID, Two: ID },
    },
  }),
  check({ flows }, report) {
    const owners = new Map<string, string>();
    for (const { component } of flows) {
      const id = component.id.toLowerCase();
      const other = owners.get(id);
      if (id !== "" && other !== undefined) {
        report({
          message: `"${component.name}" and "${other}" have the same id.`,
          at: atPart(component.part),
        });
      }
      owners.set(id, component.name);
    }
  },
});
