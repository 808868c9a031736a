import type { Template, ValueType } from "#wdl";
import { initialize, setVariable } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import { shapeOf } from "../../inference.ts";
import { defineRule } from "../../rule.ts";
import { shapeOfTemplate } from "../../step-shape.ts";
import type { Step } from "../../steps.ts";
import { allDeclarations, changesIn, declarationsIn } from "../../variables.ts";

const NUMBERS: readonly ValueType[] = ["integer", "float", "decimal"];

/** What a variable can be given; null empties a text or a list (flow-language.md §3.2). */
const TAKES: Readonly<Record<string, readonly ValueType[]>> = {
  string: ["string", "null"],
  integer: ["integer"],
  float: NUMBERS,
  boolean: ["boolean"],
  object: ["object", "null"],
  array: ["array", "null"],
};

/** A list or null as an element is refused by some engines and nested by others. */
const ELEMENTS: readonly ValueType[] = ["string", "boolean", "object", ...NUMBERS];
const SCALARS: readonly ValueType[] = ["string", "boolean", ...NUMBERS];

/** What is computed for a variable is of its type. */
export const variableAssignedType = defineRule({
  code: "variable/assigned-type",
  judges: "flow",
  severity: "warning",
  why: "The flow can be switched on, but the action fails whenever it runs.",
  fact: "flow-language.md §3.2",
  examples: () => ({
    good: {
      actions: {
        Start: initialize("count", "Integer"),
        Set: setVariable("count", "@length('abc')", "Start"),
      },
    },
    bad: {
      actions: {
        Start: initialize("count", "Integer"),
        Set: setVariable("count", "@concat('a', 'b')", "Start"),
      },
    },
  }),
  check(flow, report) {
    const judge = (
      value: Template | undefined,
      takes: readonly ValueType[] | undefined,
      name: string,
      step: Step,
      ...path: readonly string[]
    ): void => {
      const given = value && givenBy(value, flow, step);
      if (!takes || !given || given.some((type) => takes.includes(type))) return;
      const message = `"${name}" gets ${given.join(" or ")}, but takes ${takes.join(" or ")}.`;
      report({ message, at: flow.at(step, "inputs", ...path) });
    };
    for (const { variable, step, index } of allDeclarations(flow)) {
      const takes = TAKES[variable.type.toLowerCase()];
      judge(variable.value, takes, variable.name, step, "variables", String(index), "value");
    }
    const declared = declarationsIn(flow);
    for (const { step, name } of changesIn(flow)) {
      const type = declared.get(name.toLowerCase())?.variable.type.toLowerCase() ?? "";
      judge(step.action.value, takenBy(step.action.kind, type), name, step, "value");
    }
  },
});

function takenBy(kind: string, type: string): readonly ValueType[] | undefined {
  switch (kind) {
    case "set-variable":
      return TAKES[type];
    case "append-to-array-variable":
      return ELEMENTS;
    case "append-to-string-variable":
      return SCALARS;
    default:
      return NUMBERS;
  }
}

/** Of what is computed; other rules judge what is written out. */
function givenBy(value: Template, flow: FlowView, step: Step): readonly ValueType[] | undefined {
  if (value.kind === "constant" || value.kind === "text" || value.kind === "record") {
    return undefined;
  }
  const types = shapeOfTemplate(value, flow, step, shapeOf)?.types;
  return !types || types.size === 0 || types.has("any") ? undefined : [...types];
}
