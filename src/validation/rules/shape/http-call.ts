import type { Template } from "#wdl";
import { literalText, memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const call = (inputs: { readonly [key: string]: string }) => ({
  actions: { Ask: { type: "Http", inputs } },
});

/** An HTTP call says its method and its address. */
export const shapeHttpCall = defineRule({
  code: "shape/http-call",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §3.4",
  examples: () => ({
    good: call({ method: "GET", uri: "https://contoso.com" }),
    bad: call({ method: "GET" }),
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("http")) {
      if (step.action.webhook || step.action.inputs.kind !== "record") continue;
      for (const key of ["method", "uri"]) {
        if (memberOf(step.action.inputs, key) !== undefined) continue;
        report({ message: `"${step.action.name}" says no ${key}.`, at: at(step, "inputs") });
      }
      const start = startOf(memberOf(step.action.inputs, "uri"));
      if (start === "" || /^https?:/i.test(start)) continue;
      report({
        message: `"${start}" begins no address of the web.`,
        at: at(step, "inputs", "uri"),
        hint: "Begin it with https://.",
      });
    }
  },
});

/** What is written before anything that is computed. */
function startOf(uri: Template | undefined): string {
  const text = literalText(uri);
  if (text !== undefined) return text.trim();
  const [first] = uri?.kind === "interpolation" ? uri.parts : [];
  return first?.kind === "text" ? first.value.trim() : "";
}
