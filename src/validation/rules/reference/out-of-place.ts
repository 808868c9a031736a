import { compose } from "../../examples.ts";
import type { PlacedCall } from "../../expressions.ts";
import { defineRule } from "../../rule.ts";

/** `action()` and `listCallbackUrl()` stand where there is an action of their own, or an address. */
export const referenceOutOfPlace = defineRule({
  code: "reference/out-of-place",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §6, §7.7",
  examples: () => ({
    good: {
      actions: { Make: { ...compose(1), trackedProperties: { status: "@action()?['status']" } } },
    },
    bad: { actions: { Make: compose("@action()?['status']") } },
  }),
  check({ callsOf }, report) {
    for (const one of callsOf((name) => Object.hasOwn(PLACES, name))) {
      if (PLACES[one.lower]?.(one)) continue;
      const message = `${one.signature?.name}() has no meaning here.`;
      report({ message, at: one.in.at() });
    }
  },
});

const PLACES: Readonly<Record<string, (call: PlacedCall) => boolean>> = {
  action: ({ in: { step, path } }) =>
    path[0] === "trackedProperties" ||
    path.includes("unsubscribe") ||
    step?.action.kind === "until",
  listcallbackurl: ({ in: { step } }) =>
    step === undefined || ("webhook" in step.action && step.action.webhook),
};
