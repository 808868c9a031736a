import { hasErrors, invariant, jsonOf, type PlainJson } from "#foundation";
import { readFlow } from "../json/flow.ts";
import type { Trigger } from "../trigger.ts";
import { call, namedCall } from "./access.ts";
import type { TriggerDraft } from "./request.ts";
import type { Draft, UsedConnection } from "./steps.ts";
import { type Typed, typed } from "./typed.ts";

/** What a step or a trigger said as JSON hands on: nothing is known of it. */
export interface RawOutput {
  readonly outputs: Typed<unknown>;
  readonly body: Typed<unknown>;
}

/**
 * An action as JSON, for what no builder says. It is read like any flow, so it is checked like any
 * flow; its name and its run-after come from where it stands. Throws when it cannot be read.
 *
 * @param connections what it and the actions inside it go through; a host calls a connection by the
 * name of its connector (flow-language.md §1.1, §1.5)
 */
export function rawAction(
  json: { readonly [key: string]: PlainJson },
  ...connections: readonly UsedConnection[]
): Draft<RawOutput> {
  const { runAfter: _, ...action } = json;
  const { value, diagnostics } = readFlow(
    jsonOf({ triggers: {}, actions: { Raw: action } }),
    "a raw action",
  );
  const [read] = value.actions;
  invariant(read && !hasErrors(diagnostics), `no action: ${diagnostics[0]?.message ?? "nothing"}`);
  const { name: __, runAfter: ___, ...unnamed } = read;
  return {
    action: unnamed as Draft<RawOutput>["action"],
    connections,
    result: (name) => ({
      outputs: typed(namedCall("outputs", name)),
      body: typed(namedCall("body", name)),
    }),
  };
}

/**
 * A trigger as JSON, as {@link rawAction}. What it goes through is the flow's `triggerConnection`; one
 * that is a request is called `manual` (flow-language.md §1.4).
 */
export function rawTrigger(
  name: string,
  json: { readonly [key: string]: PlainJson },
): TriggerDraft<RawOutput, Trigger> {
  const { value, diagnostics } = readFlow(
    jsonOf({ triggers: { [name]: json }, actions: {} }),
    "a raw trigger",
  );
  const [trigger] = value.triggers;
  invariant(
    trigger && !hasErrors(diagnostics),
    `no trigger: ${diagnostics[0]?.message ?? "nothing"}`,
  );
  return {
    trigger,
    inputs: { outputs: typed(call("triggerOutputs")), body: typed(call("triggerBody")) },
  };
}
