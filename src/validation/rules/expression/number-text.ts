import { functionNamed } from "#wdl";
import { compose } from "../../examples.ts";
import { inferred, isOnly } from "../../inference.ts";
import { defineRule } from "../../rule.ts";

/** Arithmetic is done with numbers, not with text that looks like one. */
export const expressionNumberText = defineRule({
  code: "expression/number-text",
  judges: "flow",
  severity: "warning",
  why: "add('1', 2) fails: text is not turned into a number.",
  fact: "flow-language.md §8, §16 trap 13",
  examples: () => ({
    good: { actions: { Make: compose("@add(int('1'), 2)") } },
    bad: { actions: { Make: compose("@add('1', 2)") } },
  }),
  check(flow, report) {
    for (const { call, signature: known, in: place } of flow.callsOf(isOfNumbers)) {
      const may = call.args.map((argument) => inferred(argument, flow, place.step));
      if (!may.some((types) => types?.has("string"))) continue;
      const always = may.some((types) => isOnly(types, "string"));
      const message = `${known?.name} ${always ? "gets" : "may get"} text instead of a number.`;
      report({ message, at: place.at(), hint: "Convert it with int(…) or float(…)." });
    }
  },
});

const isOfNumbers = (name: string): boolean => functionNamed(name)?.family === "math";
