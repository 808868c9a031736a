import { suggestion } from "#foundation";
import type { Template } from "#wdl";
import { childCallsOf } from "../../child-calls.ts";
import { callOf } from "../../example-calls.ts";
import { RESPONSE } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import { fits, type Inferred, inferred } from "../../inference.ts";
import { memberOf, membersOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";
import { shapeOfSchema } from "../../schema-shape.ts";
import type { Step } from "../../steps.ts";
import { shapeOfConstant } from "../../value-shape.ts";

const Child = {
  triggers: {
    manual: {
      type: "Request",
      kind: "Button",
      inputs: {
        schema: { type: "object", properties: { text: { type: "string" } }, required: ["text"] },
      },
    },
  },
  actions: { Answer: RESPONSE },
};
const calling = (key: string) => ({
  flows: { Parent: { actions: { Call: callOf("Child", { [key]: "a" }) } }, Child },
});

/** A call gives the inputs that the called flow has, and all it requires. */
export const childFlowInputs = defineRule({
  code: "child-flow/inputs",
  judges: "flow-in-solution",
  severity: "error",
  why: "An input under another name never arrives; a required one that is missing fails the call.",
  fact: "flow-language.md §2, §3.1",
  examples: () => ({ good: calling("text"), bad: calling("text_1") }),
  check({ view }, report, solution) {
    for (const { step, child } of childCallsOf(view, solution)) {
      const [trigger] = child.component.definition.triggers;
      const { body } = step.action;
      const schema = trigger?.kind === "request" ? memberOf(trigger.inputs, "schema") : undefined;
      const keys = membersOf(memberOf(schema, "properties")).map(({ key }) => key);
      if (keys.length === 0 || (body !== undefined && body.kind !== "record")) continue;
      const given = membersOf(body).map(({ key }) => key);
      for (const key of given) {
        if (keys.includes(key)) {
          const wanted = shapeOfSchema(memberOf(schema, "properties", key), true)?.types;
          const types = typesOf(memberOf(body, key), view, step);
          if (
            wanted &&
            types &&
            ![...types].some((type) => type === "null" || fits(type, [...wanted]))
          ) {
            const message = `"${child.component.name}" takes ${[...wanted].join(" or ")} as "${key}", not ${[...types].join(" or ")}.`;
            report({ message, at: view.at(step, "inputs", "body", key) });
          }
          continue;
        }
        const message = `"${child.component.name}" has no input "${key}".${suggestion(key, keys)}`;
        report({ message, at: view.at(step, "inputs", "body", key) });
      }
      const required = memberOf(schema, "required");
      for (const item of required?.kind === "list" ? required.items : []) {
        if (item.kind !== "text" || given.includes(item.value)) continue;
        const message = `"${child.component.name}" requires the input "${item.value}".`;
        report({ message, at: view.at(step, "inputs", "body") });
      }
    }
  },
});

/** Of what is computed or a constant. */
function typesOf(value: Template | undefined, view: FlowView, step: Step): Inferred {
  if (value?.kind === "expression") return inferred(value.expression, view, step);
  if (value?.kind === "constant") return shapeOfConstant(value.value).types;
  return value?.kind === "list" || value?.kind === "record"
    ? new Set([value.kind === "list" ? "array" : "object"])
    : undefined;
}
