import { isJsonArray, isJsonObject, type Json, type JsonObject } from "#foundation";
import { memberIgnoringCase } from "./access.ts";
import { cultureNamed } from "./dotnet/cultures.ts";
import { instantOfTicks } from "./dotnet/date.ts";
import { parseDate } from "./dotnet/date-parse.ts";
import type { Profile } from "./profile.ts";
import { type EvaluationScope, type Name, nameOf } from "./scope.ts";
import { isObject, type ObjectValue, type Value } from "./value.ts";

/** What time it is when the context does not say: 2026-01-01T00:00:00Z. */
export const DEFAULT_NOW = Date.UTC(2026, 0, 1);

/**
 * A run as a JSON object, for one expression:
 * - `trigger`: its record (`{ outputs, … }`) or its outputs (`{ body, headers }`),
 * - `actions`: name → record, or outputs (`{ body, … }`), or `{ status }` alone,
 * - `variables`, `parameters`: name → value,
 * - `items`: loop name → current element, outermost first; the last one is `item()`,
 * - `results`: container → records, `iterations`: Until → number of the round,
 * - `action`: name of the current action, `workflow`, `callbackUrl`,
 * - `now`: ISO 8601, `seed`: whole number.
 *
 * Undefined when a part has the wrong shape; the text says which.
 */
export function scopeOfContext(
  context: JsonObject,
  profile: Profile,
): EvaluationScope | { readonly wrong: string } {
  const part = (name: string): JsonObject | undefined => {
    const value = context.get(name);
    return isJsonObject(value) ? value : undefined;
  };
  for (const name of ["trigger", "actions", "variables", "parameters", "items", "results"]) {
    const value = context.get(name);
    if (value !== undefined && value !== null && !isJsonObject(value)) {
      return { wrong: `context.${name} must be an object` };
    }
  }
  const now = instantOf(context.get("now"));
  if (now === undefined) return { wrong: "context.now must be a timestamp" };
  const seed = context.get("seed") ?? 0n;
  if (typeof seed !== "bigint") return { wrong: "context.seed must be a whole number" };

  const actions = new Map(
    [...(part("actions") ?? [])].map(([name, value]) => [name, recordOf(value, name)] as const),
  );
  const trigger = context.get("trigger");
  const items = part("items");
  const current = context.get("action");
  const url = context.get("callbackUrl");
  const find = (of: ObjectValue | undefined, { text }: Name) => of && memberIgnoringCase(of, text);
  const record = (name: Name): ObjectValue | undefined => {
    const found = find(actions, name);
    return isObject(found) ? found : undefined;
  };
  return {
    profile,
    trigger: () => (isJsonObject(trigger) ? recordOf(trigger) : undefined),
    action: record,
    outputs(name) {
      const found = record(name);
      return found && (memberIgnoringCase(found, "outputs") ?? null);
    },
    result: (name) => {
      const found = find(part("results"), name);
      return isJsonArray(found) ? found : undefined;
    },
    variable: (name) => find(part("variables"), name),
    parameter: (name) => find(part("parameters"), name),
    loopItem: (name) => find(items, name),
    iterationIndex: (name) => {
      const found = find(part("iterations"), name);
      return typeof found === "bigint" ? found : undefined;
    },
    item: () => (items ? [...items.values()].at(-1) : undefined),
    current: () => (typeof current === "string" ? record(nameOf(current)) : undefined),
    workflow: () => part("workflow") ?? new Map(),
    listCallbackUrl: () => (typeof url === "string" ? url : undefined),
    now: () => now,
    random: seededChance(Number(BigInt.asUintN(32, seed))),
  };
}

/** What only has outputs, or only what outputs hold, becomes a record. */
function recordOf(value: Json, name?: string): ObjectValue {
  if (!isJsonObject(value)) return record(name, value);
  if (value.has("outputs") || (value.has("status") && !value.has("body"))) return value;
  return record(name, value);
}

const record = (name: string | undefined, outputs: Value): ObjectValue =>
  new Map<string, Value>([
    ...(name === undefined ? [] : [["name", name] as const]),
    ["status", "Succeeded"],
    ["outputs", outputs],
  ]);

function instantOf(now: Json | undefined): number | undefined {
  if (now === undefined || now === null) return DEFAULT_NOW;
  const culture = cultureNamed("");
  const stamp = typeof now === "string" && culture ? parseDate(now, culture, 0n) : undefined;
  return stamp && instantOfTicks(stamp.ticks);
}

/** Mulberry32. */
function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
