import { attribute, childElements, type Element } from "#foundation";
import type { Refused } from "../errors.ts";
import { isRefused, refused } from "../errors.ts";
import type { Metadata, TableMetadata } from "../metadata.ts";
import type { Store } from "../store.ts";
import { conditionOf, type NamedColumn } from "./fetch-condition.ts";
import { childrenNamed, malformed, unknown } from "./fetch-elements.ts";
import type { Asked, FetchLink, JoinedTest } from "./fetch-query.ts";
import { tableNamed } from "./intersect-table.ts";
import { partnersOf } from "./join-rows.ts";

/** An entity or link-entity with its place among the others. */
export interface Placed {
  readonly element: Element;
  readonly table: TableMetadata;
  readonly to: number;
  readonly alias: string;
}

/** What a query is read with. */
export interface Reading {
  readonly metadata: Metadata;
  readonly placed: readonly Placed[];
  readonly asked: Asked;
}

/** Of filters in filters. */
const DEEPEST = 50;

/** Names a column of the table itself, or of the one that is called so. */
export const namedIn =
  (placed: readonly Placed[], own: number): NamedColumn =>
  (name, entity) => {
    const source = entity === undefined ? own : placeCalled(placed, entity);
    const table = placed[source]?.table;
    if (!table) return malformed(`no linked table is called "${entity}".`);
    if (own > 0 && source !== own) {
      return unknown(`"entityname" in a filter of a link-entity`);
    }
    const column = table.columns.get(name);
    return column
      ? { column, source }
      : refused(
          "attribute-unknown",
          `'${table.name}' entity doesn't contain attribute with Name = '${name}'.`,
        );
  };

/** By its alias; a table without one also by its own name. */
function placeCalled(placed: readonly Placed[], name: string): number {
  const aliased = placed.findIndex(({ alias, to }) => to >= 0 && alias === name);
  return aliased >= 0
    ? aliased
    : placed.findIndex(
        ({ element, table, to }) =>
          to >= 0 && table.name === name && (attribute(element, "alias") ?? "") === "",
      );
}

/** The column of a linked table and the one it must be equal to. */
export function endsOf(
  placed: readonly Placed[],
  own: number,
): Pick<FetchLink, "fromColumn" | "toColumn"> | Refused {
  const { element, to } = placed[own] as Placed;
  const [from, at] = [attribute(element, "from"), attribute(element, "to")];
  if (from === undefined || at === undefined)
    return unknown('a link-entity without "from" and "to"');
  const mine = namedIn(placed, own)(from, undefined);
  if (isRefused(mine)) return mine;
  const theirs = namedIn(placed, to)(at, undefined);
  if (isRefused(theirs)) return theirs;
  return { fromColumn: mine.column.logicalName, toColumn: theirs.column.logicalName };
}

/** All filters of an element, which must all hold. */
export function allOf(reading: Reading, own: number): JoinedTest | Refused {
  const tests: JoinedTest[] = [];
  for (const filter of childrenNamed((reading.placed[own] as Placed).element, "filter")) {
    const test = filterOf(reading, own, filter, 0);
    if (isRefused(test)) return test;
    tests.push(test);
  }
  return (joined, store) => tests.every((test) => test(joined, store));
}

function filterOf(
  reading: Reading,
  own: number,
  filter: Element,
  depth: number,
): JoinedTest | Refused {
  if (depth > DEEPEST) return malformed(`filters are nested deeper than ${DEEPEST} levels.`);
  const type = attribute(filter, "type") ?? "and";
  if (type !== "and" && type !== "or")
    return malformed(`a filter is "and" or "or", not "${type}".`);
  const tests: JoinedTest[] = [];
  for (const child of childElements(filter)) {
    const test = partOf(reading, own, child, depth);
    if (isRefused(test)) return test;
    tests.push(test);
  }
  if (type === "and" || tests.length === 0)
    return (joined, store) => tests.every((test) => test(joined, store));
  return (joined, store) => tests.some((test) => test(joined, store));
}

function partOf(
  reading: Reading,
  own: number,
  child: Element,
  depth: number,
): JoinedTest | Refused {
  if (child.name === "filter") return filterOf(reading, own, child, depth + 1);
  if (child.name === "link-entity") return relatedOf(reading, own, child, depth);
  return conditionOf(child, namedIn(reading.placed, own), reading.asked);
}

/**
 * Links that only filter, each with whether there must be rows. Of `all` and `not all` the service's
 * own pages say one thing and its opposite: they are not known here.
 */
const FILTERING: ReadonlyMap<string, boolean> = new Map([
  ["any", true],
  ["not any", false],
]);

/** Whether a row has related rows, of which nothing is given. */
function relatedOf(
  reading: Reading,
  own: number,
  element: Element,
  depth: number,
): JoinedTest | Refused {
  const kind = attribute(element, "link-type") ?? "inner";
  const wanted = FILTERING.get(kind);
  if (wanted === undefined) return unknown(`the link type "${kind}" in a filter`);
  const other = childElements(element).find(({ name }) => name !== "filter");
  if (other) return unknown(`<${other.name}> in a link of the type "${kind}"`);
  if (depth + reading.placed.length > DEEPEST) return malformed("links are nested too deep.");
  const name = attribute(element, "name") ?? "";
  const table = tableNamed(reading.metadata, name);
  if (isRefused(table)) return table;
  const place = reading.placed.length;
  const placed = [...reading.placed, { element, table, to: own, alias: "" }];
  const ends = endsOf(placed, place);
  if (isRefused(ends)) return ends;
  const holds = allOf({ ...reading, placed }, place);
  if (isRefused(holds)) return holds;
  let partners: ReturnType<typeof partnersOf> | undefined;
  let of: Store | undefined;
  return (joined, store) => {
    if (!partners || of !== store) {
      partners = partnersOf(store, table, ends);
      of = store;
    }
    const found = partners(joined[own]).some((row) => {
      const more = [...joined];
      more[place] = row;
      return holds(more, store);
    });
    return found === wanted;
  };
}
