import {
  type ChoiceColumn,
  type Column,
  type ColumnKind,
  type ColumnOf,
  type DateColumn,
  SOURCE_TYPES,
} from "#dataverse";
import { type Element, element, type Node } from "#foundation";
import { type AttributeFacts, attributeNode, EVERYWHERE } from "./attribute.ts";
import { localSet, options, states, statuses } from "./choice.ts";
import { empty, fields } from "./fields.ts";
import type { Speech } from "./labels.ts";

export interface ColumnPlace {
  /** Logical name of the table. */
  readonly table: string;
  readonly introduced: string;
  readonly speech: Speech;
}

type Tail = Pick<AttributeFacts, "type" | "imeMode" | "tail"> & Partial<AttributeFacts>;
type Writer<Kind extends ColumnKind> = (column: ColumnOf<Kind>, place: ColumnPlace) => Tail;

/** Types and their tails (solution-format.md §5.2). */
const WRITERS = {
  text: ({ format, maxLength, primaryName, autoNumber, readOnlyInUi }) => ({
    type: "nvarchar",
    imeMode: "auto",
    ...(primaryName
      ? {
          mask: masked(`PrimaryName|${EVERYWHERE}|RequiredForForm`, readOnlyInUi),
          search: "101" as const,
        }
      : {}),
    ...(autoNumber === undefined ? {} : { autoNumber }),
    tail: fields({ Format: format, MaxLength: maxLength, Length: 2 * maxLength }),
  }),
  memo: ({ format, maxLength }) => ({
    type: "ntext",
    imeMode: "auto",
    tail: fields({ Format: format, MaxLength: maxLength }),
  }),
  choice: (column, place) => ({
    type: "picklist",
    imeMode: "auto",
    tail: [...fields({ AppDefaultValue: column.defaultValue ?? -1 }), optionsOf(column, place)],
  }),
  choices: (column, place) => ({
    type: "multiselectpicklist",
    imeMode: "auto",
    tail: [optionsOf(column, place)],
  }),
  "yes-no": (column, place) => ({
    type: "bit",
    imeMode: "auto",
    tail: [
      ...fields({ AppDefaultValue: column.defaultValue }),
      localSet(
        {
          ...setOf(column, place),
          type: "bit",
          options: options(
            [
              { value: 1, labels: column.yes },
              { value: 0, labels: column.no },
            ],
            place.speech,
          ),
        },
        place.speech,
      ),
    ],
  }),
  lookup: ({ form }) => ({
    type: form === "polymorphic" || form === "simple" ? "lookup" : form,
    imeMode: "auto",
    tail:
      form === "polymorphic"
        ? fields({ LookupStyle: "polymorphic" })
        : [...fields({ LookupStyle: "single" }), empty("LookupTypes")],
  }),
  date: ({ format, behavior }) => ({
    type: "datetime",
    imeMode: "inactive",
    tail: fields({ Format: format, CanChangeDateTimeBehavior: 1, Behavior: BEHAVIORS[behavior] }),
  }),
  money: ({ min, max, precision }) => ({
    type: "money",
    imeMode: "disabled",
    tail: fields({
      MinValue: numberText(min),
      MaxValue: numberText(max),
      Accuracy: precision,
      AccuracySource: 2,
    }),
  }),
  "whole-number": ({ min, max }) => ({
    type: "int",
    imeMode: "disabled",
    tail: fields({ Format: "none", MinValue: min, MaxValue: max }),
  }),
  decimal: (column) => ({ type: "decimal", imeMode: "auto", tail: range(column) }),
  float: (column) => ({ type: "float", imeMode: "auto", tail: range(column) }),
  "unique-identifier": ({ primaryKey, descriptions }, { speech }) =>
    primaryKey
      ? {
          type: "primarykey",
          imeMode: "auto",
          mask: "ValidForAdvancedFind|RequiredForGrid",
          api: "011",
          custom: false,
          audit: false,
          fixedRequirement: true,
          search: "011",
          descriptions: descriptions ?? { [speech.languages[0] ?? 1033]: "" },
          tail: [],
        }
      : { type: "uniqueidentifier", imeMode: "auto", tail: [] },
  state: (column, place) => ({
    type: "state",
    imeMode: "auto",
    custom: false,
    api: "110",
    search: "010",
    tail: [
      localSet(
        { ...setOf(column, place), type: "state", options: states(column.states, place.speech) },
        place.speech,
      ),
    ],
  }),
  status: (column, place) => ({
    type: "status",
    imeMode: "auto",
    custom: false,
    tail: [
      localSet(
        {
          ...setOf(column, place),
          type: "status",
          options: statuses(column.statuses, place.speech),
        },
        place.speech,
      ),
    ],
  }),
  foreign: ({ type }) => ({ type, imeMode: "auto", tail: [] }),
} satisfies { readonly [Kind in ColumnKind]: Writer<Kind> };

/** The facts of one column of ours. */
export function factsOf(column: Column, place: ColumnPlace): AttributeFacts {
  const write = WRITERS[column.kind] as (column: Column, place: ColumnPlace) => Tail;
  const { api, source } = column;
  return {
    schemaName: column.schemaName,
    required: column.required,
    mask: masked(EVERYWHERE, column.readOnlyInUi),
    api: api ? `${bit(api.update)}${bit(api.read)}${bit(api.create)}` : "111",
    custom: column.custom,
    ...(source && { sourceType: SOURCE_TYPES[source] }),
    audit: true,
    introduced: place.introduced,
    search: "000",
    labels: column.labels,
    descriptions: column.descriptions,
    ...write(column, place),
  };
}

export const columnNode = (column: Column, place: ColumnPlace): Element =>
  attributeNode(factsOf(column, place), place.speech);

const bit = (on: boolean): 0 | 1 => (on ? 1 : 0);

const masked = (mask: string, readOnly: boolean | undefined): string =>
  readOnly ? `ReadOnlyInUI|${mask}` : mask;

const BEHAVIORS = {
  "user-local": 1,
  "date-only": 2,
  "time-zone-independent": 3,
} satisfies Record<DateColumn["behavior"], number>;

const range = ({ min, max, precision }: ColumnOf<"decimal"> | ColumnOf<"float">) =>
  fields({ MinValue: numberText(min), MaxValue: numberText(max), Accuracy: precision });

/** Numbers as .NET writes them in no language: `1E-10`. */
export const numberText = (value: number): string =>
  String(value)
    .toUpperCase()
    .replace(/E([+-])(\d)$/, "E$10$2");

const setOf = (column: Column, { table, introduced }: ColumnPlace) => ({
  name: `${table}_${column.logicalName}`,
  introduced,
  labels: column.labels,
  descriptions: column.descriptions,
});

function optionsOf(column: ChoiceColumn | ColumnOf<"choices">, place: ColumnPlace): Node {
  const { choice } = column;
  if (choice.kind === "global-choice") return element("OptionSetName", {}, choice.name);
  return localSet(
    {
      ...setOf(column, place),
      type: "picklist",
      options: options(choice.options, place.speech),
    },
    place.speech,
  );
}
