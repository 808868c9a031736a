import {
  calendarDay,
  choiceColumn,
  choicesColumn,
  dateTime,
  decimal,
  defaultViews,
  extended,
  type Form,
  type FormSection,
  float,
  globalChoice,
  labels,
  localChoice,
  lookup,
  memo,
  money,
  optionCoded,
  optionNumber,
  owner,
  polymorphicLookup,
  prefixed,
  primaryId,
  primaryName,
  privileges,
  simpleForms,
  standardChoice,
  standardDate,
  standardDateTime,
  standardDecimal,
  standardId,
  standardLookup,
  standardMemo,
  standardMoney,
  standardState,
  standardStatus,
  standardTable,
  standardTables,
  standardText,
  standardWholeNumber,
  standardYesNo,
  table,
  tableExtension,
  text,
  type ViewFilter,
  wholeNumber,
  yesNo,
} from "#dataverse";

const publisher = { prefix: "tin", optionValuePrefix: 12_345 };
const named = { labels: labels("Name", "Name") };
// @ts-expect-error the German text is missing
labels("Name");
const noteId = prefixed(publisher, "noteid");
// @ts-expect-error a name is a text
prefixed(publisher, 5);
optionNumber(publisher, 3);
// @ts-expect-error the place in the list is a number
optionNumber(publisher, "3");

const options = [{ code: "good", ...named }] as const;
const mood = globalChoice(publisher, { name: "tin_mood", ...named, options });
const size = localChoice(publisher, options);
const good = optionCoded(mood, "good");

/** Columns: what a type needs, what it may say, nothing of another type. */
text("tin_a", { ...named, maxLength: 10, format: "email" });
// @ts-expect-error a text has a length
text("tin_a", named);
// @ts-expect-error there is no such format
text("tin_a", { ...named, maxLength: 10, format: "mail" });
// @ts-expect-error a column has labels
text("tin_a", { maxLength: 10 });
// @ts-expect-error there is no such level
text("tin_a", { ...named, maxLength: 10, required: "ApplicationRequired" });
const name = primaryName("tin_name", { ...named, maxLength: 100 });
// @ts-expect-error the name is always required
primaryName("tin_name", { ...named, maxLength: 100, format: "url" });
memo("tin_b", { ...named, maxLength: 2000, format: "richtext" });
// @ts-expect-error several lines are no address
memo("tin_b", { ...named, maxLength: 2000, format: "url" });
choiceColumn("tin_c", { ...named, choice: mood, defaultValue: good.value });
// @ts-expect-error a default is one of the options
choiceColumn("tin_c", { ...named, choice: mood, defaultValue: 1 });
// @ts-expect-error a choice is given by its definition
choiceColumn("tin_c", { ...named, choice: "tin_mood" });
// @ts-expect-error a default is a value
choiceColumn("tin_c", { ...named, choice: size, defaultValue: "good" });
choicesColumn("tin_d", { ...named, choice: size });
// @ts-expect-error several have no default
choicesColumn("tin_d", { ...named, choice: size, defaultValue: 1 });
yesNo("tin_e", {
  ...named,
  yes: labels("Yes", "Ja"),
  no: labels("No", "Nein"),
  defaultValue: true,
});
// @ts-expect-error both answers have labels
yesNo("tin_e", { ...named, yes: labels("Yes", "Ja"), defaultValue: true });
const toAccount = lookup("tin_f", { ...named, target: standardTables.account });
// @ts-expect-error a table is given by its definition
lookup("tin_f", { ...named, target: "account" });
polymorphicLookup("tin_f", { ...named, targets: [standardTables.account, standardTables.contact] });
// @ts-expect-error one table is a lookup's target, not one of several
polymorphicLookup("tin_f", { ...named, targets: [standardTables.account] });
// @ts-expect-error a table, not its name
polymorphicLookup("tin_f", { ...named, targets: [standardTables.account, "contact"] });
dateTime("tin_g", named);
// @ts-expect-error a moment has no length
dateTime("tin_g", { ...named, maxLength: 5 });
dateTime("tin_g", { ...named, behavior: "time-zone-independent" });
// @ts-expect-error a moment is no day
dateTime("tin_g", { ...named, behavior: "date-only" });
calendarDay("tin_h", named);
calendarDay("tin_h", { ...named, behavior: "user-local" });
// @ts-expect-error there is no such behavior
calendarDay("tin_h", { ...named, behavior: "local" });
// @ts-expect-error a day has no bounds
calendarDay("tin_h", { ...named, min: 1 });
wholeNumber("tin_i", { ...named, min: 0 });
// @ts-expect-error a whole number has no decimals
wholeNumber("tin_i", { ...named, precision: 2 });
decimal("tin_j", { ...named, precision: 2 });
// @ts-expect-error how many decimals is missing
decimal("tin_j", named);
float("tin_k", { ...named, precision: 2, max: 5 });
// @ts-expect-error a bound is a number
float("tin_k", { ...named, precision: 2, max: "5" });
money("tin_l", { ...named, precision: 2 });
// @ts-expect-error how many decimals is missing
money("tin_l", { ...named, min: 0 });
const id = primaryId(noteId, named);
// @ts-expect-error an id is no text of a length
primaryId(noteId, { ...named, maxLength: 36 });

