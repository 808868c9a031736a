import { type Access, type Expression, type FunctionName, printCanonical } from "#wdl";
import { TRIGGER_ENTITY } from "../../dataverse-calls.ts";
import { compose } from "../../examples.ts";
import { isCall, type PlacedCall } from "../../expressions.ts";
import type { FlowView } from "../../flow-view.ts";
import { isDecidedAround, reads } from "../../guards.ts";
import { shapeOf } from "../../inference.ts";
import { literalText, memberOf } from "../../literal.ts";
import { isPresentList } from "../../present-lists.ts";
import { defineRule } from "../../rule.ts";
import { mayBeNull } from "../../value-shape.ts";

/**
 * Which arguments of a function must not be null (flow-language.md §7.5, §7.6, §8). Others get null
 * as they get anything.
 */
const STRICT: ReadonlyMap<string, (index: number) => boolean> = new Map([
  ...strict(
    (index) => index === 0,
    [
      ...(["length", "trim", "toLower", "toUpper", "formatNumber", "isInt", "isFloat"] as const),
      ...(["slice", "first", "last", "contains", "reverse", "sort", "if"] as const),
      ...(["int", "float", "decimal", "bool", "json", "xml", "xpath"] as const),
      ...(["base64ToString", "decodeBase64", "addProperty", "setProperty"] as const),
      ...(["removeProperty", "ticks", "dayOfWeek", "dayOfMonth", "dayOfYear"] as const),
      ...(["formatDateTime", "parseDateTime", "startOfDay", "startOfHour"] as const),
      ...(["startOfMonth", "convertToUtc", "convertFromUtc", "convertTimeZone"] as const),
      ...(["uriHost", "uriPath", "uriPathAndQuery", "uriPort", "uriQuery", "uriScheme"] as const),
    ],
  ),
  ...strict(
    (index) => index < 2,
    [
      ...(["split", "startsWith", "endsWith", "indexOf", "lastIndexOf", "nthIndexOf"] as const),
      ...(["chunk", "take", "skip", "join", "range", "rand", "dateDifference"] as const),
      ...(["substring", "addDays", "addHours", "addMinutes", "addSeconds"] as const),
      ...(["addToTime", "subtractFromTime"] as const),
    ],
  ),
  ...strict(
    () => true,
    [
      ...(["add", "sub", "mul", "div", "mod", "min", "max", "and", "or", "not"] as const),
      ...(["greater", "greaterOrEquals", "less", "lessOrEquals"] as const),
      ...(["replace", "union", "intersection"] as const),
    ],
  ),
]);

function strict(
  fails: (index: number) => boolean,
  names: readonly FunctionName[],
): readonly (readonly [string, (index: number) => boolean])[] {
  return names.map((name) => [name.toLowerCase(), fails]);
}

/** What may be null does not go where null fails. */
export const expressionNullIntoStrict = defineRule({
  code: "expression/null-into-strict",
  judges: "flow",
  severity: "warning",
  why: "A key read with ? gives null when it is absent, as empty columns of Dataverse are; the function then fails.",
  fact: "flow-language.md §8, §16 traps 7, 42",
  examples: () => ({
    good: { actions: { Make: compose("@toLower(coalesce(triggerBody()?['name'], ''))") } },
    bad: { actions: { Make: compose("@toLower(triggerBody()?['name'])") } },
  }),
  check(flow, report) {
    for (const placed of flow.callsOf((name) => STRICT.has(name))) {
      const { call, lower, signature, in: place } = placed;
      const fails = STRICT.get(lower);
      for (let index = 0; index < call.args.length; index += 1) {
        const value = call.args[index] as Expression;
        if (value.kind !== "access" && value.kind !== "call") continue;
        if (!fails?.(index) || isPresentList(value)) continue;
        if (value.kind === "access" && isRowId(value, flow)) continue;
        if (!mayBeNull(shapeOf(value, flow, place.step))) continue;
        if (isGuarded(value, placed, flow)) continue;
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
  { call, around, in: place }: PlacedCall,
  flow: FlowView,
): boolean {
  const text = printCanonical(value);
  let inside: Expression = call;
  for (let at = around; at; at = at.around) {
    const { node } = at;
    const own = inside;
    if (isCall(node, "if", "and", "or")) {
      if (node.args.some((one) => one !== own && reads(one, text, flow))) return true;
    }
    inside = node;
  }
  return isDecidedAround(value, place.step, flow);
}
