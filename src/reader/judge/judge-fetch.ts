import { attribute, childElementsNamed, type Element } from "#foundation";
import { attributeOf } from "../fields.ts";
import type { Notes } from "../notes.ts";
import type { Where } from "./judge-names.ts";

/** Words of FetchXML's schema. */
const OPERATORS: ReadonlySet<string> = new Set(
  (
    "eq neq ne gt ge le lt like not-like in not-in between not-between null not-null yesterday today " +
    "tomorrow last-seven-days next-seven-days last-week this-week next-week last-month this-month " +
    "next-month on on-or-before on-or-after last-year this-year next-year last-x-hours next-x-hours " +
    "last-x-days next-x-days last-x-weeks next-x-weeks last-x-months next-x-months last-x-years " +
    "next-x-years olderthan-x-minutes olderthan-x-hours olderthan-x-days olderthan-x-weeks " +
    "olderthan-x-months olderthan-x-years eq-userid ne-userid eq-userteams eq-useroruserteams " +
    "eq-useroruserhierarchy eq-useroruserhierarchyandteams eq-businessid ne-businessid " +
    "eq-userlanguage this-fiscal-year this-fiscal-period next-fiscal-year next-fiscal-period " +
    "last-fiscal-year last-fiscal-period last-x-fiscal-years last-x-fiscal-periods " +
    "next-x-fiscal-years next-x-fiscal-periods in-fiscal-year in-fiscal-period " +
    "in-fiscal-period-and-year in-or-before-fiscal-period-and-year " +
    "in-or-after-fiscal-period-and-year begins-with not-begin-with ends-with not-end-with under " +
    "eq-or-under not-under above eq-or-above contain-values not-contain-values"
  ).split(" "),
);

/** Every table has them; exports do not always list them. */
const UNLISTED: ReadonlySet<string> = new Set([
  ...["versionnumber", "importsequencenumber", "overriddencreatedon"],
  ...["createdonbehalfby", "modifiedonbehalfby", "timezoneruleversionnumber"],
  ...["utcconversiontimezonecode", "owningbusinessunit", "owninguser", "owningteam"],
]);

/** What a view asks for: columns of its table, compared as FetchXML compares. */
export function judgeFetch(
  entity: Element,
  columns: ReadonlyMap<string, string> | undefined,
  place: Where,
  notes: Notes,
): void {
  const lacks = (name: string): boolean =>
    columns !== undefined &&
    name !== "" &&
    !columns.has(name.toLowerCase()) &&
    !UNLISTED.has(name.toLowerCase());
  for (const one of childElementsNamed(entity, "attribute")) {
    const name = attributeOf(one, "name");
    if (!lacks(name)) continue;
    notes.say("warning", "view", `The view fetches "${name}", which is no column.`, ...place);
  }
  for (const order of childElementsNamed(entity, "order")) {
    const said = attribute(order, "descending");
    if (said === undefined || /^(?:true|false|[01])$/.test(said)) continue;
    const message = `The view sorts "${said}" instead of true or false (descending).`;
    notes.say("error", "view", message, ...place);
  }
  for (const link of childElementsNamed(entity, "link-entity")) {
    const name = attributeOf(link, "to");
    if (!lacks(name)) continue;
    const message = `The view joins "${attributeOf(link, "name")}" by "${name}", which is no column.`;
    notes.say("warning", "view", message, ...place);
  }
  const visit = (filter: Element): void => {
    childElementsNamed(filter, "filter").forEach(visit);
    const type = attribute(filter, "type");
    if (filter.name === "filter" && type !== undefined && !/^(?:and|or)$/.test(type)) {
      notes.say("error", "view", `The view filters by "${type}" instead of and, or.`, ...place);
    }
    for (const condition of childElementsNamed(filter, "condition")) {
      const [name, operator] = [
        attributeOf(condition, "attribute"),
        attributeOf(condition, "operator"),
      ];
      if (attributeOf(condition, "entityname") === "" && lacks(name)) {
        notes.say("warning", "view", `The view compares "${name}", which is no column.`, ...place);
      }
      if (!OPERATORS.has(operator)) {
        const message = `The view compares "${name}" by "${operator}", which is no operator.`;
        notes.say("error", "view", message, ...place);
      }
      judgeValue(condition, columns?.get(name.toLowerCase()), place, notes);
    }
  };
  visit(entity);
}

/** Operators that compare with one value. */
const VALUED: ReadonlySet<string> = new Set(
  (
    "eq ne neq gt ge lt le like not-like begins-with not-begin-with ends-with not-end-with on " +
    "on-or-before on-or-after last-x-hours next-x-hours last-x-days next-x-days last-x-weeks " +
    "next-x-weeks last-x-months next-x-months last-x-years next-x-years olderthan-x-days " +
    "olderthan-x-weeks olderthan-x-months olderthan-x-years"
  ).split(" "),
);

/** Types whose values are numbers. */
const NUMBERED: ReadonlySet<string> = new Set(["state", "status", "picklist", "bit", "int"]);

function judgeValue(
  condition: Element,
  type: string | undefined,
  place: Where,
  notes: Notes,
): void {
  const operator = attributeOf(condition, "operator");
  if (!VALUED.has(operator)) return;
  const name = attributeOf(condition, "attribute");
  const value = attribute(condition, "value");
  if (value === undefined) {
    if (attribute(condition, "valueof") !== undefined || condition.children.length > 0) return;
    const message = `The view compares "${name}" by "${operator}" with nothing.`;
    notes.say("error", "view", message, ...place);
    return;
  }
  const isPlain = /^(?:eq|neq?|[gl][te])$/.test(operator);
  if (!isPlain || !NUMBERED.has(type ?? "") || /^(?:[-+]?\d+|\{\d+\}|)$/.test(value)) return;
  if (attributeOf(condition, "entityname") !== "") return;
  const message = `The view compares "${name}" with "${value}", but the column holds numbers.`;
  notes.say("warning", "view", message, ...place);
}
