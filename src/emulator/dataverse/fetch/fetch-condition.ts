import type { Column } from "#dataverse";
import { attribute, type Element, textOf } from "#foundation";
import { comparable, orderOf } from "../comparable.ts";
import type { Refused } from "../errors.ts";
import { isRefused } from "../errors.ts";
import type { Stored } from "../row.ts";
import { collate } from "../row.ts";
import { guidOf } from "../values.ts";
import { childrenNamed, malformed, unknown } from "./fetch-elements.ts";
import type { Asked, Joined, JoinedTest } from "./fetch-query.ts";
import { likeTest } from "./like.ts";
import { dayOf, type Period, periodOf } from "./relative-time.ts";

/** A column as a condition names it: which one, and of which table. */
export interface Named {
  readonly column: Column;
  readonly source: number;
}

export type NamedColumn = (name: string, entity: string | undefined) => Named | Refused;

type StoredTest = (value: Stored) => boolean;

/** Operators that say no: they hold for an empty column too, as in the database's own queries (I). */
const NEGATIONS: ReadonlyMap<string, string> = new Map([
  ["ne", "eq"],
  ["neq", "eq"],
  ["not-like", "like"],
  ["not-in", "in"],
  ["not-between", "between"],
  ["not-begin-with", "begins-with"],
  ["not-end-with", "ends-with"],
  ["not-contain-values", "contain-values"],
  ["not-on", "on"],
  ["ne-userid", "eq-userid"],
]);

/** What one `<condition>` says of joined rows. */
export function conditionOf(
  element: Element,
  named: NamedColumn,
  asked: Asked,
): JoinedTest | Refused {
  const [name, operator] = [attribute(element, "attribute"), attribute(element, "operator")];
  if (name === undefined || operator === undefined) {
    return malformed("a condition has an attribute and an operator.");
  }
  const subject = named(name, attribute(element, "entityname"));
  if (isRefused(subject)) return subject;
  const { column, source } = subject;
  const read = (joined: Joined): Stored | undefined => joined[source]?.get(column.logicalName);
  if (operator === "null") return (joined) => read(joined) === undefined;
  if (operator === "not-null") return (joined) => read(joined) !== undefined;
  const other = attribute(element, "valueof");
  if (other !== undefined) return comparedColumns(subject, operator, other, named);
  const positive = NEGATIONS.get(operator);
  const test = testOf(positive ?? operator, column, valuesIn(element), asked);
  if (isRefused(test)) return test;
  return (joined) => {
    const value = read(joined);
    if (value === undefined) return positive !== undefined;
    return test(value) === (positive === undefined);
  };
}

/** The `value` of a condition, or those of its `<value>` elements. */
function valuesIn(element: Element): readonly string[] {
  const own = attribute(element, "value");
  return [...(own === undefined ? [] : [own]), ...childrenNamed(element, "value").map(textOf)];
}

const ORDERS: ReadonlyMap<string, (order: number) => boolean> = new Map([
  ["eq", (order: number) => order === 0],
  ["gt", (order: number) => order > 0],
  ["ge", (order: number) => order >= 0],
  ["lt", (order: number) => order < 0],
  ["le", (order: number) => order <= 0],
]);

/** Two columns of the same kind, as `valueof` compares them. */
function comparedColumns(
  { column, source }: Named,
  operator: string,
  other: string,
  named: NamedColumn,
): JoinedTest | Refused {
  const positive = NEGATIONS.get(operator) ?? operator;
  const holds = ORDERS.get(positive);
  if (!holds) return malformed(`"${operator}" does not compare columns.`);
  const dot = other.indexOf(".");
  const right = named(other.slice(dot + 1), dot < 0 ? undefined : other.slice(0, dot));
  if (isRefused(right)) return right;
  if (typeOf(right.column) !== typeOf(column)) {
    return malformed(`"${column.logicalName}" and "${other}" are not of the same type.`);
  }
  return (joined) => {
    const mine = joined[source]?.get(column.logicalName);
    const theirs = joined[right.source]?.get(right.column.logicalName);
    if (mine === undefined || theirs === undefined) return false;
    const order = orderOf(comparable(column, mine), comparable(right.column, theirs));
    return holds(order) === (positive === operator);
  };
}

/** Texts of one line and of several are one type. */
const typeOf = ({ kind }: Column): string => (kind === "memo" ? "text" : kind);

