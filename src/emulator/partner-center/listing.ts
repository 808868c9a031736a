import type { Json, JsonObject } from "#foundation";
import { isJsonArray, isJsonObject } from "#foundation";
import type { Comparison, Filter, Literal, Operand } from "../odata/filter.ts";
import { conjunctsOf } from "../odata/filter.ts";
import { parseFilter } from "../odata/parse-filter.ts";
import { invalid, isRefused, Refused } from "./errors.ts";
import { at } from "./nested.ts";
import type { Referral } from "./referral.ts";

/** What the documented filters name (domain.md §4.6); any other is refused. */
const FILTERABLE: readonly string[] = [
  "engagementId",
  "status",
  "substatus",
  "qualification",
  "type",
  "direction",
  "updatedDateTime",
  "customerProfile/address/country",
];

const SORTABLE: readonly string[] = ["createdDateTime", "updatedDateTime"];

export interface Listing {
  readonly holds: (referral: Referral) => boolean;
  /** The engagement that the filter asks for, when it asks for one. */
  readonly engagementId: string | undefined;
  readonly order: { readonly path: string; readonly descending: boolean } | undefined;
  readonly select: readonly string[];
  readonly top: number | undefined;
  readonly skip: number;
  readonly count: boolean;
}

/** Reads the query options of the list of referrals. */
export function listingOf(options: JsonObject): Listing | Refused {
  const said = (name: string): string => {
    const value = options.get(name);
    return value === undefined || value === null ? "" : String(value).trim();
  };
  if (said("$expand") !== "") {
    return new Refused("not-simulated", "The simulation does not know $expand of referrals.");
  }
  const number = (name: string): number | undefined | Refused => {
    const text = said(name);
    if (text === "") return undefined;
    return /^\d{1,9}$/.test(text) ? Number(text) : invalid(`${name} is a whole number.`, name);
  };
  const top = number("$top");
  if (isRefused(top)) return top;
  const skip = number("$skip");
  if (isRefused(skip)) return skip;
  const token = number("$skiptoken");
  if (isRefused(token)) return token;
  const order = orderOf(said("$orderby"));
  if (isRefused(order)) return order;
  const filter = filterOf(said("$filter"));
  if (isRefused(filter)) return filter;
  return {
    holds: filter.holds,
    engagementId: filter.engagementId,
    order,
    select: said("$select")
      .split(",")
      .flatMap((name) => name.trim() || []),
    top,
    skip: (skip ?? 0) + (token ?? 0),
    count: said("$count").toLowerCase() === "true",
  };
}

function orderOf(text: string): Listing["order"] | Refused {
  if (text === "") return undefined;
  const [path = "", direction = "asc", ...rest] = text.split(/\s+/);
  const known = rest.length === 0 && (direction === "asc" || direction === "desc");
  return known && SORTABLE.includes(path)
    ? { path, descending: direction === "desc" }
    : invalid(`Referrals cannot be ordered by "${text}".`, "$orderby");
}

function filterOf(text: string): Pick<Listing, "holds" | "engagementId"> | Refused {
  if (text === "") return { holds: () => true, engagementId: undefined };
  const parsed = parseFilter(text);
  if (!parsed.ok) {
    return invalid(
      `The filter is not understood at ${parsed.offset}: ${parsed.message}.`,
      "$filter",
    );
  }
  const test = testOf(parsed.filter, undefined);
  if (isRefused(test)) return test;
  return {
    holds: (referral) => test(referral.json, undefined),
    engagementId: conjunctsOf(parsed.filter).flatMap(engagementIn)[0],
  };
}

function engagementIn(filter: Filter): readonly string[] {
  if (filter.kind !== "compare" || filter.operator !== "eq") return [];
  const { left, right } = filter;
  const named = left.kind === "path" && left.path.join("/") === "engagementId";
  return named && right.kind === "literal" ? [String(plainOf(right.value)).toLowerCase()] : [];
}

/** `member` is the team member that a lambda looks at. */
type Test = (json: JsonObject, member: JsonObject | undefined) => boolean;

