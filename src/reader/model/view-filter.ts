import type { ViewCondition, ViewFilter, ViewKind } from "#dataverse";
import { attribute, childElements, childElementsNamed, type Element, textOf } from "#foundation";
import { attributeOf } from "../fields.ts";

/**
 * Which rows the `entity` of a FetchXML asks for; `unread` where it says more than we can. What the kind
 * of a view says of its own, its state or what is searched for, is no filter.
 */
export function readFilter(entity: Element, kind: ViewKind): ViewFilter | "unread" | undefined {
  const filters = childElementsNamed(entity, "filter").filter(
    (filter) =>
      attributeOf(filter, "isquickfindfields") !== "1" && !(kind !== "public" && isState(filter)),
  );
  const [filter, more] = filters;
  if (!filter) return undefined;
  const conditions = childElements(filter).map(conditionOf);
  const known = conditions.filter((one) => one !== undefined);
  if (more || known.length < conditions.length) return "unread";
  return { match: attributeOf(filter, "type") === "or" ? "any" : "all", conditions: known };
}

/** `statecode eq 0` or `1` alone: active and inactive rows. */
function isState(filter: Element): boolean {
  const [only, more] = childElements(filter);
  return (
    only !== undefined &&
    more === undefined &&
    attributeOf(only, "attribute") === "statecode" &&
    attributeOf(only, "operator") === "eq"
  );
}

function conditionOf(element: Element): ViewCondition | undefined {
  const column = attributeOf(element, "attribute");
  const operator = attributeOf(element, "operator");
  const value = attribute(element, "value");
  const said = new Set(element.attributes.map(([name]) => name));
  const plain = ["attribute", "operator", "value"];
  if (
    element.name !== "condition" ||
    column === "" ||
    [...said].some((one) => !plain.includes(one))
  )
    return undefined;
  switch (operator) {
    case "eq":
    case "ne":
    case "gt":
    case "ge":
    case "lt":
    case "le":
    case "like":
    case "not-like":
      return value === undefined ? undefined : { column, operator, value };
    case "in":
    case "not-in":
      return { column, operator, values: childElementsNamed(element, "value").map(textOf) };
    case "last-x-days":
    case "next-x-days":
      return value === undefined ? undefined : { column, operator, value: Number(value) };
    case "null":
    case "not-null":
    case "eq-userid":
    case "ne-userid":
    case "today":
      return { column, operator };
    default:
      return undefined;
  }
}
