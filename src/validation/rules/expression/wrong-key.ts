import { type Access, printCanonical, type ValueType } from "#wdl";
import { accessesOf, accessOf } from "../../around.ts";
import { compose } from "../../examples.ts";
import type { FlowView } from "../../flow-view.ts";
import { inferred, isOnly, shapeOf } from "../../inference.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";
import { keySteps, type Shape } from "../../value-shape.ts";

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
    for (const call of flow.calls) {
      if (!accessOf(call)) continue;
      for (const access of accessesOf(call)) {
        const holder = holderOf(access, flow, call.in.step);
        if (holder === undefined) continue;
        const message = `${printCanonical(access)} looks for a key in ${holder}.`;
        report({ message, at: call.in.at() });
        break;
      }
    }
  },
});

/** In what a key is looked up that has no such keys, for people; undefined when it may be right. */
function holderOf({ of, key }: Access, flow: FlowView, step: Step | undefined): string | undefined {
  const from = shapeOf(of, flow, step);
  if (key.kind === "string") return alongPath(from, key.value);
  const types = inferred(key, flow, step);
  if (isOnly(types, "integer")) return refuses(from, ["array"]);
  return isOnly(types, "string") ? refuses(from, OBJECTS) : undefined;
}

/** The first key of a way that stands where no keys are. */
function alongPath(from: Shape | undefined, path: string): string | undefined {
  for (const { holder, key } of keySteps(from, path)) {
    const refusing = /^\d+$/.test(key) ? undefined : refuses(holder, OBJECTS);
    if (refusing !== undefined) return refusing;
  }
  return undefined;
}

const OBJECTS: readonly ValueType[] = ["object", "binary", "xml"];

function refuses(of: Shape | undefined, holders: readonly ValueType[]): string | undefined {
  const types = [...(of?.types ?? [])].filter((type) => type !== "null");
  if (types.length === 0 || types.includes("any")) return undefined;
  return types.some((type) => holders.includes(type)) ? undefined : types.join(" or ");
}
