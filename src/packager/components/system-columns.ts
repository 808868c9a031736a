import { type Column, type Labels, labels, type MoneyColumn, type Table } from "#dataverse";
import type { Element } from "#foundation";
import { type AttributeFacts, attributeNode } from "./attribute.ts";
import { localSet, states, statuses } from "./choice.ts";
import { type ColumnPlace, factsOf, numberText } from "./column.ts";
import { fields } from "./fields.ts";
import {
  CURRENCY,
  EVERY,
  LOOKUP,
  OWNED_BY_ORGANIZATION,
  OWNED_BY_USERS,
  type SystemFacts,
  spoken,
} from "./system-facts.ts";

/** IntroducedVersion of what the platform adds to a table: the same for ever (§4.3). */
export const SYSTEM_VERSION = "1.0";

export const moneyColumns = (table: Table): readonly MoneyColumn[] =>
  Object.values(table.columns).filter((column) => column.kind === "money");

/** What a relationship of the platform is described by: the text of its lookup. */
export const systemDescription = (schemaName: string): Labels =>
  [...EVERY, ...OWNED_BY_USERS, ...OWNED_BY_ORGANIZATION, ...CURRENCY].find(
    (facts) => facts.schemaName === schemaName,
  )?.descriptions ?? {};

/** Columns of the platform that an export of a table holds; left out, an upgrade would drop them (§4.3). */
export function systemColumns(table: Table, place: ColumnPlace): readonly Element[] {
  const own = new Set(
    Object.values(table.columns)
      .filter(ships)
      .map((one) => one.logicalName),
  );
  const money = moneyColumns(table);
  const facts = [
    ...EVERY,
    ...(table.ownership === "user" ? OWNED_BY_USERS : OWNED_BY_ORGANIZATION),
    ...(money.length > 0 ? CURRENCY : []),
    ...activity(place),
  ].map((one): AttributeFacts => ({ ...one, custom: false, introduced: SYSTEM_VERSION }));
  return [...facts, ...money.map((column) => inBaseCurrency(column, place))]
    .filter(({ schemaName }) => !own.has(schemaName.toLowerCase()))
    .map((one) => attributeNode(one, place.speech));
}

/** Of the columns an own table lists, those that are not the platform's own, or not only. */
export const ships = (column: Column): boolean =>
  column.custom ||
  column.kind === "status" ||
  (column.kind === "unique-identifier" && column.primaryKey === true);

function activity({ table, speech }: ColumnPlace): readonly SystemFacts[] {
  const active = labels("Active", "Aktiv");
  const inactive = labels("Inactive", "Inaktiv");
  const status = spoken(
    "Status",
    "Status",
    "Whether the row is in use.",
    "Ob die Zeile in Gebrauch ist.",
  );
  const reason = spoken(
    "Status Reason",
    "Statusgrund",
    "Why the row has its status.",
    "Warum die Zeile ihren Status hat.",
  );
  const set = { introduced: SYSTEM_VERSION };
  return [
    {
      ...LOOKUP,
      schemaName: "statecode",
      type: "state",
      required: "systemrequired",
      api: "110",
      audit: true,
      search: "010",
      tail: [
        localSet(
          {
            ...set,
            ...status,
            name: `${table}_statecode`,
            type: "state",
            options: states(
              [
                { value: 0, labels: active, defaultStatus: 1, invariantName: "Active" },
                { value: 1, labels: inactive, defaultStatus: 2, invariantName: "Inactive" },
              ],
              speech,
            ),
          },
          speech,
        ),
      ],
      ...status,
    },
    {
      ...LOOKUP,
      schemaName: "statuscode",
      type: "status",
      api: "111",
      audit: true,
      tail: [
        localSet(
          {
            ...set,
            ...reason,
            name: `${table}_statuscode`,
            type: "status",
            options: statuses(
              [
                { value: 1, labels: active, state: 0 },
                { value: 2, labels: inactive, state: 1 },
              ],
              speech,
            ),
          },
          speech,
        ),
      ],
      ...reason,
    },
  ];
}

/** The twin of a money column, which the platform computes (§5.2). */
function inBaseCurrency(column: MoneyColumn, place: ColumnPlace): AttributeFacts {
  const twin = Object.fromEntries(
    Object.entries(column.labels).map(([language, text]) => [
      language,
      language === "1031" ? `${text} (Basis)` : `${text} (Base)`,
    ]),
  );
  const bound = 922_337_203_685_477;
  return {
    ...factsOf(column, place),
    schemaName: `${column.schemaName}_Base`,
    required: "none",
    api: "010",
    labels: twin,
    descriptions: undefined,
    tail: fields({
      MinValue: numberText(-bound),
      MaxValue: numberText(bound),
      Accuracy: column.precision,
      AccuracySource: 2,
      CalculationOf: column.schemaName,
    }),
  };
}
