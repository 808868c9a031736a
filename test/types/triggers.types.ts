import {
  dataverse,
  whenCalledBack,
  whenFound,
  whenLegacyCalledBack,
  whenLegacyFound,
  whenRowChanges,
  whenRowsSelected,
} from "#connectors";
import { standardTables } from "#dataverse";
import {
  fn,
  get,
  onSchedule,
  rawTrigger,
  type Typed,
  whenHttpRequestArrives,
  whenOldAppStarts,
  whenStartedByHand,
} from "#wdl";

declare const connection: {
  readonly apiName: typeof dataverse.apiName;
  readonly logicalName: string;
};
declare const otherConnection: {
  readonly apiName: "shared_partnercenterref";
  readonly logicalName: string;
};
const { opportunity } = standardTables;

/** By the clock. */
onSchedule({ frequency: "Week", interval: 1, at: { hours: [8], weekDays: ["Monday"] } });
onSchedule({ frequency: "Minute", interval: 5 });
// @ts-expect-error days of the week only by week
onSchedule({ frequency: "Day", interval: 1, at: { weekDays: ["Monday"] } });
// @ts-expect-error hours only by day or week
onSchedule({ frequency: "Hour", interval: 1, at: { hours: [8] } });
onSchedule({ frequency: "Month", interval: 1, at: { monthDays: [1, 15] } });
// @ts-expect-error days of the month only by month
onSchedule({ frequency: "Week", interval: 1, at: { monthDays: [1] } });
// @ts-expect-error hours only by day or week
onSchedule({ frequency: "Month", interval: 1, at: { hours: [8] } });
// @ts-expect-error there is no such unit
onSchedule({ frequency: "Minutes", interval: 5 });
// @ts-expect-error a number
onSchedule({ frequency: "Minute", interval: "5" });

/** By hand, by an app or by an agent. */
const words = { title: "T", description: "D" };
const { inputs } = whenStartedByHand({
  text: { kind: "text", ...words },
  number: { kind: "number", ...words },
  truth: { kind: "yes-no", ...words },
  date: { kind: "date", ...words },
  email: { kind: "email", ...words },
  one: { kind: "choice", options: ["A", "B"], ...words },
  several: { kind: "choice", options: ["A", "B"], several: true, ...words },
  file: { kind: "file", ...words },
});
fn.toLower(inputs.text);
fn.add(inputs.number, 1);
fn.not(inputs.truth);
fn.addDays(inputs.date, 1);
fn.equals(inputs.one, "A");
fn.join(inputs.several, ",");
const choice: Typed<"A" | "B"> = inputs.one;
fn.string(inputs.file);
// @ts-expect-error a file is no text
fn.toLower(inputs.file);
// @ts-expect-error the value is never that
fn.equals(inputs.one, "C");
// @ts-expect-error a text is no number
fn.add(inputs.text, 1);
// @ts-expect-error a number is no text
fn.toLower(inputs.number);
// @ts-expect-error there is no such input
void inputs.other;
// @ts-expect-error there is no such kind
whenStartedByHand({ a: { kind: "color", ...words } });
// @ts-expect-error a choice has options
whenStartedByHand({ a: { kind: "choice", ...words } });
// @ts-expect-error an input without a description is lost by the designer
whenStartedByHand({ a: { kind: "text", title: "T" } });
whenStartedByHand({}, "PowerAppV2");
whenStartedByHand({}, "Skills");
whenStartedByHand({}, "VirtualAgent");
whenStartedByHand({}, "PowerPages");
// @ts-expect-error nothing starts it so
whenStartedByHand({}, "Robot");

const byOldApp = whenOldAppStarts({ Compose_Inputs: { kind: "text", description: "D" } });
fn.toLower(byOldApp.inputs.Compose_Inputs);
// @ts-expect-error an old app names an action and its parameter
whenOldAppStarts({ text: { kind: "text", description: "D" } });
// @ts-expect-error old apps know no dates
whenOldAppStarts({ Compose_Inputs: { kind: "date", description: "D" } });

/** By what no builder says. */
const raw = rawTrigger("manual", { type: "Request", kind: "Http", inputs: { schema: {} } });
fn.string(raw.inputs.body);
// @ts-expect-error nothing is known of what it gives
fn.toLower(raw.inputs.body);
// @ts-expect-error a trigger has a name
rawTrigger({ type: "Request" });

/** By an address, as before 2020. */
const address = { name: "When", method: "get", path: "/Mail" } as const;
const minutely = { frequency: "Minute", interval: 5 } as const;
fn.string(whenLegacyFound(connection, { ...address, schedule: minutely }).item);
// @ts-expect-error how often is missing
whenLegacyFound(connection, address);
whenLegacyCalledBack(connection, { ...address, mode: "webhook" });
// @ts-expect-error it is not asked
whenLegacyCalledBack(connection, { ...address, mode: "polling" });
const selected = { schema: {}, parameters: {} };
whenRowsSelected(connection, { ...selected, operationId: "FlowStepRun" });
// @ts-expect-error there is no such operation
whenRowsSelected(connection, { ...selected, operationId: "OnSelected" });

