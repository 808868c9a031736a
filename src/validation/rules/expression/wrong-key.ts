import { printCanonical, type ValueType } from "#wdl";
import { compose } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import { inferred, isOnly } from "../../inference.ts";
import { type KeyRead, keyChainsIn } from "../../key-reads.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";
import type { Shape } from "../../value-shape.ts";

/** A name is looked up in an object, a number in a list. */
export const expressionWrongKey = defineRule({
  code: "expression/wrong-key",
  judges: "flow",
  severity: "warning",
  why: "A text, number or truth value has no keys, and a list no names: the action fails, also with ?.",
  fact: "flow-language.md §7.3, §16 trap 7",
  examples: () => ({
    good: { actions: { Make: compose("@split('a,b', ',')?[0]") } },
    bad: { actions: { Make: compose("@split('a,b', ',')?['a']") } },
  }),
  check(flow, report) {
    for (const { call, reads } of keyChainsIn(flow)) {
      for (const read of reads) {
        const holder = isNothing(read) ? "null" : holderOf(read, flow, call.in.step);
        if (holder === undefined) continue;
        const message = `${printCanonical(read.access)} looks for a key in ${holder}.`;
        report({ message, at: call.in.at() });
        break;
      }
    }
  },
});

/** In what a key is looked up that has no such keys, for people; undefined when it may be right. */
function holderOf(
  { access: { key }, of, steps }: KeyRead,
  flow: FlowView,
  step: Step | undefined,
): string | undefined {
  // The first key of a way that stands where no keys are.
  for (const { holder, key: name } of steps) {
    const refusing = refuses(holder, OBJECTS);
    if (refusing !== undefined && !/^\d+$/.test(name)) return refusing;
  }
  if (key.kind === "string" || of === undefined) return undefined;
  const types = inferred(key, flow, step);
  if (isOnly(types, "integer")) return refuses(of, LISTS);
  return isOnly(types, "string") ? refuses(of, OBJECTS) : undefined;
}

/** Null has no keys; with ? what is read of it is null. */
const isNothing = ({ access, of }: KeyRead): boolean =>
  !access.safe && of?.types.size === 1 && of.types.has("null");

const LISTS: readonly ValueType[] = ["array"];
const OBJECTS: readonly ValueType[] = ["object", "binary", "xml"];

function refuses(of: Shape | undefined, holders: readonly ValueType[]): string | undefined {
  if (!of || of.types.has("any") || holders.some((type) => of.types.has(type))) return undefined;
  return [...of.types].filter((type) => type !== "null").join(" or ") || undefined;
}
