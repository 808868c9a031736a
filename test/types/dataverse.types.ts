import {
  bind,
  changeset,
  createRow,
  dataverse,
  deleteRow,
  expanded,
  getRow,
  legacyOperation,
  legacySubscription,
  listRows,
  operation,
  performAction,
  rowAt,
  unlistedOperation,
  updateRow,
} from "#connectors";
import {
  choiceColumn,
  dateTime,
  globalChoice,
  lookup,
  memo,
  prefixed,
  primaryId,
  primaryName,
  standardTable,
  standardTables,
  text as textColumn,
  yesNo,
} from "#dataverse";
import { compose, fn, record, type Typed, text } from "#wdl";

const connection = { apiName: dataverse.apiName, logicalName: "x" };
declare const partnerCenter: {
  readonly apiName: "shared_partnercenterref";
  readonly logicalName: "x";
};
declare const id: Typed<string>;
declare const maybeId: Typed<string | null>;
declare const count: Typed<number>;
declare const item: Typed<unknown>;
const { account, contact, opportunity, lead } = standardTables;

const publisher = { prefix: "tin", optionValuePrefix: 12_345 };
const named = <Name extends string>(name: Name) => prefixed(publisher, name);
const mood = globalChoice(publisher, { name: named("mood"), labels: {}, options: [] });
const all = standardTable({
  schemaName: named("note"),
  setName: "tin_notes",
  primaryId: "tin_noteid",
  primaryName: "tin_name",
  columns: {
    id: primaryId(named("noteid"), { labels: {} }),
    name: primaryName(named("name"), { labels: {}, maxLength: 10 }),
    code: textColumn(named("code"), { labels: {}, maxLength: 10 }),
    body: memo(named("body"), { labels: {}, maxLength: 10 }),
    mood: choiceColumn(named("mood"), { labels: {}, choice: mood }),
    done: yesNo(named("done"), { labels: {}, yes: {}, no: {}, defaultValue: false }),
    due: dateTime(named("due"), { labels: {} }),
    account: lookup(named("accountid"), { labels: {}, target: account }),
  },
});
const other = standardTable({ ...all, schemaName: named("other") });
const child = standardTable({
  ...all,
  schemaName: named("child"),
  columns: { note: lookup(named("noteid"), { labels: {}, target: all }) },
});

