import { HTTP_TRIGGER } from "../../examples.ts";
import { memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const asked = (inputs: { readonly [key: string]: string }) => ({
  triggers: { manual: { ...HTTP_TRIGGER.manual, inputs: { schema: {}, ...inputs } } },
});

/** A trigger with a path of its own says its method too. */
export const shapeRelativePath = defineRule({
  code: "shape/relative-path",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §2",
  examples: () => ({
    good: asked({ relativePath: "rows/{id}", method: "GET" }),
    bad: asked({ relativePath: "rows/{id}" }),
  }),
  check({ flow, atTrigger }, report) {
    const [trigger] = flow.triggers;
    if (trigger?.kind !== "request") return;
    if (memberOf(trigger.inputs, "relativePath") === undefined) return;
    if (memberOf(trigger.inputs, "method") !== undefined) return;
    report({
      message: "A relative path needs a method.",
      at: atTrigger("inputs", "relativePath"),
      hint: "Add method, e.g. POST.",
    });
  },
});
