import { type Access, type Expression, functionNamed, printCanonical } from "#wdl";
import { TRIGGER_ENTITY } from "../../dataverse-calls.ts";
import { compose } from "../../examples.ts";
import { isCall } from "../../expressions.ts";
import type { FlowView } from "../../flow-view.ts";
import { literalText, memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";
import { containersOf, type Step } from "../../steps.ts";

/** Functions that fail on null. Others get null as they get anything. */
const STRICT: ReadonlySet<string> = new Set(
  [
    "split",
    "toLower",
    "toUpper",
    "trim",
    "length",
    "formatDateTime",
    "convertFromUtc",
    "convertTimeZone",
    "int",
    "float",
    "bool",
    "json",
    "first",
    "last",
    "contains",
    "join",
    "replace",
    "substring",
    "startsWith",
    "endsWith",
    "indexOf",
    "add",
    "sub",
    "mul",
    "div",
    "addDays",
    "ticks",
    "skip",
    "take",
    "not",
  ].map((name) => name.toLowerCase()),
);

/** What may be null does not go where null fails. */
export const expressionNullIntoStrict = defineRule({
  code: "expression/null-into-strict",
  judges: "flow",
  severity: "warning",
  why: "A key read with ? gives null when it is absent, as empty columns of Dataverse are; the function then fails.",
  fact: "flow-language.md §8, §16 traps 7, 42",
  examples: {
    good: { actions: { Make: compose("@toLower(coalesce(triggerBody()?['name'], ''))") } },
    bad: { actions: { Make: compose("@toLower(triggerBody()?['name'])") } },
  },
  check(flow, report) {
    for (const { call, parents, in: place } of flow.calls) {
      if (!STRICT.has(call.name.toLowerCase())) continue;
      const [value] = call.args;
      if (value?.kind !== "access" || !value.safe || isList(value) || isRowId(value, flow))
        continue;
      if (isGuarded(value, parents, place.step, flow)) continue;
      const name = functionNamed(call.name)?.name ?? call.name;
      report({
        message: `${printCanonical(value)} may be null, and ${name} fails on null.`,
        at: place.at(),
        hint: `Write ${name}(coalesce(…)).`,
      });
    }
  },
});

/** What an operation lists is there whenever the operation has succeeded. */
const isList = ({ of, key }: Access): boolean =>
  isCall(of, "outputs", "body") && key.kind === "string" && /^(body\/)?value$/.test(key.value);

/** The id of the row that started the flow. */
function isRowId({ of, key }: Access, { flow }: FlowView): boolean {
  const [trigger] = flow.triggers;
  if (!isCall(of, "triggeroutputs", "triggerbody") || key.kind !== "string") return false;
  const parameters = trigger?.kind === "connector" ? trigger.parameters : undefined;
  const table = literalText(memberOf(parameters, TRIGGER_ENTITY));
  return table !== undefined && key.value.replace(/^body\//, "") === `${table}id`;
}

/** Whether a condition above, in the expression or around the action, has looked at the value. */
function isGuarded(
  value: Expression,
  parents: readonly Expression[],
  step: Step | undefined,
  flow: FlowView,
): boolean {
  const text = printCanonical(value);
  for (const parent of parents) {
    if (!isCall(parent, "if", "and", "or")) continue;
    if (parent.args.some((one) => one !== value && reads(one, text))) return true;
  }
  const around = step ? containersOf(step) : [];
  return flow.expressions.some(
    (one) =>
      one.step !== undefined &&
      one.path[0] === "expression" &&
      around.includes(one.step) &&
      reads(one.expression, text),
  );
}

const reads = (node: Expression, text: string): boolean =>
  (isCall(node, "empty", "equals", "not", "and", "or", "contains", "greater") &&
    node.args.some((one) => printCanonical(one) === text || reads(one, text))) ||
  printCanonical(node) === text;
