import type { ValueType } from "#wdl";
import { compose } from "../../examples.ts";
import { type Inferred, inferred, isOnly } from "../../inference.ts";
import { defineRule } from "../../rule.ts";

const NUMBERS: readonly ValueType[] = ["integer", "float", "decimal"];

/** A truth value is compared with a truth value, not with a number. */
export const expressionNumberWithBoolean = defineRule({
  code: "expression/number-with-boolean",
  judges: "flow",
  severity: "warning",
  why: "A number never equals a truth value: equals(1, true) is false.",
  fact: "flow-language.md §7.5",
  examples: () => ({
    good: { actions: { Make: compose("@equals(empty('abc'), true)") } },
    bad: { actions: { Make: compose("@equals(length('abc'), true)") } },
  }),
  check(flow, report) {
    for (const { call, in: place } of flow.callsOf((name) => name === "equals")) {
      const [left, right] = call.args.map((one) => inferred(one, flow, place.step));
      if (!areUnlike(left, right) && !areUnlike(right, left)) continue;
      report({
        message: "A number is compared with a truth value.",
        at: place.at(),
        hint: "Compare the number with a number, e.g. greater(length(…), 0).",
      });
    }
  },
});

const areUnlike = (one: Inferred, other: Inferred): boolean =>
  isOnly(other, "boolean") && NUMBERS.some((type) => isOnly(one, type));