/** Columns of tables that others bring. */
standardText("name", 100);
// @ts-expect-error a length is a number
standardText("name", "100");
standardMemo("description", 2000);
// @ts-expect-error the length is missing
standardMemo("description");
standardId("accountid");
// @ts-expect-error an id has no length
standardId("accountid", 36);
standardYesNo("done", true);
// @ts-expect-error a truth is needed
standardYesNo("done", "true");
standardMoney("value");
// @ts-expect-error money has Dataverse's own bounds
standardMoney("value", 5);
standardWholeNumber("count");
// @ts-expect-error a name is a text
standardWholeNumber(5);
standardDecimal("rate", 5);
// @ts-expect-error how many decimals is missing
standardDecimal("rate");
standardDate("closedate");
// @ts-expect-error a day is a day
standardDate("closedate", "datetime");
standardDateTime("createdon");
// @ts-expect-error a name is a text
standardDateTime(new Date());
standardLookup("accountid", { account: "accountid" }, "simple");
// @ts-expect-error there is no such form
standardLookup("accountid", { account: "accountid" }, "single");
owner();
// @ts-expect-error there is one owner
owner("ownerid");
const state = { value: 0, labels: {}, defaultStatus: 1, invariantName: "Open" } as const;
standardState("account", [state]);
// @ts-expect-error a state has a status to begin with
standardState("account", [{ value: 0, labels: {}, invariantName: "Open" }]);
// @ts-expect-error states belong to a table
standardState([state]);
standardChoice("account.kind", [{ value: 1, labels: {} }]);
// @ts-expect-error an option has a number
standardChoice("account.kind", [{ value: "1", labels: {} }]);
// @ts-expect-error a column belongs to a table
standardChoice("kind", [{ value: 1, labels: {} }]);
standardStatus("account", [{ value: 1, labels: {}, state: 0 }]);
// @ts-expect-error a status belongs to a state
standardStatus("account", [{ value: 1, labels: {} }]);

/** Views, forms, roles. */
const shown = { columns: [{ column: "tin_name", width: 100 }] };
const views = defaultViews({
  pluralLabels: named.labels,
  ...shown,
  order: { column: "tin_name", descending: false },
});
// @ts-expect-error rows come in an order
defaultViews({ pluralLabels: named.labels, ...shown });
const forms = simpleForms({ main: ["tin_name"], "quick-create": [] });
// @ts-expect-error there is no such form
simpleForms({ quickCreate: ["tin_name"] });
privileges({ schemaName: "tin_note" }, { Read: "Global", Share: "Basic" });
// @ts-expect-error there is no such depth
privileges({ schemaName: "tin_note" }, { Read: "Organization" });
// @ts-expect-error there is no such right
privileges({ schemaName: "tin_note" }, { Update: "Global" });

