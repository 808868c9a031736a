import type { JsonObject } from "#foundation";
import type { ActionOf } from "#wdl";
import { isObject, type ObjectValue } from "../../interpreter/value.ts";
import { outcomeOf } from "../answers.ts";
import { durationIn } from "../duration.ts";
import type { Turn } from "../run.ts";
import { failed, finish, succeeded } from "../turn.ts";
import { evaluated } from "./call.ts";

/**
 * Subscribes as a trigger does and waits for the first event, until `limit.timeout` (flow-language.md
 * §3.4); the run itself waits 30 days at most. False when no system here takes the subscription.
 */
export function waitForEvent(
  turn: Turn,
  { name, host, limit }: ActionOf<"connector">,
  api: string,
  parameters: JsonObject,
  inputs: ObjectValue,
): boolean {
  const { run } = turn;
  const limits = evaluated(limit, turn);
  const said = isObject(limits) ? limits.get("timeout") : undefined;
  const timeout = said === undefined ? Number.POSITIVE_INFINITY : durationIn(String(said));
  if (timeout === undefined) {
    const message = `The limit of '${name}' is no duration.`;
    finish(turn, failed("BadRequest", { code: "InvalidTemplate", message }, { inputs }));
    return true;
  }
  const { operationId } = host;
  const listening = run.host.listen(run, { api, operationId, parameters }, name, (outputs) => {
    if (listening && "stop" in listening) listening.stop();
    finish(turn, succeeded({ inputs, outputs }));
  });
  if (!listening) return false;
  if (!("stop" in listening)) {
    finish(turn, outcomeOf(inputs, listening));
    return true;
  }
  if (Number.isFinite(timeout)) {
    run.host.schedule(run, timeout, () => {
      listening.stop();
      const error = { code: "ActionTimedOut", message: `'${name}' did not end in time.` };
      finish(turn, { status: "TimedOut", code: "ActionTimedOut", inputs, error });
    });
  }
  return true;
}
