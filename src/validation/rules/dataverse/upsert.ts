import { dataverse } from "#connectors";
import { connected, DATAVERSE, operation, succeeded } from "../../examples.ts";
import type { Place, PlacedReference } from "../../expressions.ts";
import type { FlowView } from "../../flow-view.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";
import { changesIn, declarationsIn } from "../../variables.ts";

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
      const isId = (place: Place): boolean =>
        place.step === step && place.path.at(-1) === "recordId";
      if (isKnown(isId, view, new Set())) continue;
      report({
        message: "UpdateRecord also creates rows, and this id is not that of a row just read.",
        at: at("inputs", "host", "operationId"),
        hint: "Use UpdateOnlyRecord unless the row may be new.",
      });
    }
  },
});

/** Steps that hand on what they were given. */
const HANDS_ON: ReadonlySet<string> = new Set(["compose", "filter-array", "select", "parse-json"]);

/** Whether what is said at a place comes from a row of Dataverse, or is an id made for a new one. */
function isKnown(isPlace: (place: Place) => boolean, view: FlowView, seen: Set<unknown>): boolean {
  return (
    view.calls.some(({ lower, in: place }) => lower === "guid" && isPlace(place)) ||
    view.references.some((reference) => isPlace(reference.in) && isOfRow(reference, view, seen))
  );
}

/** What it reads: Dataverse's trigger, an action of Dataverse, or what hands on something of them. */
function isOfRow(
  { kind, name, read }: PlacedReference,
  view: FlowView,
  seen: Set<unknown>,
): boolean {
  if (kind === "trigger") {
    return operationsIn(view).some(({ step, apiName }) => !step && apiName === dataverse.apiName);
  }
  if (kind === "variable" && name !== undefined) return isOfRowKept(name, view, seen);
  if (!read || seen.has(read)) return false;
  seen.add(read);
  if (
    operationsIn(view).some(({ step, apiName }) => step === read && apiName === dataverse.apiName)
  )
    return true;
  if (read.action.kind === "for-each") {
    return isKnown(({ step, path }) => step === read && path[0] === "foreach", view, seen);
  }
  return (
    HANDS_ON.has(read.action.kind) &&
    isKnown(({ step, path }) => step === read && path[0] === "inputs", view, seen)
  );
}

function isOfRowKept(name: string, view: FlowView, seen: Set<unknown>): boolean {
  const key = name.toLowerCase();
  if (seen.has(key)) return false;
  seen.add(key);
  const writers = [
    ...changesIn(view).flatMap((one) => (one.name.toLowerCase() === key ? [one.step] : [])),
    declarationsIn(view).get(key)?.step,
  ];
  return writers.some(
    (writer) => writer !== undefined && isKnown(({ step }) => step === writer, view, seen),
  );
}
