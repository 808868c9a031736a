import { callChild, createRow, dataverse, parameterFor, variable } from "#connectors";
import {
  choiceColumn,
  dateTime,
  defaultViews,
  globalChoice,
  labels,
  lookup,
  memo,
  prefixed,
  primaryId,
  primaryName,
  privileges,
  simpleForms,
  standardTables,
  table,
  tableExtension,
  text,
  yesNo,
} from "#dataverse";
import type { SolutionDefinition } from "#model";
import {
  type ChildFlow,
  compose,
  type FlowSource,
  flow,
  fn,
  respond,
  whenStartedByHand,
} from "#wdl";

const publisher = {
  uniqueName: "tinypublisher",
  labels: labels("Tiny & Sons", "Winzig & Söhne"),
  descriptions: {},
  prefix: "tin",
  optionValuePrefix: 12_345,
};
const named = <Name extends string>(name: Name) => prefixed(publisher, name);

const mood = globalChoice(publisher, {
  name: named("mood"),
  labels: labels("Mood", "Stimmung"),
  options: [
    { code: "good", labels: labels("Good", "Gut") },
    { code: "bad", labels: labels("Bad", "Schlecht") },
  ],
});

const columns = {
  id: primaryId(named("noteid"), { labels: labels("Note", "Notiz") }),
  name: primaryName(named("name"), { labels: labels("Name", "Name"), maxLength: 100 }),
  body: memo(named("body"), { labels: labels("Body", "Inhalt"), maxLength: 2000 }),
  code: text(named("code"), {
    labels: labels('Code "A" < B', "Kürzel"),
    descriptions: labels("First line\nsecond line", "Erste Zeile"),
    maxLength: 20,
    readOnlyInUi: true,
  }),
  mood: choiceColumn(named("mood"), { labels: labels("Mood", "Stimmung"), choice: mood }),
  done: yesNo(named("done"), {
    labels: labels("Done", "Erledigt"),
    yes: labels("Yes", "Ja"),
    no: labels("No", "Nein"),
    defaultValue: false,
  }),
  due: dateTime(named("due"), { labels: labels("Due", "Fällig") }),
  account: lookup(named("accountid"), {
    labels: labels("Account", "Konto"),
    target: standardTables.account,
  }),
};
const pluralLabels = labels("Notes", "Notizen");
const listed = [columns.name.logicalName, columns.code.logicalName];
const note = table({
  schemaName: named("note"),
  setName: named("notes"),
  primaryId: columns.id.logicalName,
  primaryName: columns.name.logicalName,
  labels: labels("Note", "Notiz"),
  pluralLabels,
  ownership: "user",
  quickCreate: true,
  changeTracking: false,
  columns,
  keys: [
    {
      schemaName: named("codekey"),
      labels: labels("Code Key", "Schlüssel des Kürzels"),
      columns: [columns.code.logicalName],
    },
  ],
  views: defaultViews({
    pluralLabels,
    columns: listed.map((column) => ({ column, width: 200 })),
    order: { column: columns.name.logicalName, descending: false },
  }),
  forms: simpleForms({
    main: Object.values(columns)
      .slice(1)
      .map(({ logicalName }) => logicalName),
    quick: listed,
    card: listed,
    "quick-create": listed,
  }),
  relationships: [
    {
      kind: "one-to-many",
      name: named("account_note"),
      many: named("note"),
      one: "Account",
      lookup: columns.account.schemaName,
      behavior: "remove-link",
    },
  ],
});

const opportunity = tableExtension(standardTables.opportunity, {
  labels: labels("Opportunity", "Verkaufschance"),
  columns: { hint: text(named("hint"), { labels: labels("Hint", "Hinweis"), maxLength: 100 }) },
  relationships: [],
  from: { solution: "msdynce_Sales", version: "9.0.4.0076" },
});

const reference = {
  logicalName: named("CommonDataService"),
  displayName: "Common Data Service",
  apiName: dataverse.apiName,
};

const defaultMood = {
  kind: "text",
  schemaName: named("DefaultMood"),
  labels: labels("Default Mood", "Standardstimmung"),
  descriptions: labels("Mood of new notes.", "Stimmung neuer Notizen."),
  defaultValue: "Good",
} as const;

const basics = { solution: "TinyNotes", parameters: [parameterFor(defaultMood)] };

const takes = {
  title: { kind: "text", title: "Title", description: "What the note is about" },
} as const;

function writeNote(): ChildFlow<typeof takes, object> {
  const { trigger, inputs } = whenStartedByHand(takes);
  const source = flow({
    key: "write-note",
    name: "Write Note – Tiny",
    description: "Writes one note & answers.",
    ...basics,
    trigger,
    steps: (s) => {
      const line = s.do(
        "Say the mood",
        compose<string>(fn.concat("Mood: ", variable(defaultMood))),
      );
      s.when("If there is a title", fn.not(fn.empty(inputs.title)), (s) => {
        s.do(
          "Create the note",
          createRow(reference, note, { values: { name: inputs.title, body: line.output } }),
        );
      });
      s.do("Answer", respond(200, { Done: true }));
    },
  });
  return { ...source, takes };
}

function start(child: ChildFlow<typeof takes, object>): FlowSource {
  const { trigger } = whenStartedByHand({});
  return flow({
    key: "start",
    name: "Start",
    description: "",
    ...basics,
    trigger,
    steps: (s) => {
      s.do("Write a note", callChild(child, { title: "First" }));
    },
  });
}

const child = writeNote();

/** A solution with one of everything: small enough to read in one sitting, real enough to import. */
export const tiny: SolutionDefinition = {
  identity: {
    uniqueName: "TinyNotes",
    labels: labels("Tiny Notes", "Kleine Notizen"),
    descriptions: {},
    version: "1.0.0.0",
    languages: [1033, 1031],
  },
  publisher,
  tables: [note, opportunity],
  choices: [mood],
  roles: [
    {
      key: "writer",
      name: "Note Writer",
      privileges: privileges(note, { Read: "Global", Create: "Basic" }),
    },
  ],
  flows: [start(child), child],
  flowsShip: "off",
  environmentVariables: [defaultMood],
  connectionReferences: [reference],
};
