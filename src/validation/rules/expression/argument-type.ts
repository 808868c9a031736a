import type { Expression, FunctionFamily, ValueType } from "#wdl";
import { compose } from "../../examples.ts";
import { isCall } from "../../expressions.ts";
import type { FlowView } from "../../flow-view.ts";
import { fits, inferred, isOnly } from "../../inference.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";

/** Functions whose arguments are of the same kind. */
const OF_ONE_KIND: ReadonlySet<string> = new Set(["union", "intersection"]);

/** No argument is always of a type that its function refuses. */
export const expressionArgumentType = defineRule({
  code: "expression/argument-type",
  judges: "flow",
  severity: "warning",
  why: "The flow can be switched on, but the action fails whenever the expression is evaluated.",
  fact: "flow-language.md §8",
  examples: () => ({
    good: { actions: { Make: compose("@toLower('A')") } },
    bad: { actions: { Make: compose("@toLower(createArray('A'))") } },
  }),
  check(flow, report) {
    for (const { call, signature: known, in: place } of flow.calls) {
      if (!known) continue;
      const { args } = call;
      for (let index = 0; index < args.length; index += 1) {
        const argument = args[index] as Expression;
        const parameter = known.parameters[Math.min(index, known.parameters.length - 1)];
        if (!parameter || parameter.types.includes("any")) continue;
        if (argument.kind === "string" && parameter.types.includes("string")) continue;
        const { types } = parameter;
        const always = refused(argument, flow, place.step, types, known.family);
        const values =
          always ?? refusedOf(standIns(argument), flow, place.step, types, known.family);
        if (values === undefined) continue;
        const when = always === undefined ? whenItStandsIn(argument) : "";
        report({
          message: `${known.name} takes ${types.join(" or ")} as "${parameter.name}", not ${values}${when}.`,
          at: place.at(),
        });
      }
      if (OF_ONE_KIND.has(known.name)) {
        const kinds = call.args.map((argument) => inferred(argument, flow, place.step));
        const isMixed = (["array", "object"] as const).every((kind) =>
          kinds.some((types) => isOnly(types, kind)),
        );
        const message = `${known.name} takes lists or objects, not both together.`;
        if (isMixed) report({ message, at: place.at() });
      }
    }
  },
});

/** What a value is that a parameter never takes, for people; undefined when it may take it. */
function refused(
  node: Expression,
  flow: FlowView,
  step: Step | undefined,
  wanted: readonly ValueType[],
  family: FunctionFamily,
): string | undefined {
  const types = inferred(node, flow, step);
  if (!types || types.size === 0 || oneFits(types, wanted)) return undefined;
  if (family === "math" && types.has("string")) return undefined;
  return [...types].filter((type) => type !== "null").join(" or ") || "null";
}

const NONE: readonly Expression[] = [];

/** What stands in for a missing value, and each branch, must do as well when it is written out. */
function standIns(argument: Expression): readonly Expression[] {
  if (!isCall(argument, "coalesce", "if")) return NONE;
  return argument.args.slice(isCall(argument, "if") ? 1 : -1).filter(isLiteral);
}

/** What the first of some values is that a parameter never takes. */
function refusedOf(
  nodes: readonly Expression[],
  flow: FlowView,
  step: Step | undefined,
  wanted: readonly ValueType[],
  family: FunctionFamily,
): string | undefined {
  for (const node of nodes) {
    const found = refused(node, flow, step, wanted, family);
    if (found !== undefined) return found;
  }
  return undefined;
}

const whenItStandsIn = (argument: Expression): string =>
  isCall(argument, "if")
    ? ", which it gets in one of two cases"
    : ", which it gets when nothing else is there";

const isLiteral = ({ kind }: Expression): boolean => LITERALS.has(kind);

const LITERALS: ReadonlySet<Expression["kind"]> = new Set(["string", "number", "boolean"]);

/** Null counts where nothing else is left: what may be null is another rule's. */
function oneFits(types: ReadonlySet<ValueType>, wanted: readonly ValueType[]): boolean {
  for (const type of types) if (type !== "null" && fits(type, wanted)) return true;
  return types.size === 1 && types.has("null") && fits("null", wanted);
}
