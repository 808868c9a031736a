import { childElement, type Element } from "#foundation";
import { attributeOf, listIn, textIn } from "../fields.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import { judgeId, judgeTwins, type Where } from "./judge-names.ts";
import { judgeOptions } from "./judge-options.ts";

/** §24.8 "Choices, roles, apps, relationships" and connection references. */
export function judgeParts(customizations: Element, notes: Notes): void {
  judgeNamed(customizations, "optionsets", "optionset", "choice", notes);
  for (const set of listIn(customizations, "optionsets", "optionset")) {
    const place: Where = [CUSTOMIZATIONS, "optionsets", attributeOf(set, "Name")];
    judgeOptions(set, place, notes);
    if (!/^(?:1|true)?$/i.test(textIn(set, "IsGlobal"))) {
      notes.say(
        "warning",
        "option",
        "The choice is shared, but says it is not (IsGlobal).",
        ...place,
      );
    }
  }
  judgeRoles(customizations, notes);
  judgeNamed(
    customizations,
    "connectionreferences",
    "connectionreference",
    "connection reference",
    notes,
    "connectionreferencelogicalname",
  );
  judgeConnectors(customizations, notes);
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

const CONNECTOR = /^\/providers\/Microsoft\.PowerApps\/apis\/shared_\w/;

/** §14: which connector, and never whose connection. */
function judgeConnectors(root: Element, notes: Notes): void {
  for (const element of listIn(root, "connectionreferences", "connectionreference")) {
    const name = attributeOf(element, "connectionreferencelogicalname");
    const place: Where = [CUSTOMIZATIONS, "connectionreferences", name];
    const connector = textIn(element, "connectorid");
    if (connector === "" && textIn(element, "customconnectorid") === "") {
      const message = "The reference does not say which connector it is of.";
      notes.say("error", "connection-reference", message, ...place);
    } else if (connector !== "" && !CONNECTOR.test(connector)) {
      const message = `The connector is "${connector}" instead of /providers/Microsoft.PowerApps/apis/shared_….`;
      notes.say("error", "connection-reference", message, ...place);
    }
    if (childElement(element, "connectionid")) {
      const message = "The reference names a connection, which no other organisation has.";
      notes.say("warning", "connection-reference", message, ...place);
    }
  }
}

function judgeRoles(root: Element, notes: Notes): void {
  const place: Where = [CUSTOMIZATIONS, "Roles"];
  const roles = listIn(root, "Roles", "Role");
  for (const role of roles) {
    const name = attributeOf(role, "name");
    if (name === "") notes.say("error", "part-name", "A role has no name.", ...place);
    judgeId("role", attributeOf(role, "id"), [...place, name], notes);
    judgeTwins(
      "privilege",
      listIn(role, "RolePrivileges", "RolePrivilege").map((one) => attributeOf(one, "name")),
      [...place, name],
      notes,
    );
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
