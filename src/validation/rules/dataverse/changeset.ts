import { childActions } from "#wdl";
import { connected, DATAVERSE, operation, succeeded } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);
const Add = operation("CreateRecord", { entityName: "accounts", "item/name": "a" });
const together = (actions: { readonly [name: string]: typeof Add }) => ({
  connections,
  actions: {
    Together: {
      type: "Changeset",
      kind: "ODataOpenApiConnection",
      inputs: { host: { ...Add.inputs.host, operationId: "ExecuteChangeset" } },
      actions,
    },
  },
});

/** What happens all or not at all is creating, changing and deleting rows, in no order. */
export const dataverseChangeset = defineRule({
  code: "dataverse/changeset",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §3.4",
  examples: () => ({
    good: together({ One: Add, Two: Add }),
    bad: together({ One: Add, Two: { ...Add, runAfter: succeeded("One") } as never }),
  }),
  check({ stepsOfKind, steps, references, at }, report) {
    for (const changeset of stepsOfKind("changeset")) {
      const { name } = changeset.action;
      const inside = new Set(childActions(changeset.action).flat());
      for (const step of steps) {
        if (!inside.has(step.action)) continue;
        const { action } = step;
        if (action.kind !== "connector" || !WRITES.test(action.host.operationId)) {
          const message = `"${action.name}" in "${name}" creates, changes or deletes no row.`;
          report({ message, at: at(step) });
        }
        if (action.runAfter && action.runAfter.length > 0) {
          const message = `"${name}" has no order: "${action.name}" cannot run after another one.`;
          report({ message, at: at(step, "runAfter") });
        }
      }
      for (const { read, in: place } of references) {
        if (!read || !place.step || read === place.step) continue;
        if (!inside.has(read.action) || !inside.has(place.step.action)) continue;
        const message = `"${place.step.action.name}" reads "${read.action.name}" of the same change set.`;
        report({ message, at: place.at() });
      }
    }
  },
});

const WRITES = /^(CreateRecord|UpdateRecord|UpdateOnlyRecord|DeleteRecord)(WithOrganization)?$/;
