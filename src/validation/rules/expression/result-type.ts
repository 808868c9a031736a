import type { Address } from "#foundation";
import { functionNamed, type Template, type ValueType } from "#wdl";
import { EACH_ROW } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import { type Inferred, inferred } from "../../inference.ts";
import { memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";
import { shapeOfSchema } from "../../schema-shape.ts";
import type { Step } from "../../steps.ts";
import { shapeOfConstant } from "../../value-shape.ts";

const over = (foreach: string) => ({ actions: { Each: { ...EACH_ROW, foreach, actions: {} } } });

/** A decision is made by a boolean, a loop goes over a list, a delay ends at a moment. */
export const expressionResultType = defineRule({
  code: "expression/result-type",
  judges: "flow",
  severity: "warning",
  why: "The flow can be switched on, but the action fails whenever it runs.",
  fact: "flow-language.md §2, §3.1, §3.3",
  examples: () => ({ good: over("@split('a,b', ',')"), bad: over("@length('a,b')") }),
  check(view, report) {
    const { steps, at } = view;
    const judge = (
      value: Template | undefined,
      wanted: ValueType,
      step: Step | undefined,
      place: () => Address,
    ): void => {
      const types = givenBy(value, view, step);
      if (!types || types.size === 0 || types.has(wanted)) return;
      report({
        message: `This gives ${[...types].join(" or ")} where ${wanted} is needed.`,
        at: place(),
      });
    };
    const conditions = view.flow.triggers[0]?.conditions;
    for (const [index, one] of (conditions?.kind === "list" ? conditions.items : []).entries()) {
      judge(memberOf(one, "expression"), "boolean", undefined, () =>
        view.atTrigger("conditions", String(index), "expression"),
      );
    }
    for (const step of steps) {
      const { action } = step;
      if (action.kind === "for-each")
        judge(action.foreach, "array", step, () => at(step, "foreach"));
      if (action.kind === "until") {
        judge(action.expression, "boolean", step, () => at(step, "expression"));
      }
      if (action.kind === "if") {
        if (action.expression.kind === "expression") {
          judge(action.expression.template, "boolean", step, () => at(step, "expression"));
        } else {
          const { result } = functionNamed(action.expression.name) ?? { result: ["any"] };
          const isTruth = result.some((type) => type === "any" || type === "boolean");
          const message = `${action.expression.name} gives ${result.join(" or ")} where boolean is needed.`;
          if (!isTruth) report({ message, at: at(step, "expression", action.expression.name) });
        }
      }
      if (
        action.kind === "select" ||
        action.kind === "table" ||
        action.kind === "join" ||
        action.kind === "filter-array"
      ) {
        judge(action.from, "array", step, () => at(step, "inputs", "from"));
      }
      if (action.kind === "parse-json") {
        const wanted = shapeOfSchema(action.schema, true)?.types;
        const given = givenBy(action.content, view, step);
        // A text is parsed first.
        if (wanted && given && ![...given].some((type) => type === "string" || wanted.has(type))) {
          report({
            message: `This gives ${[...given].join(" or ")} where the schema wants ${[...wanted].join(" or ")}.`,
            at: at(step, "inputs", "content"),
          });
        }
      }
      if (action.kind === "wait") {
        judge(memberOf(action.inputs, "until", "timestamp"), "string", step, () =>
          at(step, "inputs", "until", "timestamp"),
        );
      }
      if (action.kind === "filter-array") {
        judge(action.where, "boolean", step, () => at(step, "inputs", "where"));
      }
    }
  },
});

/** Of what is computed, and of what is written out and no text: that another rule judges. */
function givenBy(value: Template | undefined, view: FlowView, step: Step | undefined): Inferred {
  switch (value?.kind) {
    case undefined:
    case "text":
      return undefined;
    case "expression":
      return inferred(value.expression, view, step);
    case "interpolation":
      return new Set(["string"]);
    case "constant":
      return shapeOfConstant(value.value).types;
    case "list":
      return new Set(["array"]);
    case "record":
      return new Set(["object"]);
  }
}
