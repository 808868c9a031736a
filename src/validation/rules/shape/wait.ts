import type { Template } from "#wdl";
import { isWhole, literalText, memberOf, SECONDS_OF, saidNumber, told } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

/** A run lasts no longer (flow-language.md §9). */
const LONGEST = 30 * 86_400;

const wait = (inputs: object) => ({ actions: { Wait: { type: "Wait", inputs } } });

/** A delay is a number of units, or lasts until a moment. */
export const shapeWait = defineRule({
  code: "shape/wait",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on, or the action fails, or the run is over before.",
  fact: "flow-language.md §3.1, §9",
  examples: () => ({
    good: wait({ interval: { count: 1, unit: "Minute" } }) as never,
    bad: wait({ interval: { unit: "Minute" } }) as never,
  }),
  check({ stepsOfKind, at }, report) {
    for (const step of stepsOfKind("wait")) {
      for (const { message, path } of wrongIn(step.action.inputs)) {
        report({ message, at: at(step, "inputs", ...path) });
      }
    }
  },
});

interface Wrong {
  readonly message: string;
  readonly path: readonly string[];
}

function wrongIn(inputs: Template): readonly Wrong[] {
  if (inputs.kind !== "record") return [];
  const interval = memberOf(inputs, "interval");
  const until = memberOf(inputs, "until");
  if (!interval === !until) {
    return [{ message: "A delay has either an interval or an until.", path: [] }];
  }
  if (!interval) {
    if (until?.kind === "record" && !memberOf(until, "timestamp")) {
      return [{ message: "The delay does not say until when it lasts.", path: ["until"] }];
    }
    const moment = literalText(memberOf(until, "timestamp"));
    if (moment === undefined || !Number.isNaN(Date.parse(moment))) return [];
    return [{ message: `"${moment}" is no moment.`, path: ["until", "timestamp"] }];
  }
  if (interval.kind !== "record") return [];
  const missing = ["count", "unit"].find((key) => memberOf(interval, key) === undefined);
  if (missing !== undefined) {
    return [{ message: `The interval says no ${missing}.`, path: ["interval"] }];
  }
  const said = memberOf(interval, "count");
  const count = saidNumber(said);
  if (count === undefined) return [];
  const place = ["interval", "count"];
  if (!isWhole(count, 1, Number.MAX_SAFE_INTEGER)) {
    return [{ message: `${told(said)} is no number of units to wait.`, path: place }];
  }
  const unit = SECONDS_OF[literalText(memberOf(interval, "unit"))?.toLowerCase() ?? ""];
  return unit !== undefined && unit * count > LONGEST
    ? [{ message: "A run ends after 30 days, before the delay is over.", path: place }]
    : [];
}
