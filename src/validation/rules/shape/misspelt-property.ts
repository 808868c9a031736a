import { type Address, slipOf } from "#foundation";
import type { Action, Trigger } from "#wdl";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** What triggers and actions of any kind say (flow-language.md §2, §3). */
const PROPERTIES: readonly (readonly [path: string, known: readonly string[]])[] = Object.entries({
  "": [
    ...[
      "type",
      "kind",
      "inputs",
      "runAfter",
      "actions",
      "expression",
      "foreach",
      "cases",
      "default",
    ],
    ...[
      "else",
      "limit",
      "runtimeConfiguration",
      "operationOptions",
      "trackedProperties",
      "metadata",
    ],
    ...[
      "description",
      "conditions",
      "recurrence",
      "splitOn",
      "splitOnConfiguration",
      "correlation",
    ],
  ],
  inputs: [
    ...["host", "parameters", "authentication", "retryPolicy", "headers", "queries", "cookie"],
    ...["body", "schema", "method", "relativePath", "triggerAuthenticationType", "content", "from"],
    ...["where", "select", "columns", "format", "joinWith", "variables", "statusCode", "runStatus"],
    ...["runError", "interval", "until", "name", "value"],
  ],
  else: ["actions"],
  default: ["actions"],
  limit: ["count", "timeout"],
});

/** Shorter names lie too near to each other to tell a slip of the pen. */
const SHORTEST = 3;

const List = operation("ListRecords", { entityName: "accounts", $top: 1 });
const listing = (more: object) => ({
  connections: connected(DATAVERSE),
  actions: { List: { ...List, inputs: { ...List.inputs, ...more } } as never },
});

/** A property that is not known is not one slip of the pen away from one that is. */
export const shapeMisspeltProperty = defineRule({
  code: "shape/misspelt-property",
  judges: "flow",
  severity: "warning",
  why: "What it says has no effect, or the flow cannot be switched on.",
  fact: "flow-language.md §2, §3, §6",
  examples: () => ({
    good: listing({ retryPolicy: { type: "none" } }),
    bad: listing({ retryPolicyy: { type: "none" } }),
  }),
  check({ flow, steps, at, atTrigger }, report) {
    const judge = (one: Action | Trigger, place: (...path: readonly string[]) => Address): void => {
      if (one.kind === "foreign" || !one.layout) return;
      for (const [path, known] of PROPERTIES) {
        for (const key of Object.keys(one.layout[path]?.rest ?? {})) {
          const meant = key.length < SHORTEST ? undefined : slipOf(key, known);
          if (meant === undefined || meant === key) continue;
          const message = `There is no "${key}" here. Did you mean "${meant}"?`;
          report({ message, at: place(...(path === "" ? [] : [path]), key) });
        }
      }
    };
    for (const trigger of flow.triggers) judge(trigger, atTrigger);
    for (const step of steps) judge(step.action, (...path) => at(step, ...path));
  },
});
