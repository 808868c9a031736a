import type { Template } from "#wdl";
import { initialize, setVariable } from "../../examples.ts";
import { literalText } from "../../literal.ts";
import { defineRule } from "../../rule.ts";
import { changesIn, declarationsIn } from "../../variables.ts";

/** A literal that a variable is set to is of the variable's type. */
export const variableValue = defineRule({
  code: "variable/value",
  judges: "flow",
  severity: "error",
  why: "The action fails in every run.",
  fact: "flow-language.md §3.2",
  examples: {
    good: {
      actions: {
        Start: initialize("rows", "Array"),
        Set: setVariable("rows", [], "Start"),
      },
    },
    bad: {
      actions: {
        Start: initialize("rows", "Array"),
        Set: setVariable("rows", { one: 1 }, "Start"),
      },
    },
  },
  check(flow, report) {
    const declared = declarationsIn(flow);
    for (const { step, name } of changesIn(flow)) {
      const type = declared.get(name.toLowerCase())?.variable.type.toLowerCase() ?? "";
      const { value, kind } = step.action;
      const wrong =
        value !== undefined &&
        ((kind === "set-variable" && neverOf(value, type)) ||
          (kind.endsWith("crement-variable") && neverOf(value, "float")));
      if (!wrong) continue;
      const message = `The value is never of the type of "${name}" (${type}).`;
      report({ message, at: flow.at(step, "inputs", "value") });
    }
  },
});

function neverOf(value: Template, type: string): boolean {
  if (value.kind === "expression" || value.kind === "interpolation") return false;
  if (value.kind === "constant" && value.value === null) return false;
  const text = literalText(value)?.trim();
  switch (type) {
    case "array":
      return value.kind !== "list" && (text === undefined || !text.startsWith("["));
    case "object":
      return value.kind === "list" || (value.kind === "constant" && value.value !== null);
    case "boolean":
      if (text !== undefined) return !/^(true|false)$/i.test(text);
      return value.kind !== "constant" || typeof value.value !== "boolean";
    case "integer":
    case "float":
      if (text !== undefined) return text === "" || Number.isNaN(Number(text));
      return value.kind !== "constant" || typeof value.value === "boolean";
    default:
      return false;
  }
}
