import { type PlainJson, slipOf } from "#foundation";
import { literalText, membersOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const end = (runStatus: string, code: PlainJson) => ({
  actions: {
    End: { type: "Terminate", inputs: { runStatus, runError: { code, message: "Why." } } },
  },
});

const PARTS = ["code", "message"];

/** Only a failed run has an error, and what the error says is text. */
export const shapeTerminateError = defineRule({
  code: "shape/terminate-error",
  judges: "flow",
  severity: "warning",
  why: "The flow cannot be switched on, or the error is shown nowhere.",
  fact: "flow-language.md §3.1",
  examples: () => ({ good: end("Failed", "500"), bad: end("Succeeded", "500") }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("terminate")) {
      const { runStatus, runError } = step.action;
      if (runError === undefined) continue;
      const status = literalText(runStatus);
      if (status !== undefined && !/^failed$/i.test(status)) {
        const message = `A run that ends as "${status}" has no error.`;
        report({ message, at: at(step, "inputs", "runError") });
      }
      if (runError.kind === "list" || runError.kind === "constant" || runError.kind === "text") {
        const message = "An error is an object with a code and a message.";
        report({ message, at: at(step, "inputs", "runError") });
      }
      for (const { key, value } of membersOf(runError)) {
        const place = at(step, "inputs", "runError", key);
        const meant = PARTS.includes(key) ? undefined : slipOf(key, PARTS);
        if (meant !== undefined) {
          report({ message: `An error has no "${key}". Did you mean "${meant}"?`, at: place });
        }
        const message = `The ${key} of an error is text.`;
        if (!PARTS.includes(key)) continue;
        if (value.kind === "record" || value.kind === "list") report({ message, at: place });
        if (value.kind !== "constant" || value.value === null) continue;
        report({ message, at: place, hint: `"${value.value}"` });
      }
    }
  },
});
