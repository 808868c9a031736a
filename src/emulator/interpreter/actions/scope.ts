import { invariant } from "#foundation";
import type { Body } from "../plan.ts";
import { containerOutcome } from "../record.ts";
import { finish, openBody } from "../schedule.ts";
import type { Runner, Step } from "./runner.ts";

export const runScope: Runner<"scope"> = (_action, step) => {
  openInside(step, bodyAt(step, 0));
  return undefined;
};

/** Begins a body of the action; the action ends as the body does. */
export function openInside({ run, state }: Step, body: Body, extra: object = {}): void {
  openBody(run, body, state.layer, (status) =>
    finish(run, state, { ...containerOutcome(status), ...extra }),
  );
}

export function bodyAt({ state }: Step, index: number): Body {
  const body = state.node.bodies[index];
  invariant(body, `action "${state.node.action.name}" has no body ${index}`);
  return body;
}