function testOf(
  operator: string,
  column: Column,
  values: readonly string[],
  asked: Asked,
): StoredTest | Refused {
  const [first] = values;
  const order = ORDERS.get(operator);
  if (order) return values.length === 1 ? compared(order, column, values) : counted(operator, 1);
  switch (operator) {
    case "in":
      return values.length === 0
        ? counted(operator, 1)
        : among(column, values, (mine, all) => all.includes(mine));
    case "between":
      return values.length === 2
        ? among(column, values, (mine, [low = "", high = ""]) => mine >= low && mine <= high)
        : counted(operator, 2);
    case "like":
    case "begins-with":
    case "ends-with":
      if (first === undefined || values.length > 1) return counted(operator, 1);
      return liked(operator, column, first);
    case "contain-values":
      return column.kind === "choices"
        ? (stored) =>
            String(stored)
              .split(",")
              .some((one) => values.includes(one))
        : misplaced(operator, column);
    case "eq-userid":
      return column.kind === "lookup" || column.kind === "unique-identifier"
        ? (stored) => comparable(column, stored) === asked.user.toLowerCase()
        : misplaced(operator, column);
    case "on":
    case "on-or-after":
    case "on-or-before":
      if (first === undefined || values.length > 1) return counted(operator, 1);
      return onDay(operator, column, first);
  }
  return inPeriod(operator, column, values, asked);
}

const counted = (operator: string, count: number): Refused =>
  malformed(`"${operator}" takes ${count === 1 ? "a value" : `${count} values`}.`);

const misplaced = (operator: string, { logicalName, kind }: Column): Refused =>
  malformed(`"${operator}" does not go with "${logicalName}" (${kind}).`);

function compared(
  holds: (order: number) => boolean,
  column: Column,
  values: readonly string[],
): StoredTest | Refused {
  return among(column, values, (mine, [wanted = ""]) => holds(orderOf(mine, wanted)));
}

function among(
  column: Column,
  values: readonly string[],
  holds: (mine: string | number, values: readonly (string | number)[]) => boolean,
): StoredTest | Refused {
  const wanted: (string | number)[] = [];
  for (const value of values) {
    const one = comparableText(column, value);
    if (one === undefined) {
      return malformed(`"${value}" is no value of "${column.logicalName}" (${column.kind}).`);
    }
    wanted.push(one);
  }
  return (stored) => holds(comparable(column, stored), wanted);
}

/** A value as FetchXml writes it: ids also in braces, yes and no also as 1 and 0. */
function comparableText(column: Column, text: string): string | number | undefined {
  switch (column.kind) {
    case "text":
    case "memo":
      return collate(text);
    case "lookup":
    case "unique-identifier":
      return guidOf(text.trim().replace(/^\{(.*)\}$/, "$1"));
    case "date":
      return momentIn(text);
    case "yes-no":
      return YES_NO.get(text.toLowerCase());
    case "choice":
    case "state":
    case "status":
    case "whole-number":
    case "money":
    case "decimal":
    case "float":
      return /^-?\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
    case "choices":
    case "foreign":
      return undefined;
  }
}

/** What names no zone is in UTC, the only one here. */
function momentIn(text: string): number | undefined {
  const found =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/i.exec(
      text.trim(),
    );
  if (!found) return undefined;
  const [, day, time = "00:00", zone = "Z"] = found;
  const moment = Date.parse(`${day}T${time}${zone.toUpperCase()}`);
  return Number.isNaN(moment) ? undefined : moment;
}

const YES_NO: ReadonlyMap<string, number> = new Map([
  ["1", 1],
  ["true", 1],
  ["0", 0],
  ["false", 0],
]);

function liked(operator: string, column: Column, value: string): StoredTest | Refused {
  if (column.kind !== "text" && column.kind !== "memo") return misplaced(operator, column);
  const [before, after] = [
    operator === "ends-with" ? "%" : "",
    operator === "begins-with" ? "%" : "",
  ];
  const test = likeTest(before + value + after);
  return (stored) => typeof stored === "string" && test(stored);
}

function onDay(operator: string, column: Column, value: string): StoredTest | Refused {
  const moment = column.kind === "date" ? comparableText(column, value) : undefined;
  if (typeof moment !== "number") return misplaced(`${operator} ${value}`, column);
  const { from, to } = dayOf(moment);
  return within(column, {
    from: operator === "on-or-before" ? Number.NEGATIVE_INFINITY : from,
    to: operator === "on-or-after" ? Number.POSITIVE_INFINITY : to,
  });
}

function inPeriod(
  operator: string,
  column: Column,
  values: readonly string[],
  { now }: Asked,
): StoredTest | Refused {
  const counts = /-x-/.test(operator);
  const count = Number(counts ? values[0] : 0);
  const period = periodOf(operator, count, now);
  if (!period) return unknown(`the operator "${operator}"`);
  if (column.kind !== "date") return misplaced(operator, column);
  if (values.length !== (counts ? 1 : 0) || !Number.isInteger(count) || count < 0) {
    return malformed(`"${operator}" takes ${counts ? "a whole number" : "no value"}.`);
  }
  return within(column, period);
}

const within =
  (column: Column, { from, to }: Period): StoredTest =>
  (stored) => {
    const moment = Number(comparable(column, stored));
    return moment >= from && moment < to;
  };
