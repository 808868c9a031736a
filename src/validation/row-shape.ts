import type { Column } from "#dataverse";
import type { ValueType } from "#wdl";
import type { KnownTable } from "./known-tables.ts";
import { oncePer } from "./once-per.ts";
import { ANYTHING } from "./query-text.ts";
import {
  type Member,
  objectOf,
  orNull,
  present,
  type RowSource,
  type Shape,
  shape,
} from "./value-shape.ts";

/** How values of a column stand in JSON (flow-language.md §10.3); undefined where nobody knows. */
const TYPES = {
  text: ["string"],
  memo: ["string"],
  choice: ["integer"],
  choices: ["string"],
  "yes-no": ["boolean"],
  lookup: ["string"],
  date: ["string"],
  money: ["integer", "float"],
  "whole-number": ["integer"],
  decimal: ["integer", "float"],
  float: ["integer", "float"],
  "unique-identifier": ["string"],
  state: ["integer"],
  status: ["integer"],
  foreign: undefined,
} as const satisfies Readonly<Record<Column["kind"], readonly ValueType[] | undefined>>;

/** A row as operations and triggers give it: empty columns are absent, the row's id is there. */
export const rowShape = oncePer((table: KnownTable): Shape => {
  const members = table.columns.flatMap((column): readonly (readonly [string, Member])[] => {
    const types = TYPES[column.kind];
    if (!types) return [];
    const name = column.logicalName;
    const key = column.kind === "lookup" ? `_${name}_value` : name;
    return [[key, { shape: orNull(shape(...types)), optional: true }]];
  });
  return objectOf([...members, [table.primaryId, present(shape("string"))]]);
});

/** Whether the rows that a lookup leads to come with the row, under the name of their relationship. */
export const comesExpanded = ({ expand }: RowSource, key: string): boolean =>
  expand !== undefined &&
  (expand.includes(ANYTHING) || expand.toLowerCase().includes(key.toLowerCase()));
