import type { Column } from "#dataverse";
import type { KnownTable } from "./known-tables.ts";
import { oncePer } from "./once-per.ts";
import { ANYTHING } from "./query-text.ts";
import {
  ID_TEXT,
  type Member,
  MOMENT_TEXT,
  objectOf,
  orNull,
  present,
  type RowSource,
  type Shape,
  shape,
} from "./value-shape.ts";

const TEXT = shape("string");
const NUMBER = shape("integer", "float");
const WHOLE = shape("integer");

/** How values of a column stand in JSON (flow-language.md §10.3); undefined where nobody knows. */
const SHAPES: Readonly<Record<Column["kind"], Shape | undefined>> = {
  text: TEXT,
  memo: TEXT,
  choice: WHOLE,
  choices: TEXT,
  "yes-no": shape("boolean"),
  lookup: ID_TEXT,
  date: MOMENT_TEXT,
  money: NUMBER,
  "whole-number": WHOLE,
  decimal: NUMBER,
  float: NUMBER,
  "unique-identifier": ID_TEXT,
  state: WHOLE,
  status: WHOLE,
  foreign: undefined,
};

/** A row as operations and triggers give it: empty columns are absent, the row's id is there. */
export const rowShape = oncePer((table: KnownTable): Shape => {
  const members = table.columns.flatMap((column): readonly (readonly [string, Member])[] => {
    const of = SHAPES[column.kind];
    if (!of) return [];
    const name = column.logicalName;
    const key = column.kind === "lookup" ? `_${name}_value` : name;
    return [[key, { shape: orNull(of), optional: true }]];
  });
  return objectOf([...members, [table.primaryId, present(ID_TEXT)]]);
});

/** Whether the rows that a lookup leads to come with the row, under the name of their relationship. */
export const comesExpanded = ({ expand }: RowSource, key: string): boolean =>
  expand !== undefined &&
  (expand.includes(ANYTHING) || expand.toLowerCase().includes(key.toLowerCase()));
