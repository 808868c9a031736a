import {
  bind,
  createRow,
  dataverse,
  getRow,
  parameterFor,
  variable,
  whenRowChanges,
} from "#connectors";
import {
  calendarDay,
  choiceColumn,
  choicesColumn,
  dateTime,
  decimal,
  defaultViews,
  float,
  globalChoice,
  labels,
  localChoice,
  lookup,
  memo,
  money,
  optionCoded,
  optionNumber,
  polymorphicLookup,
  prefixed,
  primaryId,
  primaryName,
  privileges,
  type RelationshipBehavior,
  simpleForms,
  standardTables,
  statusReasons,
  table,
  tableExtension,
  text,
  wholeNumber,
  yesNo,
} from "#dataverse";
import type { SolutionDefinition } from "#model";
import { compose, type FlowSource, flow, fn, getDynamic } from "#wdl";

/**
 * A solution that says everything the language of definitions can say, so that no point of the
 * checklist is held by solutions that merely lack what it is about.
 */
const publisher = {
  uniqueName: "everypublisher",
  labels: labels("Every & All", "Jedes & alles"),
  descriptions: labels("Says <everything>.", "Sagt <alles>."),
  website: "https://example.com/every",
  prefix: "every",
  optionValuePrefix: 10_000,
};
const named = <Name extends string>(name: Name) => prefixed(publisher, name);
const said = (english: string, german = `${english} (deutsch)`) => ({
  labels: labels(english, german),
});
const about = (english: string) => ({
  ...said(english),
  descriptions: labels(`What "${english}" is <for>`, `Wozu "${english}" <da> ist`),
});

const color = globalChoice(publisher, {
  name: named("color"),
  ...said("Color"),
  descriptions: labels("Of the thing.", "Des Dings."),
  options: [
    {
      code: "red",
      labels: labels("Red", "Rot"),
      descriptions: labels("Like <blood>", "Wie <Blut>"),
      color: "#CC0000",
    },
    { code: "blue", labels: labels("Blue", "Blau") },
  ],
});
const size = localChoice(publisher, [
  { code: "small", labels: labels("Small", "Klein") },
  { code: "large", labels: labels("Large", "Groß") },
]);

/** The smallest own table with these columns. */
function plainTable<Name extends string>(
  name: Name,
  more: Partial<Pick<Parameters<typeof table>[0], "relationships" | "ownership">> & {
    readonly lookups?: readonly ReturnType<typeof lookup>[];
  } = {},
) {
  const { lookups = [], ...rest } = more;
  const id = primaryId(named(`${name}id`), said(name));
  const title = primaryName(named(`${name}name`), { ...said("Name"), maxLength: 850 });
  const plural = labels(`${name}s`, `${name}e`);
  const columns = [title.logicalName];
  return table({
    schemaName: named(name),
    setName: named(`${name}s`),
    primaryId: id.logicalName,
    primaryName: title.logicalName,
    ...said(name),
    pluralLabels: plural,
    ownership: "user",
    quickCreate: false,
    changeTracking: true,
    columns: Object.fromEntries([id, title, ...lookups].map((one) => [one.logicalName, one])),
    keys: [],
    views: defaultViews({
      pluralLabels: plural,
      columns: [{ column: title.logicalName, width: 300 }],
      order: { column: title.logicalName, descending: true },
    }),
    forms: simpleForms({ main: columns, quick: columns, card: columns }),
    relationships: [],
    ...rest,
  });
}

const setting = plainTable("setting", { ownership: "organization" });

const reasons = [
  { code: "lent", labels: labels("Lent", "Verliehen"), state: "active" },
  { code: "broken", labels: labels("Broken", "Kaputt"), color: "#000000", state: "inactive" },
] as const;

