import { suggestion } from "#foundation";
import { type Template, WINDOWS_ZONES } from "#wdl";
import { compose } from "../../examples.ts";
import { literalText, memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

/** Which arguments of a function are time zones. */
const ZONE_ARGUMENTS: Readonly<Record<string, readonly number[]>> = {
  convertfromutc: [1],
  converttoutc: [1],
  converttimezone: [1, 2],
};

const KEYS = ["sourceTimeZone", "destinationTimeZone"];

/** Time zones go by their Windows names, as `W. Europe Standard Time`. */
export const shapeTimeZone = defineRule({
  code: "shape/time-zone",
  judges: "flow",
  severity: "warning",
  why: "Another name, as Europe/Berlin, is not known: the schedule cannot be saved, the function fails.",
  fact: "flow-language.md §2, §6, §8",
  examples: () => ({
    good: { actions: { Now: compose("@convertFromUtc(utcNow(), 'W. Europe Standard Time')") } },
    bad: { actions: { Now: compose("@convertFromUtc(utcNow(), 'Europe/Berlin')") } },
  }),
  check({ flow, callsOf, stepsOfKind, at, atTrigger }, report) {
    const judge = (name: string | undefined, place: () => ReturnType<typeof atTrigger>): void => {
      if (name === undefined || Object.hasOwn(WINDOWS_ZONES, name.toLowerCase())) return;
      report({
        message: `"${name}" is no Windows time zone.${suggestion(name.toLowerCase(), Object.keys(WINDOWS_ZONES))}`,
        at: place(),
      });
    };
    const [trigger] = flow.triggers;
    judge(literalText(memberOf(trigger?.recurrence, "timeZone")), () =>
      atTrigger("recurrence", "timeZone"),
    );
    for (const { call, lower, in: place } of callsOf((name) =>
      Object.hasOwn(ZONE_ARGUMENTS, name),
    )) {
      for (const index of ZONE_ARGUMENTS[lower] ?? []) {
        const argument = call.args[index];
        if (argument?.kind === "string") judge(argument.value, place.at);
      }
    }
    for (const step of stepsOfKind("data-operation")) {
      for (const key of KEYS) {
        const zone: Template | undefined = memberOf(step.action.inputs, key);
        judge(literalText(zone), () => at(step, "inputs", key));
      }
    }
  },
});