/** By a request. */
const request = whenHttpRequestArrives<{ readonly id: string }>({ type: "object" });
fn.coalesce(get(request.inputs.body, "id"), "");
// @ts-expect-error there may be no body
fn.toLower(get(request.inputs.body, "id"));
// @ts-expect-error there is no such property
get(request.inputs.body, "name");

fn.coalesce(get(request.inputs.queries, "a"), "");
// @ts-expect-error there may be no queries
fn.toLower(get(request.inputs.queries, "a"));
whenHttpRequestArrives({}, { method: "GET", relativePath: "deals/{id}" });
// @ts-expect-error a path needs a method
whenHttpRequestArrives({}, { relativePath: "deals/{id}" });
// @ts-expect-error nobody may ask so
whenHttpRequestArrives({}, { from: "Nobody" });
// @ts-expect-error a schema is JSON
whenHttpRequestArrives({ type: new Date() });

/** By a row. */
const start = whenRowChanges(connection, opportunity, {
  name: "When",
  message: "added or modified",
  filteringColumns: ["name", "state"],
});
fn.toLower(start.id);
fn.coalesce(start.row.name, "");
// @ts-expect-error empty columns are absent
fn.toLower(start.row.name);
// @ts-expect-error there is no such column
void start.row.nmae;
// @ts-expect-error there is no such column
whenRowChanges(connection, opportunity, { name: "W", message: "added", filteringColumns: ["x"] });
// @ts-expect-error there is no such message
whenRowChanges(connection, opportunity, { name: "W", message: "changed" });
// @ts-expect-error the connection is one of another connector
whenRowChanges(otherConnection, opportunity, { name: "W", message: "added" });
// @ts-expect-error a table is needed, not its name
whenRowChanges(connection, "opportunity", { name: "W", message: "added" });

/** By asking. */
const asked = {
  apiName: "shared_asked",
  operations: {
    OnNew: { kind: "trigger", effect: "read", parameters: { folder: { required: true } } },
    Send: { kind: "action", effect: "create", parameters: {} },
  },
} as const;
const askedConnection = { apiName: asked.apiName, logicalName: "x" };
const schedule = { frequency: "Minute", interval: 5 } as const;
const parameters = { folder: "a" };
const found = whenFound<{ readonly id: string }>()(asked, "OnNew", askedConnection, {
  name: "When",
  schedule,
  parameters,
});
get(found.item, "id");
// @ts-expect-error there is no such property
get(found.item, "name");
// @ts-expect-error what is found is told by its type, not by a value
whenFound("OnNew");
const find = whenFound();
// @ts-expect-error an action starts nothing
find(asked, "Send", askedConnection, { name: "W", schedule, parameters: {} });
// @ts-expect-error the folder is missing
find(asked, "OnNew", askedConnection, { name: "W", schedule, parameters: {} });
// @ts-expect-error the connection is one of another connector
find(asked, "OnNew", connection, { name: "W", schedule, parameters });

/** By being called back. */
const call = whenCalledBack<{ readonly id: string }>();
const brought = call(asked, "OnNew", askedConnection, { name: "W", mode: "webhook", parameters });
get(brought.item, "id");
call(asked, "OnNew", askedConnection, { name: "W", mode: "notification", parameters });
const performed = {
  catalog: "c",
  category: "d",
  "subscriptionRequest/entityname": "none",
  "subscriptionRequest/sdkmessagename": "tin_Done",
};
const event = { name: "When_done", mode: "webhook", parameters: performed } as const;
call(dataverse, "BusinessEventsTrigger", connection, event);
const { catalog: _catalog, ...uncatalogued } = performed;
// @ts-expect-error the catalogue is missing
call(dataverse, "BusinessEventsTrigger", connection, { ...event, parameters: uncatalogued });
// @ts-expect-error there is no such property
get(brought.item, "name");
// @ts-expect-error what is brought is told by its type, not by a value
whenCalledBack("OnNew");
// @ts-expect-error it is not asked
call(asked, "OnNew", askedConnection, { name: "W", mode: "polling", parameters });
// @ts-expect-error an action starts nothing
call(asked, "Send", askedConnection, { name: "W", mode: "webhook", parameters: {} });
// @ts-expect-error the folder is missing
call(asked, "OnNew", askedConnection, { name: "W", mode: "webhook", parameters: {} });
// @ts-expect-error the connection is one of another connector
call(asked, "OnNew", connection, { name: "W", mode: "webhook", parameters });

export { choice };
