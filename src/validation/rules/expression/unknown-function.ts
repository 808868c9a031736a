import { suggestion } from "#foundation";
import { functionNamed, functionNames } from "#wdl";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** Expressions and conditions use only functions that the service knows. */
export const expressionUnknownFunction = defineRule({
  code: "expression/unknown-function",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §6, §8",
  examples: () => ({
    good: { actions: { Make: compose("@concat('a', 'b')") } },
    bad: { actions: { Make: compose("@concatenate('a', 'b')") } },
  }),
  check({ callsOf }, report) {
    const told = (name: string): string =>
      `There is no function "${name}".${suggestion(name, functionNames())}`;
    for (const { call, in: place } of callsOf((name) => functionNamed(name) === undefined)) {
      report({ message: told(call.name), at: place.at() });
    }
  },
});
