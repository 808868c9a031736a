import { attribute, childElements, type Element, parseXml } from "#foundation";
import type { Refused } from "../errors.ts";
import { isRefused, refused } from "../errors.ts";
import type { Metadata, TableMetadata } from "../metadata.ts";
import { conditionOf, type NamedColumn } from "./fetch-condition.ts";
import { columnsIn } from "./fetch-columns.ts";
import { childrenNamed, countsIn, isYes, malformed, unknown, unknownIn } from "./fetch-elements.ts";
import type {
  Asked,
  FetchLink,
  FetchOrder,
  FetchQuery,
  FetchSource,
  JoinedTest,
} from "./fetch-query.ts";
import { tableNamed } from "./intersect-table.ts";

/** Queries travel in addresses; none is longer (I). */
const LONGEST = 65_536;
/** The service's limits. */
const MOST_LINKS = 15;
const MOST_AGGREGATED = 50_000;
/** Of filters in filters. */
const DEEPEST = 50;

/** An entity or link-entity with its place among the others. */
interface Placed {
  readonly element: Element;
  readonly table: TableMetadata;
  readonly to: number;
  readonly alias: string;
}

/** Reads FetchXml for rows of a table. What it says and the simulation does not know is refused. */
export function fetchQueryOf(
  metadata: Metadata,
  table: TableMetadata,
  text: string,
  asked: Asked,
): FetchQuery | Refused {
  if (text.length > LONGEST) return malformed(`longer than ${LONGEST} characters.`);
  const { value: fetch, diagnostics } = parseXml(text.trim(), "fetchXml");
  if (!fetch) return malformed(diagnostics[0]?.message ?? "it is no XML.");
  if (fetch.name !== "fetch") return malformed(`it begins with <fetch>, not with <${fetch.name}>.`);
  const strange = unknownIn(fetch);
  if (strange) return strange;
  const [entity, ...more] = childrenNamed(fetch, "entity");
  if (!entity || more.length > 0) return malformed("it has one <entity>.");
  if (attribute(entity, "name") !== table.name) {
    return malformed(`it asks for "${attribute(entity, "name") ?? ""}", not for "${table.name}".`);
  }
  const placed: Placed[] = [{ element: entity, table, to: -1, alias: "" }];
  const wrong = placeLinks(metadata, placed, entity, 0);
  if (wrong) return wrong;
  const settled = sourcesOf(placed, asked, isYes(fetch, "aggregate"));
  if (isRefused(settled)) return settled;
  const options = optionsOf(fetch);
  return isRefused(options) ? options : { ...settled, ...options };
}

function optionsOf(fetch: Element): Omit<FetchQuery, "sources" | "holds" | "order"> | Refused {
  const counts = countsIn(fetch, ["top", "count", "page", "aggregatelimit"]);
  if (isRefused(counts)) return counts;
  const { top, count, page, aggregatelimit = MOST_AGGREGATED } = counts;
  if (top !== undefined && (count !== undefined || page !== undefined)) {
    return malformed('"top" does not go with "count" and "page".');
  }
  const mapping = attribute(fetch, "mapping") ?? "logical";
  if (mapping !== "logical") return unknown(`the mapping "${mapping}"`);
  return {
    top,
    pageSize: count,
    page: page ?? 1,
    distinct: isYes(fetch, "distinct"),
    aggregate: isYes(fetch, "aggregate"),
    rawOrder: isYes(fetch, "useraworderby"),
    aggregateLimit: Math.min(aggregatelimit, MOST_AGGREGATED),
  };
}

/** Puts the tables that are linked to one behind those that are placed already. */
function placeLinks(
  metadata: Metadata,
  placed: Placed[],
  within: Element,
  to: number,
): Refused | undefined {
  for (const element of childrenNamed(within, "link-entity")) {
    if (placed.length > MOST_LINKS) {
      return refused("too-many-links", "Number of link entities in query exceeded maximum limit.");
    }
    const name = attribute(element, "name") ?? "";
    const table = tableNamed(metadata, name);
    if (!table) return refused("entity-unknown", `There is no table '${name}'.`);
    const own = placed.length;
    const alias = aliasOf(element, table, placed);
    if (placed.some((one) => one.alias === alias)) {
      return malformed(`two tables are called "${alias}".`);
    }
    placed.push({ element, table, to, alias });
    const wrong = placeLinks(metadata, placed, element, own);
    if (wrong) return wrong;
  }
  return undefined;
}

/** Without an alias a row that is looked up is called as its table, others also by a number. */
function aliasOf(element: Element, table: TableMetadata, placed: readonly Placed[]): string {
  const said = attribute(element, "alias");
  if (said !== undefined && said !== "") return said;
  if (attribute(element, "from") === table.primaryId) return table.name;
  const same = placed.filter((one) => one.to >= 0 && one.table.name === table.name);
  return `${table.name}${same.length + 1}`;
}

