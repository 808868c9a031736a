import type { OneToMany, Relationship, RelationshipBehavior } from "#dataverse";
import { childElement, childElementsNamed, type Element } from "#foundation";
import { attributeOf, labelsIn, maybeLabels, textIn } from "../fields.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import type { LookupTargets } from "./columns.ts";

const CASCADES = ["Assign", "Delete", "Reparent", "Share", "Unshare"] as const;

/** Cascades in the order of CASCADES; CascadeArchive differs with the age of the export (§7.1). */
const BEHAVIORS: Readonly<Record<string, RelationshipBehavior>> = {
  "NoCascade RemoveLink NoCascade NoCascade NoCascade": "remove-link",
  "NoCascade Restrict NoCascade NoCascade NoCascade": "restrict",
  "NoCascade Cascade NoCascade NoCascade NoCascade": "delete",
  "Cascade Cascade Cascade Cascade Cascade": "parental",
};

/** An `EntityRelationship`; `undefined` when it names nothing, which the judges report. */
export function readRelationship(element: Element, notes: Notes): Relationship | undefined {
  const name = attributeOf(element, "Name");
  const type = textIn(element, "EntityRelationshipType");
  const place = [CUSTOMIZATIONS, "EntityRelationships", name] as const;
  if (type === "ManyToMany") {
    return {
      kind: "many-to-many",
      name,
      first: textIn(element, "FirstEntityName"),
      second: textIn(element, "SecondEntityName"),
      intersect: textIn(element, "IntersectEntityName"),
    };
  }
  if (type !== "OneToMany") {
    notes.say(
      "error",
      "relationship",
      `The relationship is of no known type ("${type}").`,
      ...place,
    );
    return undefined;
  }
  const behavior = behaviorOf(element);
  if (behavior === "foreign") {
    const message = "The relationship's cascades are none of the usual sets.";
    notes.say("info", "unknown-value", message, ...place);
  }
  return {
    kind: "one-to-many",
    name,
    many: textIn(element, "ReferencingEntityName"),
    one: textIn(element, "ReferencedEntityName"),
    lookup: textIn(element, "ReferencingAttributeName"),
    behavior,
    ...labelOf(element),
  };
}

/** Dataverse's own relationships have no roles and no word about advanced find (§4.4). */
function behaviorOf(element: Element): RelationshipBehavior {
  const own =
    childElement(element, "EntityRelationshipRoles") ??
    childElement(element, "IsValidForAdvancedFind");
  if (!own) return "system";
  const cascades = CASCADES.map((what) => textIn(element, `Cascade${what}`)).join(" ");
  return BEHAVIORS[cascades] ?? "foreign";
}

const rolesOf = (element: Element): readonly Element[] => {
  const roles = childElement(element, "EntityRelationshipRoles");
  return roles ? childElementsNamed(roles, "EntityRelationshipRole") : [];
};

const manySide = (element: Element): Element | undefined =>
  rolesOf(element).find((role) => textIn(role, "RelationshipRoleType") === "1");

function labelOf(element: Element): Pick<OneToMany, "label"> {
  const role = manySide(element);
  if (!role || textIn(role, "NavPaneDisplayOption") !== "UseLabel") return {};
  return maybeLabels("label", labelsIn(role, "CustomLabels"));
}

/** By table and lookup (logical names): where it points and how that is bound. */
export function lookupTargets(elements: readonly Element[]): ReadonlyMap<string, LookupTargets> {
  const found = new Map<string, Record<string, string>>();
  for (const element of elements) {
    const many = textIn(element, "ReferencingEntityName").toLowerCase();
    const one = textIn(element, "ReferencedEntityName").toLowerCase();
    const lookup = textIn(element, "ReferencingAttributeName");
    if (many === "" || one === "" || lookup === "") continue;
    const key = lookupKey(many, lookup);
    const targets = found.get(key) ?? (Object.create(null) as Record<string, string>);
    const role = manySide(element);
    // Dataverse's own relationships have no roles, and navigation properties in lower case.
    targets[one] = role ? textIn(role, "NavigationPropertyName") || lookup : lookup.toLowerCase();
    found.set(key, targets);
  }
  return new Map([...found].map(([key, targets]) => [key, { ...targets }]));
}

export const lookupKey = (table: string, lookup: string): string =>
  `${table.toLowerCase()}.${lookup.toLowerCase()}`;
