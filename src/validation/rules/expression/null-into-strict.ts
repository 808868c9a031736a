import { type Access, type Expression, printCanonical } from "#wdl";
import { TRIGGER_ENTITY } from "../../dataverse-calls.ts";
import { compose } from "../../examples.ts";
import { isCall } from "../../expressions.ts";
import type { FlowView } from "../../flow-view.ts";
import { isDecidedAround, reads } from "../../guards.ts";
import { shapeOf } from "../../inference.ts";
import { literalText, memberOf } from "../../literal.ts";
import { isPresentList } from "../../present-lists.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";
import { mayBeNull } from "../../value-shape.ts";

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
    "addDays",
    "ticks",
    "skip",
    "take",
    "not",
  ].map((name) => name.toLowerCase()),
);

/** Those that fail on null in every place. */
const MATH: ReadonlySet<string> = new Set(["add", "sub", "mul", "div", "mod"]);

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
    for (const { call, lower, signature, parents, in: place } of flow.calls) {
      const isMath = MATH.has(lower);
      if (!isMath && !STRICT.has(lower)) continue;
      for (const value of isMath ? call.args : call.args.slice(0, 1)) {
        if (value.kind !== "access" && value.kind !== "call") continue;
        if (isPresentList(value) || (value.kind === "access" && isRowId(value, flow))) continue;
        if (!mayBeNull(shapeOf(value, flow, place.step))) continue;
        if (isGuarded(value, call, parents, place.step, flow)) continue;
        const name = signature?.name ?? call.name;
        report({
          message: `${printCanonical(value)} may be null, and ${name} fails on null.`,
          at: place.at(),
          hint: `Write ${name}(coalesce(…)).`,
        });
      }
    }
  },
});

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
  call: Expression,
  parents: readonly Expression[],
  step: Step | undefined,
  flow: FlowView,
): boolean {
  const text = printCanonical(value);
  const isRead = parents.some(
    (parent, index) =>
      isCall(parent, "if", "and", "or") &&
      parent.args.some((one) => one !== (parents[index + 1] ?? call) && reads(one, text)),
  );
  return isRead || isDecidedAround(value, step, flow);
}