/** Tables. */
const speech = {
  schemaName: "tin_note",
  setName: "tin_notes",
  primaryId: id.logicalName,
  primaryName: name.logicalName,
  ...named,
  pluralLabels: named.labels,
  ownership: "user",
  quickCreate: false,
  changeTracking: false,
  columns: { id, name, toAccount },
  keys: [],
  views,
  forms,
  relationships: [],
} as const;
const note = table(speech);
const logicalName: "tin_note" = note.logicalName;
// @ts-expect-error there is no such ownership
table({ ...speech, ownership: "team" });
// @ts-expect-error there is no such column
void note.columns.account;
table({ ...speech, audited: true });
// @ts-expect-error audited or not
table({ ...speech, audited: "yes" });
const publicView = {
  kind: "public" as const,
  key: "a",
  ...named,
  ...shown,
  order: { column: "tin_name", descending: false },
};
const viewed = (filter: ViewFilter) => ({ ...publicView, filter });
table({
  ...speech,
  views: [
    viewed({ match: "all", conditions: [{ column: "tin_name", operator: "eq", value: "a" }] }),
    viewed({ match: "any", conditions: [{ column: "ownerid", operator: "eq-userid" }] }),
    viewed({ match: "any", conditions: [{ column: "statuscode", operator: "in", values: [1] }] }),
  ],
});
// @ts-expect-error there is no such operator
viewed({ match: "all", conditions: [{ column: "tin_name", operator: "equals", value: "a" }] });
// @ts-expect-error what it equals is missing
viewed({ match: "all", conditions: [{ column: "tin_name", operator: "eq" }] });
// @ts-expect-error nothing equals no value
viewed({ match: "all", conditions: [{ column: "tin_name", operator: "null", value: "a" }] });
// @ts-expect-error several values are a list
viewed({ match: "all", conditions: [{ column: "tin_name", operator: "in", value: "a" }] });
// @ts-expect-error all or any
viewed({ match: "none", conditions: [] });
const section = { key: "a", ...named, rows: [{ kind: "column", column: "tin_name" }] } as const;
const form = (one: FormSection): Form => ({ kind: "main", key: "a", ...named, sections: [one] });
form({ ...section, columns: 2, tab: { key: "more", ...named } });
// @ts-expect-error no form is so wide
form({ ...section, columns: 5 });
// @ts-expect-error a tab has labels
form({ ...section, tab: { key: "more" } });
const { pluralLabels: _, ...unnamed } = speech;
// @ts-expect-error several are called something too
table(unnamed);
const behavior = "remove-links";
const link = {
  kind: "one-to-many",
  name: "a",
  many: "b",
  one: "c",
  lookup: "d",
  behavior,
} as const;
// @ts-expect-error there is no such behavior
table({ ...speech, relationships: [link] });
const hidden = { ...link, behavior: "restrict", hidden: true } as const;
table({ ...speech, relationships: [hidden] });
// @ts-expect-error hidden or not
table({ ...speech, relationships: [{ ...hidden, hidden: "DoNotDisplay" }] });
const ours = { ...named, columns: { extra: toAccount }, relationships: [] };
tableExtension(standardTables.opportunity, { ...ours, views });
// @ts-expect-error forms of others are not ours
tableExtension(standardTables.opportunity, { ...ours, forms });
const extension = tableExtension(standardTables.opportunity, ours);
// @ts-expect-error a table is given by its definition
tableExtension("opportunity", ours);
// @ts-expect-error what others bring is told with its version
tableExtension(standardTables.opportunity, { ...ours, from: { solution: "msdynce_Sales" } });
void extended(standardTables.opportunity, extension).columns.extra;
// @ts-expect-error there is no such column
void extended(standardTables.opportunity, extension).columns.extras;
// @ts-expect-error only tables of others are extended
extended(note, extension);
standardTable({ ...speech, schemaName: "Other" });
// @ts-expect-error a table has a set
standardTable({ schemaName: "Other", primaryId: "a", primaryName: "b", columns: {} });

export { logicalName };
