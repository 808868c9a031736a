import { childElement, type Element } from "#foundation";
import type { SolutionDocument } from "#model";
import { attributeOf, listIn, textIn } from "../fields.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import { judgeTwins, type Where } from "./judge-names.ts";
import { judgeId } from "./judge-tables.ts";

/** §24.8 "Choices, roles, apps, relationships" and connection references. */
export function judgeParts({ customizations }: SolutionDocument, notes: Notes): void {
  judgeNamed(customizations, "optionsets", "optionset", "choice", notes);
  judgeRoles(customizations, notes);
  judgeRelationships(customizations, notes);
  judgeNamed(
    customizations,
    "connectionreferences",
    "connectionreference",
    "connection reference",
    notes,
    "connectionreferencelogicalname",
  );
  judgeApps(customizations, notes);
}

function judgeNamed(
  root: Element,
  list: string,
  item: string,
  what: string,
  notes: Notes,
  key = "Name",
): void {
  const place: Where = [CUSTOMIZATIONS, list];
  const names = listIn(root, list, item).map((element) => attributeOf(element, key));
  for (const name of names) {
    if (name === "") notes.say("error", "part-name", `A ${what} has no name.`, ...place);
    if (/[/\\]/.test(name)) {
      notes.say("error", "name", `The ${what} "${name}" is called like a path.`, ...place, name);
    }
  }
  judgeTwins(what, names, place, notes);
}

function judgeRoles(root: Element, notes: Notes): void {
  const place: Where = [CUSTOMIZATIONS, "Roles"];
  const roles = listIn(root, "Roles", "Role");
  for (const role of roles) {
    const name = attributeOf(role, "name");
    judgeId("role", attributeOf(role, "id"), [...place, name], notes);
    if (/[ .]$/.test(name)) {
      const message = `The role "${name}" ends in a blank or dot, which no file name can.`;
      notes.say("error", "name", message, ...place, name);
    }
  }
  judgeTwins(
    "role",
    roles.map((role) => attributeOf(role, "name")),
    place,
    notes,
  );
}

function judgeRelationships(root: Element, notes: Notes): void {
  const place: Where = [CUSTOMIZATIONS, "EntityRelationships"];
  const relationships = listIn(root, "EntityRelationships", "EntityRelationship");
  for (const one of relationships) {
    const name = attributeOf(one, "Name");
    if (name === "") notes.say("error", "part-name", "A relationship has no name.", ...place);
    const many = textIn(one, "EntityRelationshipType") === "ManyToMany";
    const ends = many
      ? ["FirstEntityName", "SecondEntityName"]
      : ["ReferencingEntityName", "ReferencedEntityName", "ReferencingAttributeName"];
    for (const end of ends) {
      const said = textIn(one, end);
      if (said === "") notes.say("error", "relationship", `${end} is missing.`, ...place, name);
      if (/[/\\]/.test(said)) {
        notes.say("error", "name", `${end} "${said}" is called like a path.`, ...place, name);
      }
    }
  }
  judgeTwins(
    "relationship",
    relationships.map((one) => attributeOf(one, "Name")),
    place,
    notes,
  );
}

function judgeApps(root: Element, notes: Notes): void {
  const kinds = [
    ["AppModules", "AppModule", "UniqueName"],
    ["AppModuleSiteMaps", "AppModuleSiteMap", "SiteMapUniqueName"],
  ] as const;
  const [apps = [], maps = []] = kinds.map(([list, item, key]) =>
    listIn(root, list, item).map((element) => {
      const name = childElement(element, key) ? textIn(element, key) : "";
      if (name === "") {
        notes.say("error", "part-name", `${item} has no ${key}.`, CUSTOMIZATIONS, list);
      }
      return name;
    }),
  );
  if (apps.length > maps.length) {
    const message = "An app comes without its site map.";
    notes.say("warning", "site-map", message, CUSTOMIZATIONS, "AppModules");
  }
}
