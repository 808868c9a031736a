import type { PlainJson } from "#foundation";
import { literalText, memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const end = (runStatus: string, code: PlainJson) => ({
  actions: {
    End: { type: "Terminate", inputs: { runStatus, runError: { code, message: "Why." } } },
  },
});

/** Only a failed run has an error, and the error's code is text. */
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
      const code = memberOf(runError, "code");
      if (code?.kind === "constant" && code.value !== null) {
        const message = "The code of an error is text.";
        report({ message, at: at(step, "inputs", "runError", "code"), hint: `"${code.value}"` });
      }
    }
  },
});