const columns = {
  id: primaryId(named("thingid"), said("Thing", "Ding")),
  reason: statusReasons(publisher, reasons),
  name: primaryName(named("name"), { ...said("Name"), maxLength: 100, autoNumber: "T-{SEQNUM:6}" }),
  line: text(named("line"), { ...said("Line"), maxLength: 4000, required: "recommended" }),
  link: text(named("link"), { ...said("Link"), maxLength: 200, format: "url" }),
  mail: text(named("mail"), { ...said("Mail"), maxLength: 100, format: "email" }),
  phone: text(named("phone"), { ...said("Phone"), maxLength: 50, format: "phone" }),
  area: text(named("area"), { ...said("Area"), maxLength: 500, format: "textarea" }),
  number: text(named("number"), {
    ...said("Number"),
    maxLength: 100,
    autoNumber: "N-{SEQNUM:4}",
    readOnlyInUi: true,
  }),
  body: memo(named("body"), { ...said("Body"), maxLength: 1_048_576 }),
  page: memo(named("page"), { ...said("Page"), maxLength: 2000, format: "richtext" }),
  color: choiceColumn(named("color"), { ...said("Color"), choice: color }),
  size: choiceColumn(named("size"), {
    ...said("Size"),
    choice: size,
    defaultValue: optionCoded(size, "small").value,
    required: "required",
  }),
  colors: choicesColumn(named("colors"), { ...about("Colors"), choice: color }),
  sizes: choicesColumn(named("sizes"), { ...about("Sizes"), choice: size }),
  done: yesNo(named("done"), {
    ...said("Done"),
    yes: labels("Yes", "Ja"),
    no: labels("No", "Nein"),
    defaultValue: true,
  }),
  at: dateTime(named("at"), said("At")),
  day: calendarDay(named("day"), about("Day")),
  opening: dateTime(named("opening"), { ...said("Opening"), behavior: "time-zone-independent" }),
  reminder: calendarDay(named("reminder"), { ...said("Reminder"), behavior: "user-local" }),
  count: wholeNumber(named("count"), { ...said("Count"), min: -5, max: 5 }),
  exact: decimal(named("exact"), { ...said("Exact"), min: 1e-10, max: 1, precision: 10 }),
  rough: float(named("rough"), { ...about("Rough"), min: 0, max: 0.5, precision: 5 }),
  price: money(named("price"), { ...about("Price"), min: 0, precision: 2 }),
  cost: money(named("cost"), { ...said("Cost"), precision: 4 }),
  account: lookup(named("accountid"), { ...said("Account"), target: standardTables.account }),
  setting: lookup(named("settingid"), { ...said("Setting"), target: setting }),
  about: polymorphicLookup(named("About"), {
    ...said("About"),
    targets: [setting, standardTables.contact],
  }),
};
const listed = [columns.name, columns.color, columns.price, columns.day].map(
  (one) => one.logicalName,
);
const pluralLabels = labels("Things", "Dinge");
const shown = {
  columns: listed.map((column) => ({ column, width: 150 })),
  order: { column: columns.name.logicalName, descending: false },
};

/** A table that points to the thing, and what becomes of its rows when the thing goes. */
const partOf = (name: string, behavior: RelationshipBehavior) => {
  const to = lookup(named(`${name}thingid`), {
    ...said("Thing", "Ding"),
    target: { logicalName: named("thing") },
  });
  return plainTable(name, {
    lookups: [to],
    relationships: [
      {
        kind: "one-to-many",
        name: named(`${name}_thing`),
        many: named(name),
        one: named("thing"),
        lookup: to.schemaName,
        behavior,
        ...(behavior === "parental" ? { label: labels("Parts", "Teile") } : {}),
      },
    ],
  });
};
const part = partOf("part", "parental");