record((s) => {
  /** Only what was selected can be read, and it may be null. */
  const { row, read } = s.do("Get", getRow(connection, all, { id, select: ["name", "done"] }));
  fn.coalesce(row.name, "");
  // @ts-expect-error the column may be empty
  fn.toLower(row.name);
  // @ts-expect-error the column was not selected
  void row.code;
  // @ts-expect-error there is no such column
  getRow(connection, all, { id, select: ["nmae"] });
  // @ts-expect-error there may be no id
  getRow(connection, all, { id: maybeId, select: ["name"] });
  // @ts-expect-error the connection is one of another connector
  getRow(partnerCenter, all, { id, select: ["name"] });
  // @ts-expect-error a mapped column is not known to be text
  fn.toLower(read(id));

  const order = { column: "name" } as const;
  const query = { filter: text`x eq ${id}`, orderBy: order, top: 1 };
  const list = s.do("List", listRows(connection, all, { select: ["id"], ...query }));
  fn.length(list.rows);
  fn.coalesce(rowAt(all, fn.first(list.rows), ["id"]).id, "");
  // @ts-expect-error the column was not selected
  rowAt(all, fn.first(list.rows), ["name"]);
  // @ts-expect-error the column was not selected
  void list.first.name;
  // @ts-expect-error there is no such column
  listRows(connection, all, { select: ["nmae"], ...query });
  // @ts-expect-error a list without a bound is refused
  listRows(connection, all, { select: ["id"], filter: "a", orderBy: order });
  // @ts-expect-error a list without a filter is refused
  listRows(connection, all, { select: ["id"], orderBy: order, top: 1 });
  // @ts-expect-error there is no such column
  listRows(connection, all, { ...query, select: ["id"], orderBy: { column: "x" } });
  const alongside = { lookup: "account", table: account, select: ["name"] } as const;
  s.do("List along", listRows(connection, all, { select: ["id"], ...query, expand: alongside }));
  const wrong = { lookup: "account", table: contact, select: ["id"] } as const;
  // @ts-expect-error the lookup points elsewhere
  listRows(connection, all, { select: ["id"], ...query, expand: wrong });
  const noLookup = { lookup: "name", table: account, select: ["id"] } as const;
  // @ts-expect-error a text points nowhere
  listRows(connection, all, { select: ["id"], ...query, expand: noLookup });
  fn.coalesce(expanded(all, item, "account", account, ["name"]).name, "");
  // @ts-expect-error the lookup points elsewhere
  expanded(all, item, "account", contact, ["id"]);
  // @ts-expect-error there is no such column
  expanded(all, item, "account", account, ["nmae"]);

  /** Every kind of column takes its own values only. */
  const made = s.do("Create", createRow(connection, all, { values: { name: id, code: "a" } }));
  fn.toLower(made.id);
  const write = (values: Parameters<typeof createRow<typeof all.columns>>[2]["values"]) => values;
  write({ name: text`a ${id}`, body: null, mood: null, due: "2026-01-01T00:00:00Z", done: true });
  write({ account: bind(account, id) });
  // @ts-expect-error there is no such column
  write({ nmae: "a" });
  // @ts-expect-error a number is no text
  write({ name: 1 });
  // @ts-expect-error a number is no text
  write({ body: count });
  // @ts-expect-error a text is no truth
  write({ done: "true" });
  // @ts-expect-error a number is no date
  write({ due: count });
  // @ts-expect-error a choice is written by its option
  write({ mood: 419_270_000 });
  // @ts-expect-error any number is no choice
  write({ mood: count });
  // @ts-expect-error a lookup is bound, not written
  write({ account: id });
  // @ts-expect-error the lookup points elsewhere
  write({ account: bind(contact, id) });
  // @ts-expect-error the row may not be there
  bind(account, maybeId);

  /** The kinds that only standard tables have. */
  updateRow(connection, opportunity, { id, values: { estimatedValue: count } });
  // @ts-expect-error money is a number
  updateRow(connection, opportunity, { id, values: { estimatedValue: "1" } });
  // @ts-expect-error a status is no bare number
  updateRow(connection, opportunity, { id, values: { status: 3 } });
  // @ts-expect-error a state is no bare number
  updateRow(connection, opportunity, { id, values: { state: 1 } });
  updateRow(connection, opportunity, { id, values: { customer: bind(contact, id) } });
  // @ts-expect-error the lookup points to accounts and contacts
  updateRow(connection, opportunity, { id, values: { customer: bind(lead, id) } });
  updateRow(connection, standardTables.transactionCurrency, { id, values: { exchangeRate: 1.5 } });
  // @ts-expect-error a rate is a number
  updateRow(connection, standardTables.transactionCurrency, { id, values: { exchangeRate: "1" } });

  /** Own tables are told apart too. */
  createRow(connection, child, { values: { note: bind(all, id) } });
  // @ts-expect-error the lookup points elsewhere
  createRow(connection, child, { values: { note: bind(other, id) } });

  // @ts-expect-error there is no such column
  updateRow(connection, all, { id, values: { nmae: "a" } });
  s.do("Delete", deleteRow(connection, all, id));
  // @ts-expect-error there may be no id
  deleteRow(connection, all, maybeId);

  /** Only writes of rows stand in a changeset. */
  changeset(s, "Together", connection, (write) => {
    write("First", deleteRow(connection, all, id));
    write("Second", updateRow(connection, all, { id, values: { name: "a" } }));
    // @ts-expect-error nothing else may
    write("Third", compose("a"));
  });

  // @ts-expect-error the connection is one of another connector
  changeset(s, "Elsewhere", partnerCenter, () => {});

  /** Actions. */
  const closing = {
    subject: "a",
    "opportunityid@odata.bind": text`/opportunities(${id})`,
  };
  s.do(
    "Win",
    performAction(connection, "WinOpportunity", { Status: 3, OpportunityClose: closing }),
  );
  // @ts-expect-error there is no such action
  performAction(connection, "ReviveOpportunity", { Status: 3, OpportunityClose: closing });
  // @ts-expect-error a status is a number
  performAction(connection, "WinOpportunity", { Status: "3", OpportunityClose: closing });
  // @ts-expect-error what is closed is missing
  performAction(connection, "LoseOpportunity", { Status: 4 });

  /** Every operation by its own parameters. */
  const call = (name: string) => name;
  const row1 = { entityName: "a", recordId: id };
  operation(dataverse, "ListRecords", connection, { entityName: "a", $top: 1 }, call);
  operation(dataverse, "GetItem", connection, { ...row1, $select: "a" }, call);
  operation(dataverse, "CreateRecord", connection, { entityName: "a", "item/b": 1 }, call);
  operation(dataverse, "UpdateRecord", connection, { ...row1, "item/b": 1 }, call);
  operation(dataverse, "UpdateOnlyRecord", connection, { ...row1, "item/b": 1 }, call);
  operation(dataverse, "DeleteRecord", connection, row1, call);
  const related = { ...row1, associationEntityRelationship: "r" };
  operation(dataverse, "AssociateEntities", connection, { ...related, "item/@odata.id": id }, call);
  operation(dataverse, "DisassociateEntities", connection, { ...related, $id: id }, call);
  operation(dataverse, "PerformUnboundAction", connection, { actionName: "a" }, call);
  operation(dataverse, "PerformBoundAction", connection, { ...row1, actionName: "a" }, call);
  const file = { ...row1, fileImageFieldName: "f" };
  operation(dataverse, "GetEntityFileImageFieldContent", connection, file, call);
  const upload = { ...file, item: id, "x-ms-file-name": "f.pdf" };
  operation(dataverse, "UpdateEntityFileImageFieldContent", connection, upload, call);
  const there = { organization: "https://contoso.crm.dynamics.com", entityName: "a" };
  operation(dataverse, "ListRecordsWithOrganization", connection, { ...there, $top: 1 }, call);
  const whole = { ...there, item: { name: "a" } };
  operation(dataverse, "CreateRecordWithOrganization", connection, whole, call);
  const unnamed = { ...file, item: id };
  // @ts-expect-error the name of the file is missing
  operation(dataverse, "UpdateEntityFileImageFieldContent", connection, unnamed, call);
  // @ts-expect-error a file is written by another operation
  operation(dataverse, "GetEntityFileImageFieldContent", connection, { ...file, item: id }, call);
  // @ts-expect-error the environment is missing
  operation(dataverse, "ListRecordsWithOrganization", connection, { entityName: "a" }, call);
  // @ts-expect-error the row is one object
  operation(dataverse, "CreateRecordWithOrganization", connection, { ...there, "item/a": 1 }, call);
  // @ts-expect-error there is no such parameter
  operation(dataverse, "ListRecords", connection, { entityName: "a", $limit: 1 }, call);
  // @ts-expect-error the row is missing
  operation(dataverse, "GetItem", connection, { entityName: "a" }, call);
  // @ts-expect-error values stand under item
  operation(dataverse, "CreateRecord", connection, { entityName: "a", b: 1 }, call);
  // @ts-expect-error the row is missing
  operation(dataverse, "UpdateRecord", connection, { entityName: "a", "item/b": 1 }, call);
  // @ts-expect-error values stand under item
  operation(dataverse, "UpdateOnlyRecord", connection, { ...row1, b: 1 }, call);
  // @ts-expect-error the table is missing
  operation(dataverse, "DeleteRecord", connection, { recordId: id }, call);
  // @ts-expect-error the other row is missing
  operation(dataverse, "AssociateEntities", connection, related, call);
  // @ts-expect-error the other row is missing
  operation(dataverse, "DisassociateEntities", connection, related, call);
  // @ts-expect-error the action is missing
  operation(dataverse, "PerformUnboundAction", connection, {}, call);
  // @ts-expect-error the row is missing
  operation(dataverse, "PerformBoundAction", connection, { actionName: "a" }, call);
  // @ts-expect-error a trigger is no action
  operation(dataverse, "SubscribeWebhookTrigger", connection, {}, call);
  // @ts-expect-error there is no such operation
  operation(dataverse, "ListRows", connection, {}, call);
  // @ts-expect-error the connection is one of another connector
  operation(dataverse, "DeleteRecord", partnerCenter, row1, call);
  const old = s.do("Old", legacyOperation(connection, { method: "get", path: text`/a/${id}` }));
  fn.string(old.body);
  // @ts-expect-error nothing is known of what it gives
  fn.toLower(old.body);
  // @ts-expect-error there is no such method
  legacyOperation(connection, { method: "GET", path: "/a" });
  s.do("Old wait", legacySubscription(connection, { method: "post", path: "/a" }));
  // @ts-expect-error where to is missing
  legacySubscription(connection, { method: "post" });
  s.do("New", unlistedOperation(dataverse, "SearchRows", connection, { term: id }));
  s.do("Asked", unlistedOperation(dataverse, "Approve", connection, { title: id }, "subscribe"));
  // @ts-expect-error there is no such effect
  unlistedOperation(dataverse, "Approve", connection, { title: id }, "wait");
  // @ts-expect-error the connection is one of another connector
  unlistedOperation(dataverse, "SearchRows", partnerCenter, { term: id });
});