function sourcesOf(
  placed: readonly Placed[],
  asked: Asked,
  aggregate: boolean,
): Pick<FetchQuery, "sources" | "holds" | "order"> | Refused {
  const sources: FetchSource[] = [];
  const order: FetchOrder[] = [];
  let rows: JoinedTest = () => true;
  for (const [own, { element, table, to }] of placed.entries()) {
    const named = namedIn(placed, own);
    const columns = columnsIn(element, named, table, own, aggregate);
    if (isRefused(columns)) return columns;
    const holds = allOf(element, named, asked);
    if (isRefused(holds)) return holds;
    const link = own === 0 ? undefined : linkOf(placed, own, holds, sources[to]?.link);
    if (isRefused(link)) return link;
    if (!link) rows = holds;
    sources.push({ table, columns, link });
    for (const one of childrenNamed(element, "order")) {
      const by = orderIn(one, named, aggregate);
      if (isRefused(by)) return by;
      order.push(by);
    }
  }
  const aliases = sources.flatMap(({ columns }) => columns.map(({ alias }) => alias));
  const lost = order.find(({ by }) => "alias" in by && !aliases.includes(by.alias));
  if (lost && "alias" in lost.by) return malformed(`no column is called "${lost.by.alias}".`);
  return { sources, order, holds: rows };
}

/** Names a column of the table itself, or of the one that is called so. */
const namedIn =
  (placed: readonly Placed[], own: number): NamedColumn =>
  (name, entity) => {
    const source =
      entity === undefined ? own : placed.findIndex(({ alias, to }) => to >= 0 && alias === entity);
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

/** All filters of an element, which must all hold. */
function allOf(element: Element, named: NamedColumn, asked: Asked): JoinedTest | Refused {
  const tests: JoinedTest[] = [];
  for (const filter of childrenNamed(element, "filter")) {
    const test = filterOf(filter, named, asked, 0);
    if (isRefused(test)) return test;
    tests.push(test);
  }
  return (joined) => tests.every((test) => test(joined));
}

function filterOf(
  filter: Element,
  named: NamedColumn,
  asked: Asked,
  depth: number,
): JoinedTest | Refused {
  if (depth > DEEPEST) return malformed(`filters are nested deeper than ${DEEPEST} levels.`);
  const type = attribute(filter, "type") ?? "and";
  if (type !== "and" && type !== "or")
    return malformed(`a filter is "and" or "or", not "${type}".`);
  const tests: JoinedTest[] = [];
  for (const child of childElements(filter)) {
    const test: JoinedTest | Refused =
      child.name === "filter"
        ? filterOf(child, named, asked, depth + 1)
        : conditionOf(child, named, asked);
    if (isRefused(test)) return test;
    tests.push(test);
  }
  if (type === "and" || tests.length === 0) return (joined) => tests.every((test) => test(joined));
  return (joined) => tests.some((test) => test(joined));
}

function linkOf(
  placed: readonly Placed[],
  own: number,
  holds: JoinedTest,
  outer: FetchLink | undefined,
): FetchLink | Refused {
  const { element, to, alias } = placed[own] as Placed;
  const kind = attribute(element, "link-type") ?? "inner";
  if (kind !== "inner" && kind !== "outer") return unknown(`the link type "${kind}"`);
  if (kind === "inner" && outer?.kind === "outer") {
    return unknown("an inner link inside of an outer one");
  }
  const [from, at] = [attribute(element, "from"), attribute(element, "to")];
  if (from === undefined || at === undefined) return malformed("a link-entity has from and to.");
  const [mine, theirs] = [
    namedIn(placed, own)(from, undefined),
    namedIn(placed, to)(at, undefined),
  ];
  if (isRefused(mine)) return mine;
  if (isRefused(theirs)) return theirs;
  const [fromColumn, toColumn] = [mine.column.logicalName, theirs.column.logicalName];
  return { to, toColumn, fromColumn, kind, alias, holds };
}

/** An aggregate is ordered by what its columns are called, anything else by columns of its tables. */
function orderIn(element: Element, named: NamedColumn, aggregate: boolean): FetchOrder | Refused {
  const descending = isYes(element, "descending");
  const [name, alias] = [attribute(element, "attribute"), attribute(element, "alias")];
  if (aggregate) {
    return alias === undefined || name !== undefined
      ? malformed("an aggregate is ordered by an alias.")
      : { by: { alias }, descending };
  }
  if (name === undefined) return malformed("an order has an attribute.");
  if (alias !== undefined) return unknown('"alias" of an <order> without aggregate');
  const by = named(name, attribute(element, "entityname"));
  return isRefused(by) ? by : { by, descending };
}