function testOf(filter: Filter, variable: string | undefined): Test | Refused {
  switch (filter.kind) {
    case "and":
    case "or": {
      const left = testOf(filter.left, variable);
      if (isRefused(left)) return left;
      const right = testOf(filter.right, variable);
      if (isRefused(right)) return right;
      return filter.kind === "and"
        ? (json, member) => left(json, member) && right(json, member)
        : (json, member) => left(json, member) || right(json, member);
    }
    case "not": {
      const inner = testOf(filter.operand, variable);
      return isRefused(inner) ? inner : (json, member) => !inner(json, member);
    }
    case "compare":
      return comparisonOf(filter.operator, filter.left, filter.right, variable);
    case "any": {
      if (filter.path.join("/") !== "team") return unknownFilter(filter.path.join("/"));
      const inner = testOf(filter.predicate, filter.variable);
      if (isRefused(inner)) return inner;
      return (json) => {
        const team = json.get("team");
        return isJsonArray(team) && team.some((one) => isJsonObject(one) && inner(json, one));
      };
    }
    case "all":
    case "call":
    case "truth":
      return unknownFilter(filter.kind === "call" ? filter.name : filter.kind);
  }
}

const unknownFilter = (name: string): Refused =>
  invalid(`Referrals cannot be filtered by "${name}".`, "$filter");

function comparisonOf(
  operator: Comparison,
  left: Operand,
  right: Operand,
  variable: string | undefined,
): Test | Refused {
  if (left.kind !== "path" || right.kind !== "literal") {
    return invalid("A condition compares a property with a fixed value.", "$filter");
  }
  const path = left.path.join("/");
  const ofMember = variable !== undefined && path === `${variable}/email`;
  if (!ofMember && !FILTERABLE.includes(path)) return unknownFilter(path);
  const wanted = plainOf(right.value);
  const isMoment = path === "updatedDateTime";
  // An id is the same in either case.
  const limit = isMoment
    ? Date.parse(String(wanted))
    : path === "engagementId"
      ? String(wanted).toLowerCase()
      : wanted;
  if (isMoment && Number.isNaN(limit)) return invalid("A moment is expected.", "$filter");
  return (json, member) => {
    const held = ofMember ? member?.get("email") : at(json, path);
    if (wanted === null || held === undefined || held === null) {
      const both = wanted === null && (held === undefined || held === null);
      return operator === "eq" ? both : operator === "ne" ? !both : false;
    }
    return isMoment
      ? ordered(operator, momentOf(held), Number(limit))
      : ordered(operator, String(held), String(limit));
  };
}

const momentOf = (value: Json): number => Date.parse(String(value).replace(/(\.\d{3})\d+/, "$1"));

function ordered<Value extends string | number>(
  operator: Comparison,
  left: Value,
  right: Value,
): boolean {
  switch (operator) {
    case "eq":
      return left === right;
    case "ne":
      return left !== right;
    case "gt":
      return left > right;
    case "ge":
      return left >= right;
    case "lt":
      return left < right;
    case "le":
      return left <= right;
  }
}

/** GUIDs may stand in quotes or without. */
const plainOf = (value: Literal): null | boolean | bigint | number | string =>
  typeof value === "object" && value !== null ? value.text : value;

export interface ListedPage {
  readonly found: readonly Referral[];
  readonly total: number;
  /** How many to skip for the page that follows. */
  readonly next: number | undefined;
}

/** The referrals of a page: in their order, the oldest first where none is asked for. */
export function pageOf(all: Iterable<Referral>, listing: Listing, pageSize: number): ListedPage {
  const { path, descending } = listing.order ?? { path: "createdDateTime", descending: false };
  const key = ({ json, id }: Referral): string => `${json.get(path)} ${id}`;
  const found = [...all].filter(listing.holds).sort((left, right) => {
    const order = key(left) < key(right) ? -1 : 1;
    return descending ? -order : order;
  });
  const end = listing.skip + Math.min(listing.top ?? pageSize, pageSize);
  const more = listing.top === undefined && found.length > end;
  return {
    found: found.slice(listing.skip, end),
    total: found.length,
    next: more ? end : undefined,
  };
}
