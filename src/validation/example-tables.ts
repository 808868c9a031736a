import {
  choiceColumn,
  ENGLISH,
  globalChoice,
  lookup,
  memo,
  standardTables,
  table,
  text,
  wholeNumber,
  yesNo,
} from "#dataverse";

const labels = { [ENGLISH]: "Example" };

export const KINDS = globalChoice(
  { optionValuePrefix: 10_000 },
  {
    name: "ex_kind",
    labels,
    options: [
      { code: "one", labels },
      { code: "two", labels },
    ],
  },
);

/** A table with a column of the kinds that rules tell apart. */
export const TRACE = table({
  schemaName: "ex_Trace",
  setName: "ex_traces",
  primaryId: "ex_traceid",
  primaryName: "ex_name",
  labels,
  pluralLabels: labels,
  ownership: "user",
  quickCreate: false,
  changeTracking: false,
  columns: {
    name: text("ex_name", { labels, maxLength: 20 }),
    notes: memo("ex_notes", { labels, maxLength: 2000 }),
    kind: choiceColumn("ex_kind", { labels, choice: KINDS }),
    done: yesNo("ex_done", { labels, yes: labels, no: labels, defaultValue: false }),
    count: wholeNumber("ex_count", { labels, min: 0, max: 1000 }),
    opportunity: lookup("ex_Opportunity", { labels, target: standardTables.opportunity }),
  },
  keys: [],
  views: [],
  forms: [],
  relationships: [],
});
