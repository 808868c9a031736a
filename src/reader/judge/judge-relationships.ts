import { childElement, childElementsNamed, type Element } from "#foundation";
import type { SolutionDocument } from "#model";
import { attributeOf, flagIn, listIn, textIn } from "../fields.ts";
import { manifestOf, publisherOf } from "../model/solution-xml.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import { judgeTwins, type Where } from "./judge-names.ts";

const LIST: Where = [CUSTOMIZATIONS, "EntityRelationships"];

/** §4.5: no schema sets a limit; no export has a longer one. */
const LONGEST_NAME = 100;

const SHARED: ReadonlySet<string> = new Set([
  ...["Cascade", "NoCascade", "Active", "ActiveOnly", "Owned", "UserOwned"],
]);
const DELETED: ReadonlySet<string> = new Set(["Cascade", "RemoveLink", "Restrict", "NoCascade"]);
/** What a relationship may do when something happens to the one row (§7.1). */
const CASCADES: Readonly<Record<string, ReadonlySet<string>>> = {
  CascadeAssign: SHARED,
  CascadeDelete: DELETED,
  CascadeArchive: DELETED,
  CascadeReparent: SHARED,
  CascadeShare: SHARED,
  CascadeUnshare: SHARED,
};

export function judgeRelationships(document: SolutionDocument, notes: Notes): void {
  const { customizations } = document;
  const relationships = listIn(customizations, "EntityRelationships", "EntityRelationship");
  for (const one of relationships) {
    const name = attributeOf(one, "Name");
    if (name === "") notes.say("error", "part-name", "A relationship has no name.", ...LIST);
    if (name.length > LONGEST_NAME) {
      const message = `The name of the relationship is longer than ${LONGEST_NAME} characters.`;
      notes.say("warning", "name", message, ...LIST, name);
    }
    const many = textIn(one, "EntityRelationshipType") === "ManyToMany";
    const ends = many
      ? ["FirstEntityName", "SecondEntityName"]
      : ["ReferencingEntityName", "ReferencedEntityName", "ReferencingAttributeName"];
    for (const end of ends) {
      const said = textIn(one, end);
      if (said === "") notes.say("error", "relationship", `${end} is missing.`, ...LIST, name);
      if (/[/\\]/.test(said)) {
        notes.say("error", "name", `${end} "${said}" is called like a path.`, ...LIST, name);
      }
    }
    if (!many) judgeOneToMany(one, [...LIST, name], notes);
  }
  judgeTwins(
    "relationship",
    relationships.map((one) => attributeOf(one, "Name")),
    LIST,
    notes,
  );
  judgeEnds(document, relationships, notes);
}

/** What every export says; the archive is younger (§7.1). */
const ALWAYS = [
  "CascadeAssign",
  "CascadeDelete",
  "CascadeReparent",
  "CascadeShare",
  "CascadeUnshare",
];

function judgeOneToMany(one: Element, place: Where, notes: Notes): void {
  const silent = ALWAYS.filter((field) => textIn(one, field) === "");
  if (silent.length > 0) {
    const message = `The relationship does not say ${silent.join(", ")}.`;
    notes.say("warning", "relationship", message, ...place);
  }
  for (const [field, allowed] of Object.entries(CASCADES)) {
    const said = textIn(one, field);
    if (said === "" || allowed.has(said)) continue;
    notes.say("error", "relationship", `${field} is "${said}", which it cannot be.`, ...place);
  }
  judgeCombination(one, place, notes);
  // Dataverse's own relationships have no roles (§4.4).
  const roles = childElement(one, "EntityRelationshipRoles");
  if (!roles) {
    const isOwn = childElement(one, "IsValidForAdvancedFind") !== undefined;
    if (!isOwn || textIn(one, "ReferencedEntityName") === "FileAttachment") return;
    notes.say("warning", "relationship", "The relationship has no roles.", ...place);
    return;
  }
  const ends = childElementsNamed(roles, "EntityRelationshipRole");
  const [side, more] = ends.filter((role) => textIn(role, "RelationshipRoleType") === "1");
  if (more) {
    const message = "Both roles of the relationship are of the side that has the lookup.";
    notes.say("warning", "relationship", message, ...place);
  }
  if (!side || textIn(side, "NavigationPropertyName") === "") {
    const message = "The relationship does not say by which name its lookup is bound.";
    notes.say("warning", "relationship", message, ...place);
  }
}

