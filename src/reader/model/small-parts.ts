import type {
  ConnectionReference,
  EnvironmentVariable,
  GlobalChoice,
  PrivilegeDepth,
} from "#dataverse";
import { attribute, childElement, childElementsNamed, childText, type Element } from "#foundation";
import type { RoleComponent, SolutionFile } from "#model";
import { attributeOf, guidOf, labelsIn, listIn, maybeLabels, textIn } from "../fields.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import { readXmlPart } from "../xml-part.ts";
import { optionsOf } from "./columns.ts";

/** `optionsets/optionset` of customizations.xml. */
export const readChoices = (customizations: Element): readonly GlobalChoice[] =>
  listIn(customizations, "optionsets", "optionset")
    .filter((element) => attributeOf(element, "Name") !== "")
    .map((element) => ({
      kind: "global-choice",
      name: attributeOf(element, "Name"),
      labels: labelsIn(element, "displaynames"),
      ...maybeLabels("descriptions", labelsIn(element, "Descriptions")),
      options: optionsOf(element),
    }));

const DEPTHS: readonly PrivilegeDepth[] = ["Basic", "Local", "Deep", "Global"];

export const readRoles = (customizations: Element): readonly RoleComponent[] =>
  listIn(customizations, "Roles", "Role").flatMap((element) => {
    const id = guidOf(attributeOf(element, "id"));
    if (id === undefined) return [];
    const name = attributeOf(element, "name");
    const description = textIn(element, "Description");
    const privileges = listIn(element, "RolePrivileges", "RolePrivilege").flatMap((privilege) => {
      const depth = DEPTHS.find((known) => known === attributeOf(privilege, "level"));
      return depth ? [{ name: attributeOf(privilege, "name"), depth }] : [];
    });
    return [{ id, key: id, name, ...(description === "" ? {} : { description }), privileges }];
  });

const APIS = "/providers/Microsoft.PowerApps/apis/";

export const readConnectionReferences = (
  customizations: Element,
  notes: Notes,
): readonly ConnectionReference[] =>
  listIn(customizations, "connectionreferences", "connectionreference").flatMap((element) => {
    const logicalName = attributeOf(element, "connectionreferencelogicalname");
    if (logicalName === "") return [];
    const connector = textIn(element, "connectorid");
    if (!connector.startsWith(APIS) || childElement(element, "customconnectorid")) {
      const message = "The reference belongs to a connector of the solution itself.";
      const place = [CUSTOMIZATIONS, "connectionreferences", logicalName] as const;
      notes.say("info", "unknown-part", message, ...place);
    }
    const description = textIn(element, "description");
    return [
      {
        logicalName,
        displayName: textIn(element, "connectionreferencedisplayname"),
        ...(description === "" ? {} : { description }),
        apiName: connector.startsWith(APIS) ? connector.slice(APIS.length) : connector,
      },
    ];
  });

export const VARIABLE_FOLDER = "environmentvariabledefinitions";
const VARIABLE_PART =
  /^environmentvariabledefinitions\/[^/]+\/environmentvariabledefinition\.xml$/i;

export const isVariablePart = (path: string): boolean => VARIABLE_PART.test(path);

export const readVariables = (
  files: readonly SolutionFile[],
  notes: Notes,
): readonly EnvironmentVariable[] =>
  files.flatMap(({ path, content }) => {
    if (!isVariablePart(path)) return [];
    const root = readXmlPart(content, path, notes);
    if (!root) return [];
    const schemaName = attribute(root, "schemaname") ?? "";
    if (root.name !== "environmentvariabledefinition" || schemaName === "") {
      notes.say("error", "variable-name", "The variable has no schema name.", path);
      return [];
    }
    return [variableOf(root, schemaName, path, notes)];
  });

function variableOf(
  root: Element,
  schemaName: string,
  path: string,
  notes: Notes,
): EnvironmentVariable {
  const common = {
    schemaName,
    labels: variableLabels(root, "displayname"),
    descriptions: variableLabels(root, "description"),
  };
  const text = childText(root, "defaultvalue");
  const plain = text === undefined ? {} : { defaultValue: text };
  const misfit = (what: string) => {
    notes.say("error", "variable-default", `The default "${text}" is no ${what}.`, path);
    return {};
  };
  switch (textIn(root, "type")) {
    case "100000001": {
      const value = Number(text);
      if (text === undefined) return { ...common, kind: "number" };
      const fits = text.trim() !== "" && Number.isFinite(value);
      return { ...common, kind: "number", ...(fits ? { defaultValue: value } : misfit("number")) };
    }
    case "100000002": {
      if (text === undefined) return { ...common, kind: "yes-no" };
      const fits = /^(yes|no|true|false)$/i.test(text);
      const value = /^(yes|true)$/i.test(text);
      return {
        ...common,
        kind: "yes-no",
        ...(fits ? { defaultValue: value } : misfit("yes or no")),
      };
    }
    case "100000003":
      return { ...common, kind: "json", ...plain };
    case "100000004":
      return { ...common, kind: "data-source", ...plain };
    case "100000005":
      return { ...common, kind: "secret", ...plain };
    case "100000000":
      return { ...common, kind: "text", ...plain };
    default:
      notes.say("error", "variable-type", `The type "${textIn(root, "type")}" is unknown.`, path);
      return { ...common, kind: "text", ...plain };
  }
}

/** `<displayname default><label description languagecode/></displayname>`. */
function variableLabels(root: Element, name: string) {
  const list = childElement(root, name);
  return Object.fromEntries(
    (list ? childElementsNamed(list, "label") : []).flatMap((label) => {
      const code = Number(attribute(label, "languagecode"));
      return Number.isInteger(code) && code > 0 ? [[code, attributeOf(label, "description")]] : [];
    }),
  );
}
