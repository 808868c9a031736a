import { hasErrors, invariant, jsonOf, type PlainJson } from "#foundation";
import { readFlow } from "../json/flow.ts";
import { namedCall } from "./access.ts";
import type { Draft, UsedConnection } from "./steps.ts";
import { type Typed, typed } from "./typed.ts";

/** What a step said as JSON hands on: nothing is known of it. */
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