/** What relationships of tables that somebody made do together: 1,042 of 1,046 are of these rows (§7.1). */
const COMBINATIONS: ReadonlySet<string> = new Set([
  "NoCascade RemoveLink NoCascade NoCascade NoCascade",
  "NoCascade Restrict NoCascade NoCascade NoCascade",
  "Cascade Cascade Cascade Cascade Cascade",
  "NoCascade Cascade NoCascade NoCascade NoCascade",
]);

function judgeCombination(one: Element, place: Where, notes: Notes): void {
  if (!childElement(one, "IsValidForAdvancedFind")) return;
  const said = ALWAYS.map((field) => textIn(one, field));
  if (said.includes("") || COMBINATIONS.has(said.join(" "))) return;
  const message = `What the relationship takes along is unusual: ${ALWAYS.map((field, index) => `${field} ${said[index]}`).join(", ")}.`;
  notes.say("info", "relationship", message, ...place);
}

/** Names of tables, and of columns with their table, as the solution writes them, by lower case. */
function schemaNames(tables: readonly Element[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const table of tables) {
    const name = textIn(table, "Name");
    names.set(name.toLowerCase(), name);
    const info = childElement(table, "EntityInfo");
    const body = info && childElement(info, "entity");
    for (const column of body ? listIn(body, "attributes", "attribute") : []) {
      const physical = attributeOf(column, "PhysicalName");
      names.set(`${name} ${physical}`.toLowerCase(), physical);
    }
  }
  return names;
}

/** By these names flows bind and other systems ask: case counts (§7.1, §23.25). */
function judgeCase(one: Element, schema: ReadonlyMap<string, string>, notes: Notes): void {
  const [many, target, lookup] = [
    textIn(one, "ReferencingEntityName"),
    textIn(one, "ReferencedEntityName"),
    textIn(one, "ReferencingAttributeName"),
  ];
  const pairs = [
    [many, schema.get(many.toLowerCase())],
    [target, schema.get(target.toLowerCase())],
    [lookup, schema.get(`${many} ${lookup}`.toLowerCase())],
  ] as const;
  for (const [said, meant] of pairs) {
    if (meant === undefined || said === meant) continue;
    const message = `"${said}" is written "${meant}" where it is defined.`;
    notes.say("warning", "relationship", message, ...LIST, attributeOf(one, "Name"));
  }
}

/** Each lookup to one table has one relationship, and what it points to is there. */
function judgeEnds(
  { solution, customizations }: SolutionDocument,
  relationships: readonly Element[],
  notes: Notes,
): void {
  const tables = listIn(customizations, "Entities", "Entity");
  const lower = (element: Element, name: string): string => textIn(element, name).toLowerCase();
  const single = new Set(
    tables.flatMap((table) => {
      const info = childElement(table, "EntityInfo");
      const body = info && childElement(info, "entity");
      return (body ? listIn(body, "attributes", "attribute") : [])
        .filter(
          (column) => flagIn(column, "IsCustomField") && textIn(column, "LookupStyle") === "single",
        )
        .map((column) => `${lower(table, "Name")} ${lower(column, "Name")}`);
    }),
  );
  const prefix = lower(publisherOf(solution), "CustomizationPrefix");
  const known = new Set([
    ...tables.map((table) => lower(table, "Name")),
    ...listIn(manifestOf(solution), "MissingDependencies", "MissingDependency").flatMap((entry) =>
      childElementsNamed(entry, "Required").map((one) =>
        attributeOf(one, "schemaName").toLowerCase(),
      ),
    ),
  ]);
  const schema = schemaNames(tables);
  const seen = new Set<string>();
  for (const one of relationships) {
    const name = attributeOf(one, "Name");
    judgeCase(one, schema, notes);
    const target = lower(one, "ReferencedEntityName");
    if (prefix !== "" && target.startsWith(`${prefix}_`) && !known.has(target)) {
      const message = `The relationship leads to "${target}", which neither is here nor said to be needed.`;
      notes.say("warning", "relationship", message, ...LIST, name);
    }
    const lookup = `${lower(one, "ReferencingEntityName")} ${lower(one, "ReferencingAttributeName")}`;
    if (single.has(lookup) && seen.has(lookup)) {
      const message = `The lookup has a second relationship, "${name}".`;
      notes.say("warning", "relationship", message, ...LIST, name);
    }
    seen.add(lookup);
  }
}
