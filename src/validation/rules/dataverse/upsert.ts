import { dataverse } from "#connectors";
import { connected, DATAVERSE, operation, succeeded } from "../../examples.ts";
import type { PlacedReference } from "../../expressions.ts";
import type { FlowView } from "../../flow-view.ts";
import { type CalledOperation, operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";

const connections = connected(DATAVERSE);
const updating = (recordId: string) => ({
  connections,
  actions: {
    Find: operation("ListRecords", { entityName: "accounts", $top: 1 }),
    Change: {
      ...operation("UpdateRecord", { entityName: "accounts", recordId, "item/name": "a" }),
      runAfter: succeeded("Find"),
    },
  },
});

/** A row whose id comes from outside Dataverse is changed with UpdateOnlyRecord. */
export const dataverseUpsert = defineRule({
  code: "dataverse/upsert",
  judges: "flow",
  severity: "warning",
  why: "UpdateRecord creates the row when its id is unknown: a deleted row comes back as a ghost.",
  fact: "flow-language.md §10.2, §16 trap 40",
  examples: () => ({
    good: updating("@first(outputs('Find')?['body/value'])?['accountid']"),
    bad: updating("@triggerBody()?['text']"),
  }),
  check(view, report) {
    for (const called of operationsIn(view)) {
      const { apiName, host, step, at } = called;
      if (apiName !== dataverse.apiName || host.operationId !== "UpdateRecord" || !step) continue;
      if (idsOf(called, view).some((id) => isOfRow(id, view))) continue;
      report({
        message: "UpdateRecord also creates rows, and this id is not that of a row just read.",
        at: at("inputs", "host", "operationId"),
        hint: "Use UpdateOnlyRecord unless the row may be new.",
      });
    }
  },
});

const idsOf = ({ step }: CalledOperation, { references }: FlowView): readonly PlacedReference[] =>
  references.filter(({ in: place }) => place.step === step && place.path.at(-1) === "recordId");

/** What the id is read from: Dataverse's trigger, an action of Dataverse, or a loop over its rows. */
function isOfRow({ kind, read }: PlacedReference, view: FlowView): boolean {
  if (kind === "trigger") {
    return operationsIn(view).some(({ step, apiName }) => !step && apiName === dataverse.apiName);
  }
  if (!read) return false;
  return read.action.kind === "for-each"
    ? sourcesOf(read, view).some((source) => source.read !== read && isOfRow(source, view))
    : operationsIn(view).some(
        ({ step, apiName }) => step === read && apiName === dataverse.apiName,
      );
}

const sourcesOf = (loop: Step, { references }: FlowView): readonly PlacedReference[] =>
  references.filter(({ in: place }) => place.step === loop && place.path[0] === "foreach");
