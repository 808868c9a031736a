import type { ParameterType } from "#connectors";
import type { Template, ValueType } from "#wdl";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import { shapeOf } from "../../inference.ts";
import { isComputed, literalNumber, literalText, memberOf, told } from "../../literal.ts";
import { operationNamed, operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";
import { shapeOfTemplate } from "../../step-shape.ts";
import type { Step } from "../../steps.ts";

const list = ($top: number | string) => ({
  connections: connected(DATAVERSE),
  actions: { List: operation("ListRecords", { entityName: "accounts", $top }) },
});

/** A parameter of an operation is of the type that the operation takes. */
export const connectionParameterType = defineRule({
  code: "connection/parameter-type",
  judges: "flow",
  severity: "error",
  why: "The action fails before it calls: OpenApiOperationParameterTypeConversionFailed.",
  fact: "flow-language.md §3.4, §16 trap 1",
  examples: () => ({ good: list(5), bad: list("five") }),
  check(view, report) {
    for (const { host, apiName, parameters, step, at } of operationsIn(view)) {
      const known = operationNamed(apiName, host.operationId);
      for (const [name, { type }] of Object.entries(known?.parameters ?? {})) {
        const value = type && memberOf(parameters, name);
        if (!type || !value) continue;
        const isWrong = isComputed(value)
          ? isNeverComputed(value, type, view, step)
          : isNever(value, type);
        if (!isWrong) continue;
        const what = isComputed(value) ? "This makes" : `${told(value)} is`;
        report({ message: `${what} no ${WORDS[type]}.`, at: at("inputs", "parameters", name) });
      }
    }
  },
});

const WORDS: Readonly<Record<ParameterType, string>> = {
  text: "text",
  number: "number",
  truth: "true or false",
  list: "list",
};

/** A value that is null, or an empty text, is as good as none. */
function isNever(value: Template, type: ParameterType): boolean {
  if (value.kind === "list") return type !== "list";
  if (value.kind === "record") return true;
  const constant = value.kind === "constant" ? value.value : undefined;
  const text = literalText(value);
  if (constant === null || text?.trim() === "") return false;
  switch (type) {
    case "text":
      return constant !== undefined;
    case "number":
      return literalNumber(value) === undefined;
    case "truth":
      return text === undefined ? typeof constant !== "boolean" : !/^(?:true|false)$/i.test(text);
    case "list":
      return true;
  }
}

/** Texts of numbers and truth values are converted, lists and objects never. */
const COMPUTED: Readonly<Record<ParameterType, ReadonlySet<ValueType>>> = {
  text: new Set(["string", "integer", "float", "decimal", "boolean", "binary", "xml"]),
  number: new Set(["integer", "float", "decimal", "string"]),
  truth: new Set(["boolean", "string"]),
  list: new Set(["array"]),
};

function isNeverComputed(
  value: Template,
  type: ParameterType,
  view: FlowView,
  step: Step | undefined,
): boolean {
  const types = step && shapeOfTemplate(value, view, step, shapeOf)?.types;
  if (!types || types.has("any")) return false;
  const others = [...types].filter((one) => one !== "null");
  return others.length > 0 && !others.some((one) => COMPUTED[type].has(one));
}
