import { printCanonical } from "#wdl";
import { compose } from "../../examples.ts";
import { keyChainsIn } from "../../key-reads.ts";
import { defineRule } from "../../rule.ts";
import type { Shape } from "../../value-shape.ts";

/** A place that is read of a list is one that it has. */
export const expressionOutOfRange = defineRule({
  code: "expression/out-of-range",
  judges: "flow",
  severity: "warning",
  why: "The action fails whenever the expression is evaluated; read with ?, the value is null in every run.",
  fact: "flow-language.md §7.3",
  examples: () => ({
    good: { actions: { Make: compose("@createArray('a', 'b')[1]") } },
    bad: { actions: { Make: compose("@createArray('a', 'b')[2]") } },
  }),
  check(flow, report) {
    for (const { call, reads } of keyChainsIn(flow)) {
      for (const { access, of } of reads) {
        const index = access.key.kind === "number" ? Number(access.key.text) : 0;
        const wrong = problemOf(index, of);
        if (wrong === undefined) continue;
        report({ message: `${printCanonical(access)}: ${wrong}.`, at: call.in.at() });
      }
    }
  },
});

function problemOf(index: number, of: Shape | undefined): string | undefined {
  if (!Number.isInteger(index)) return undefined;
  if (index < 0) return "no list has a place below 0";
  if (of?.length === undefined || !of.types.has("array") || index < of.length) return undefined;
  return of.length === 0
    ? "the list is empty"
    : `the list has ${of.length} elements, the first of them at 0`;
}
