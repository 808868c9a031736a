import type { Instant } from "../../port.ts";
import { addMonths, instantOfTicks, ticksOfInstant } from "../dotnet/date.ts";
import { DAY } from "../duration.ts";
import { evaluateTemplate } from "../evaluate.ts";
import { instantOfText } from "../moment.ts";
import { finish } from "../schedule.ts";
import { isObject, type Value } from "../value.ts";
import { badRequest, noted, type Runner } from "./runner.ts";

const UNITS: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: DAY,
  week: 7 * DAY,
};

/** A moment that is past is waited for no longer. */
export const runWait: Runner<"wait"> = (action, { run, state, scope }) => {
  const inputs = evaluateTemplate(action.inputs, scope);
  const now = run.port.now();
  const until = isObject(inputs) ? momentOf(inputs, now) : undefined;
  if (until === undefined) {
    const message = `Action '${action.name}' waits for an interval with a count and a unit, or until a timestamp.`;
    return badRequest("InvalidTemplate", message, inputs);
  }
  const outcome = noted(inputs);
  if (until <= now) return outcome;
  run.port.later(until - now, run, () => finish(run, state, outcome));
  return undefined;
};

function momentOf(inputs: ReadonlyMap<string, Value>, now: Instant): Instant | undefined {
  const until = inputs.get("until");
  if (isObject(until)) {
    const timestamp = until.get("timestamp");
    return typeof timestamp === "string" ? instantOfText(timestamp) : undefined;
  }
  const interval = inputs.get("interval");
  if (!isObject(interval)) return undefined;
  const [count, unit] = [interval.get("count"), interval.get("unit")];
  const whole = typeof count === "string" && /^\d+$/.test(count) ? BigInt(count) : count;
  if (typeof whole !== "bigint" || whole < 0n || typeof unit !== "string") return undefined;
  if (unit.toLowerCase() === "month") {
    const later = addMonths(ticksOfInstant(now), whole);
    return later === undefined ? undefined : instantOfTicks(later);
  }
  const length = UNITS[unit.toLowerCase()];
  return length === undefined ? undefined : now + Number(whole) * length;
}
