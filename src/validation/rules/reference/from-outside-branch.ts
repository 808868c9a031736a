import { accessesOf } from "../../around.ts";
import { isCall, type PlacedReference } from "../../expressions.ts";
import { defineRule } from "../../rule.ts";
import { containerOf, isWithin, type Step } from "../../steps.ts";

const IF = { type: "If", expression: { equals: ["@triggerBody()", 1] } };

/** A result that exists on one way only is read with `?`, or behind a guard. */
export const referenceFromOutsideBranch = defineRule({
  code: "reference/from-outside-branch",
  judges: "flow",
  severity: "warning",
  why: "Where the branch was not taken the value is null: a key without ? fails, text gets empty.",
  fact: "flow-language.md §3.5, §7.3",
  examples: () => ({
    good: {
      actions: {
        Decide: { ...IF, actions: { Id: { type: "Compose", inputs: { id: "1" } } } },
        Use: {
          type: "Compose",
          inputs: "@coalesce(outputs('Id')?['id'], 'none')",
          runAfter: { Decide: ["Succeeded"] },
        },
      },
    },
    bad: {
      actions: {
        Decide: { ...IF, actions: { Id: { type: "Compose", inputs: { id: "1" } } } },
        Use: {
          type: "Compose",
          inputs: "@outputs('Id')['id']",
          runAfter: { Decide: ["Succeeded"] },
        },
      },
    },
  }),
  check({ references, isBefore }, report) {
    for (const reference of references) {
      const { kind, name, read, in: place } = reference;
      const reader = place.step;
      if (kind !== "action" || !read?.container || !reader || !isBefore(read, reader)) continue;
      const branch = branchAround(read, reader);
      if (branch === undefined) continue;
      const isFragile = accessesOf(reference).some(({ safe }) => !safe);
      if (!isFragile || isGuarded(reference)) continue;
      const message = `"${name}" runs in only one branch of "${branch.action.name}"; on other ways it is null and the key without "?" fails.`;
      report({ message, at: place.at(), hint: 'Read it with "?" and coalesce(…).' });
    }
  },
});

/** The If or Switch that `read` is in and `reader` is not. */
export const branchAround = (read: Step, reader: Step): Step | undefined =>
  containerOf(
    read,
    (one) =>
      (one.action.kind === "if" || one.action.kind === "switch") &&
      one !== reader &&
      !isWithin(reader, one),
  );

/** Whether something around the reference looks whether it is there. */
function isGuarded({ around }: PlacedReference): boolean {
  for (let at = around; at; at = at.around) {
    if (isCall(at.node, "coalesce", "empty", "equals", "if")) return true;
  }
  return false;
}
