import { attribute, childElements, type Element, parseXml } from "#foundation";
import type { Refused } from "../errors.ts";
import { isRefused, refused } from "../errors.ts";
import type { Metadata, TableMetadata } from "../metadata.ts";
import { columnsIn } from "./fetch-columns.ts";
import type { NamedColumn } from "./fetch-condition.ts";
import { childrenNamed, countsIn, isYes, malformed, unknown, unknownIn } from "./fetch-elements.ts";
import type {
  Asked,
  FetchLink,
  FetchOrder,
  FetchQuery,
  FetchSource,
  JoinedTest,
  LinkKind,
} from "./fetch-query.ts";
import { tableNamed } from "./intersect-table.ts";
import { allOf, endsOf, namedIn, type Placed, type Reading } from "./read-filter.ts";

/** Queries travel in addresses; none is longer (I). */
const LONGEST = 65_536;
/** The service's limits. */
const MOST_LINKS = 15;
const MOST_AGGREGATED = 50_000;
const MOST_TOP = 5000;
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
  const settled = sourcesOf({ metadata, placed, asked }, isYes(fetch, "aggregate"));
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
  if (top !== undefined && top > MOST_TOP) return malformed(`"top" is ${MOST_TOP} at most.`);
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
    if (isRefused(table)) return table;
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
  reading: Reading,
  aggregate: boolean,
): Pick<FetchQuery, "sources" | "holds" | "order"> | Refused {
  const { placed } = reading;
  const sources: FetchSource[] = [];
  const order: FetchOrder[] = [];
  let rows: JoinedTest = () => true;
  for (const [own, { element, table, to }] of placed.entries()) {
    const named = namedIn(placed, own);
    const columns = columnsIn(element, named, table, own, aggregate);
    if (isRefused(columns)) return columns;
    const holds = allOf(reading, own);
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

const KINDS: ReadonlyMap<string, LinkKind> = new Map([
  ["inner", "inner"],
  ["outer", "outer"],
  ["matchfirstrowusingcrossapply", "first"],
  ["exists", "exists"],
  ["in", "exists"],
]);

function linkOf(
  placed: readonly Placed[],
  own: number,
  holds: JoinedTest,
  outer: FetchLink | undefined,
): FetchLink | Refused {
  const { element, to, alias } = placed[own] as Placed;
  const said = attribute(element, "link-type") ?? "inner";
  const kind = KINDS.get(said);
  if (!kind) return unknown(`the link type "${said}"`);
  if (outer?.kind === "exists") return unknown("a link inside of one that gives no rows");
  const mayMiss = outer?.kind === "outer" || outer?.kind === "first";
  if (mayMiss && (kind === "inner" || kind === "exists")) {
    return unknown(`an ${said} link inside of an outer one`);
  }
  if (kind === "exists" && childElements(element).some(({ name }) => GIVING.includes(name))) {
    return malformed(`a link of the type "${said}" gives no columns.`);
  }
  const ends = endsOf(placed, own);
  return isRefused(ends) ? ends : { to, ...ends, kind, alias, holds };
}

const GIVING: readonly string[] = ["attribute", "all-attributes", "order"];

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
