import type { Address } from "#foundation";
import type { Action, Template, Trigger } from "#wdl";
import { memberOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const NEVER = { retryPolicy: { type: "none" } };
const inputs = { method: "GET", uri: "https://contoso.com" };

const OF_INPUTS = ["retryPolicy"];
const OF_SETTINGS = [
  "paginationPolicy",
  "secureData",
  "contentTransfer",
  "concurrency",
  "staticResult",
];

/** A retry policy stands in the inputs, a setting of the run in runtimeConfiguration. */
export const shapeMisplacedPolicy = defineRule({
  code: "shape/misplaced-policy",
  judges: "flow",
  severity: "warning",
  why: "Elsewhere it has no effect: the call is repeated, paged or shown by default.",
  fact: "flow-language.md §5",
  examples: () => ({
    good: { actions: { Ask: { type: "Http", inputs: { ...inputs, ...NEVER } } } },
    bad: { actions: { Ask: { type: "Http", inputs, ...NEVER } } },
  }),
  check({ flow, steps, at, atTrigger }, report) {
    const judge = (one: Action | Trigger, place: (...path: readonly string[]) => Address): void => {
      for (const { key, path, belongs } of misplacedIn(one)) {
        const message = `"${key}" of "${one.name}" stands where nothing reads it.`;
        report({ message, at: place(...path, key), hint: `It belongs into ${belongs}.` });
      }
    };
    for (const trigger of flow.triggers) judge(trigger, atTrigger);
    for (const step of steps) judge(step.action, (...path) => at(step, ...path));
  },
});

interface Misplaced {
  readonly key: string;
  /** Of the object it stands in, below the action or trigger. */
  readonly path: readonly string[];
  readonly belongs: string;
}

function misplacedIn(one: Action | Trigger): readonly Misplaced[] {
  const inside: Template | undefined =
    one.kind === "http" || one.kind === "legacy-connector" ? one.inputs : undefined;
  // Most have nothing that could stand in the wrong place.
  if (!one.layout && !one.runtimeConfiguration && !inside) return [];
  const found: Misplaced[] = [];
  const look = (
    keys: readonly string[],
    belongs: string,
    path: readonly string[],
    has: (key: string) => boolean,
  ): void => {
    for (const key of keys) if (has(key)) found.push({ key, path, belongs });
  };
  const unread = (path: string) => {
    const rest = one.layout?.[path]?.rest;
    return (key: string): boolean => rest !== undefined && Object.hasOwn(rest, key);
  };
  const unreadInputs = unread("inputs");
  const within = (template: Template | undefined) => (key: string) =>
    memberOf(template, key) !== undefined;
  const hasInputs = (key: string): boolean => unreadInputs(key) || within(inside)(key);
  look(OF_INPUTS, "inputs", [], unread(""));
  look(OF_INPUTS, "inputs", ["runtimeConfiguration"], within(one.runtimeConfiguration));
  look(OF_SETTINGS, "runtimeConfiguration", [], unread(""));
  look(OF_SETTINGS, "runtimeConfiguration", ["inputs"], hasInputs);
  look(["limit", "runtimeConfiguration"], `"${one.name}" itself`, ["inputs"], hasInputs);
  return found;
}