const thing = table({
  schemaName: named("thing"),
  setName: named("things"),
  primaryId: columns.id.logicalName,
  primaryName: columns.name.logicalName,
  ...said("Thing", "Ding"),
  descriptions: labels("One of everything.", "Von allem eines."),
  pluralLabels,
  ownership: "user",
  quickCreate: true,
  changeTracking: true,
  audited: true,
  columns,
  keys: [
    {
      schemaName: named("numberkey"),
      ...said("Number Key"),
      columns: [columns.number.logicalName],
    },
    {
      schemaName: named("accountkey"),
      ...said("Account Key"),
      columns: [columns.account.logicalName, columns.day.logicalName],
    },
  ],
  views: [
    ...defaultViews({ pluralLabels, ...shown }),
    {
      kind: "public",
      key: "dear",
      ...said("Dear Things", "Teure Dinge"),
      descriptions: labels("By their price.", "Nach dem Preis."),
      ...shown,
      order: { column: columns.price.logicalName, descending: true },
      filter: {
        match: "all",
        conditions: [
          { column: columns.price.logicalName, operator: "ge", value: 1000 },
          { column: columns.done.logicalName, operator: "eq", value: false },
          { column: columns.line.logicalName, operator: "like", value: '"50 %" <off>%' },
          { column: "statuscode", operator: "in", values: [1, optionNumber(publisher, 0)] },
          { column: "createdon", operator: "last-x-days", value: 30 },
          { column: "ownerid", operator: "eq-userid" },
        ],
      },
    },
    {
      kind: "public",
      key: "loose",
      ...said("Loose Things", "Lose Dinge"),
      ...shown,
      filter: {
        match: "any",
        conditions: [
          { column: columns.account.logicalName, operator: "null" },
          { column: columns.setting.logicalName, operator: "not-null" },
        ],
      },
    },
  ],
  forms: [
    ...simpleForms({ quick: listed, card: listed, "quick-create": listed }),
    {
      kind: "main",
      key: "main",
      ...said("Information"),
      descriptions: labels("All columns.", "Alle Spalten."),
      sections: [
        {
          key: "columns",
          ...said("Columns"),
          rows: [
            ...Object.values(columns)
              .slice(1)
              .map(({ logicalName }) => logicalName),
            "ownerid",
          ].map((column) => ({ kind: "column", column }) as const),
        },
        {
          key: "dates",
          ...said("Dates", "Termine"),
          tab: { key: "more", labels: labels("More", "Mehr") },
          columns: 2,
          rows: ["createdon", "modifiedon", "createdby"].map(
            (column) => ({ kind: "column", column }) as const,
          ),
        },
        {
          key: "parts",
          ...said("Parts"),
          tab: { key: "more", labels: labels("More", "Mehr") },
          columns: 2,
          rows: [
            {
              kind: "subgrid",
              key: "parts",
              ...said("Parts"),
              relationship: named("part_thing"),
              target: part.logicalName,
              view: "associated",
            },
          ],
        },
      ],
    },
  ],
  relationships: [
    {
      kind: "one-to-many",
      name: named("thing_account"),
      many: named("thing"),
      one: "Account",
      lookup: columns.account.schemaName,
      behavior: "remove-link",
    },
    {
      kind: "one-to-many",
      name: named("thing_setting"),
      many: named("thing"),
      one: named("setting"),
      lookup: columns.setting.schemaName,
      behavior: "restrict",
      hidden: true,
    },
    ...(["Contact", named("setting")] as const).map((one) => ({
      kind: "one-to-many" as const,
      name: named(`thing_about_${one.toLowerCase()}`),
      many: named("thing"),
      one,
      lookup: columns.about.schemaName,
      behavior: "remove-link" as const,
    })),
    {
      kind: "many-to-many",
      name: named("thing_setting_both"),
      first: named("setting"),
      second: named("thing"),
      intersect: named("thing_setting_both"),
    },
  ],
});

