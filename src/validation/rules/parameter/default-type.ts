import type { Json } from "#foundation";
import { isJsonArray, isJsonObject } from "#foundation";
import { defineRule } from "../../rule.ts";

const declared = (type: string, defaultValue: string | number) => ({
  parameters: { "Most (ex_Most)": { type, defaultValue } },
});

const TYPES: ReadonlySet<string> = new Set([
  ...["string", "securestring", "int", "float", "bool"],
  ...["array", "object", "secureobject"],
]);

/** The default of a parameter is of the parameter's type. */
export const parameterDefaultType = defineRule({
  code: "parameter/default-type",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §1.3",
  examples: () => ({ good: declared("Int", 5), bad: declared("Int", "five") }),
  check({ flow, atDefinition }, report) {
    for (const { name, type, defaultValue } of flow.parameters) {
      if (!TYPES.has(type.toLowerCase())) {
        report({
          message: `"${type}" is no type of a parameter.`,
          at: atDefinition("parameters", name, "type"),
        });
      }
      if (defaultValue === undefined || defaultValue === null || fits(defaultValue, type)) continue;
      const message = `The default of "${name}" is no ${type}.`;
      report({ message, at: atDefinition("parameters", name, "defaultValue") });
    }
  },
});

/** Text that is an expression is left alone. */
function fits(value: Json, type: string): boolean {
  if (typeof value === "string" && value.startsWith("@")) return true;
  switch (type.toLowerCase()) {
    case "string":
    case "securestring":
      return typeof value === "string";
    case "int":
      return typeof value === "bigint" || (typeof value === "string" && /^[+-]?\d+$/.test(value));
    case "float":
      return (
        typeof value === "number" ||
        typeof value === "bigint" ||
        (typeof value === "string" && value !== "" && !Number.isNaN(Number(value)))
      );
    case "bool":
      return (
        typeof value === "boolean" || (typeof value === "string" && /^(true|false)$/i.test(value))
      );
    case "array":
      return isJsonArray(value);
    case "object":
    case "secureobject":
      return isJsonObject(value) || (typeof value === "string" && /^\s*[{[]/.test(value));
    default:
      return true;
  }
}
