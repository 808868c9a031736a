import { type Call, type Expression, printCanonical } from "#wdl";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** coalesce has something to choose from: what may be null, and behind it what is taken instead. */
export const expressionIdleCoalesce = defineRule({
  code: "expression/idle-coalesce",
  judges: "flow",
  severity: "warning",
  why: "Null stays null, or what is to stand in is never taken: '' is a value too.",
  fact: "flow-language.md §8, §16 trap 8",
  examples: () => ({
    good: { actions: { Make: compose("@coalesce(triggerBody()?['name'], '')") } },
    bad: { actions: { Make: compose("@coalesce(triggerBody()?['name'])") } },
  }),
  check({ callsOf }, report) {
    for (const { call, in: place } of callsOf((name) => name === "coalesce")) {
      const wrong = wrongIn(call);
      if (wrong !== undefined) report({ ...wrong, at: place.at() });
    }
  },
});

function wrongIn({ args }: Call): { readonly message: string; readonly hint: string } | undefined {
  const [only] = args;
  if (only && args.length === 1) {
    return {
      message: `coalesce has nothing to put in the place of ${printCanonical(only)}.`,
      hint: "Add what stands in for null, such as ''.",
    };
  }
  const literal = args.slice(0, -1).find(isValue);
  return (
    literal && {
      message: `coalesce takes nothing behind ${printCanonical(literal)}, which is never null.`,
      hint: "Remove what stands behind it, or ask empty(…).",
    }
  );
}

const isValue = ({ kind }: Expression): boolean =>
  kind === "string" || kind === "number" || kind === "boolean";