const toThing = lookup(named("opportunitythingid"), { ...said("Thing", "Ding"), target: thing });
const opportunity = tableExtension(standardTables.opportunity, {
  ...said("Opportunity", "Verkaufschance"),
  views: [
    {
      kind: "public",
      key: "of-things",
      ...said("About Things", "Zu Dingen"),
      columns: [
        { column: standardTables.opportunity.columns.name.logicalName, width: 300 },
        { column: toThing.logicalName, width: 150 },
      ],
      order: { column: standardTables.opportunity.columns.name.logicalName, descending: false },
      filter: {
        match: "all",
        conditions: [{ column: toThing.logicalName, operator: "not-null" }],
      },
    },
  ],
  columns: { price: wholeNumber(named("rank"), said("Rank", "Rang")), thing: toThing },
  relationships: [
    {
      kind: "one-to-many",
      name: named("opportunity_thing"),
      many: "Opportunity",
      one: named("thing"),
      lookup: toThing.schemaName,
      behavior: "remove-link",
    },
  ],
  from: { solution: "msdynce_Sales", version: "9.0.4.0076" },
});
/** The platform's base brings it, so that nothing has to be there before. */
const account = tableExtension(standardTables.account, {
  ...said("Account", "Konto"),
  columns: { nick: text(named("nickname"), { ...said("Nickname", "Spitzname"), maxLength: 20 }) },
  relationships: [],
});

const described = (name: string) => ({
  schemaName: named(name),
  ...said(name),
  descriptions: labels(`About ${name}`, `Zu ${name}`),
});
const variables = {
  word: { kind: "text", ...described("word"), defaultValue: "it's @{me}" },
  amount: { kind: "number", ...described("amount"), defaultValue: 5 },
  share: { kind: "number", ...described("share"), defaultValue: 2.5 },
  open: { kind: "yes-no", ...described("open"), defaultValue: true },
  shut: { kind: "yes-no", ...described("shut"), defaultValue: false },
  list: { kind: "json", ...described("list"), defaultValue: '{"a":[1,2.50,null],"@b":"@c"}' },
  asked: { kind: "text", ...described("asked") },
} as const;

const connection = {
  logicalName: named("Dataverse"),
  displayName: "Dataverse",
  description: "Reads & writes.",
  apiName: dataverse.apiName,
};

function watch(): FlowSource {
  const start = whenRowChanges(connection, thing, {
    name: "When_a_thing_changes",
    message: "added or modified",
    filteringColumns: ["name", "account"],
  });
  return flow({
    key: "watch",
    name: "Ding-Wächter: [Alles] & “mehr” – überwacht jede Änderung an jedem Ding",
    description: "Watches things.",
    solution: "SaysEverything",
    parameters: Object.values(variables).map(parameterFor),
    trigger: start.trigger,
    triggerConnection: start.connection,
    steps: (s) => {
      const read = s.do(
        "Get the thing",
        getRow(connection, thing, { id: start.id, select: ["name", "account"] }),
      );
      s.do(
        "Create a part",
        createRow(connection, part, {
          values: {
            [named("partname")]: fn.coalesce(read.row.name, variable(variables.word)),
            [named("partthingid")]: bind(thing, start.id),
          },
        }),
      );
      s.do(
        "Say all variables",
        compose({
          number: fn.add(variable(variables.amount), variable(variables.share)),
          truth: fn.and(variable(variables.open), variable(variables.shut)),
          list: getDynamic(variable(variables.list), fn.toLower(variable(variables.word))),
          text: variable(variables.asked),
        }),
      );
    },
  });
}

export const everything: SolutionDefinition = {
  identity: {
    uniqueName: "SaysEverything",
    labels: labels("Says Everything", "Sagt alles"),
    descriptions: labels("For tests.", "Für Tests."),
    version: "2.10.0.7",
    languages: [1033, 1031],
  },
  publisher,
  tables: [thing, setting, part, partOf("line", "delete"), opportunity, account],
  choices: [color],
  roles: [
    {
      key: "user",
      name: "Thing User",
      description: "Uses things.",
      privileges: privileges(thing, {
        Read: "Global",
        Write: "Deep",
        Create: "Local",
        Share: "Basic",
      }),
    },
  ],
  flows: [watch()],
  flowsShip: "on",
  environmentVariables: Object.values(variables),
  connectionReferences: [connection],
};
