import { evaluateTemplate } from "../../interpreter/evaluate.ts";
import { isNumber, isObject, type Value } from "../../interpreter/value.ts";
import { durationOf } from "../duration.ts";
import { failed, finish, type Runner, succeeded } from "../turn.ts";

/** `interval` waits, `until` waits for a moment; one that is past goes on at once. */
export const runWait: Runner<"wait"> = (turn, action) => {
  const { host } = turn.run;
  const inputs = evaluateTemplate(action.inputs, turn.scope);
  const wait = waitIn(inputs, host.now());
  if (wait === undefined) {
    const message = "The delay names no interval and no moment that can be understood.";
    finish(turn, failed("BadRequest", { code: "InvalidTemplate", message }, { inputs }));
    return;
  }
  host.schedule(turn.run, wait, () => finish(turn, succeeded({ inputs })));
};

function waitIn(inputs: Value, now: number): number | undefined {
  const part = (of: Value | undefined, key: string): Value | undefined =>
    isObject(of) ? of.get(key) : undefined;
  const until = part(part(inputs, "until"), "timestamp");
  if (typeof until === "string") {
    const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(until) || !until.includes("T");
    const moment = Date.parse(zoned ? until : `${until}Z`);
    return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
  }
  const interval = part(inputs, "interval");
  const count = part(interval, "count");
  const unit = part(interval, "unit");
  const given = isNumber(count) || (typeof count === "string" && count.trim() !== "");
  const number = given ? Number(count) : Number.NaN;
  if (typeof unit !== "string" || !Number.isFinite(number) || number < 0) return undefined;
  return durationOf(number, unit);
}
