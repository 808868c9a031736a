import type { ValueType } from "#wdl";
import { compose } from "../../examples.ts";
import { type Inferred, inferred, shapeOf } from "../../inference.ts";
import { defineRule } from "../../rule.ts";

const ORDERED: ReadonlySet<string> = new Set([
  "greater",
  "greaterorequals",
  "less",
  "lessorequals",
]);
const NUMBERS: ReadonlySet<ValueType> = new Set(["integer", "float", "decimal"]);
const TEXTS: ReadonlySet<ValueType> = new Set(["string"]);

/** Numbers are compared with numbers, text with text. */
export const expressionNumberWithText = defineRule({
  code: "expression/number-with-text",
  judges: "flow",
  severity: "warning",
  why: "A number never equals a text, not even its own digits; greater and less fail.",
  fact: "flow-language.md §7.5, §16 trap 18",
  examples: () => ({
    good: { actions: { Make: compose("@equals(length('abc'), 3)") } },
    bad: { actions: { Make: compose("@equals(length('abc'), '3')") } },
  }),
  check(flow, report) {
    for (const { call, lower, signature, in: place } of flow.callsOf(isComparison)) {
      const left = call.args[0];
      const right = call.args[1];
      if (!left || !right || call.args.length !== 2) continue;
      const isSearch = lower === "contains";
      const one = isSearch
        ? shapeOf(left, flow, place.step)?.items?.types
        : inferred(left, flow, place.step);
      const other = inferred(right, flow, place.step);
      if (!(isNumber(one) && isText(other)) && !(isText(one) && isNumber(other))) continue;
      report({
        message: `${signature?.name} compares a number with a text.`,
        at: place.at(),
        hint: "Convert one of them: int(…) or string(…).",
      });
    }
  },
});

const isComparison = (name: string): boolean =>
  name === "equals" || name === "contains" || ORDERED.has(name);

/** Whether a value is there and of one of these types. */
function areAll(types: Inferred, wanted: ReadonlySet<ValueType>): boolean {
  if (!types) return false;
  let some = false;
  for (const type of types) {
    if (type === "null") continue;
    if (!wanted.has(type)) return false;
    some = true;
  }
  return some;
}

const isNumber = (types: Inferred): boolean => areAll(types, NUMBERS);
const isText = (types: Inferred): boolean => areAll(types, TEXTS);
