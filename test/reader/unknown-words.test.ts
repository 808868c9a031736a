import { expect, test } from "vitest";
import { pack, compile } from "#packager";
import { assemble, EMPTY_LOCK } from "#model";
import { readZip } from "#reader";
import { cosellSolution } from "../../src/solution.ts";
import { sampleProject } from "../docs/sample-solution.ts";
import { customizations, type Plant, solution, variable } from "./deviation.ts";
import { SOUND, VARIABLE_FILE, zipOfParts } from "./sound-solution.ts";

const CODES: ReadonlySet<string> = new Set(["reader/unknown-element", "reader/unknown-attribute"]);

const told = (zip: Uint8Array) =>
  readZip(zip, "a.zip").findings.flatMap(({ code, severity, message, at }) =>
    CODES.has(code) ? [{ code, severity, message, part: at.in === "part" ? at.part : "" }] : [],
  );

const first = (name: string): RegExp => new RegExp(`<${name}(?=[ >/])`);
const withAttribute = (swap: typeof customizations, name: string): Plant =>
  swap(first(name), `<${name} foo="1"`);
const withChild = (swap: typeof customizations, name: string): Plant =>
  swap(new RegExp(`<${name}(?: [^>]*[^/])?>`), (tag = "") => `${tag}<foo />`);

test("a sound solution and the product hold nothing unknown", () => {
  expect(told(zipOfParts(SOUND))).toEqual([]);
  const { model } = assemble(cosellSolution(sampleProject()), EMPTY_LOCK).value;
  expect(told(pack(compile(model, "unmanaged")))).toEqual([]);
});

test.each([
  ...["ImportExportXml", "SolutionManifest", "UniqueName", "Publisher", "RootComponent"].map(
    (name) => ["solution.xml", solution, name] as const,
  ),
  ...[
    ...["ImportExportXml", "Entities", "Entity", "Name", "EntityInfo", "entity", "attributes"],
    ...["attribute", "Type", "IntroducedVersion", "optionset", "option", "label", "displaynames"],
    ...["FormXml", "forms", "systemform", "form", "tabs", "tab", "columns", "column", "sections"],
    ...["section", "rows", "row", "cell", "control", "savedqueries", "savedquery", "grid", "fetch"],
    ...["fetchxml", "layoutxml", "order", "EntityRelationship", "EntityRelationshipRole"],
    ...["CascadeAssign", "Role", "RolePrivileges", "RolePrivilege", "Workflow", "JsonFileName"],
    ...["connectionreference", "connectorid", "Languages"],
  ].map((name) => ["customizations.xml", customizations, name] as const),
  ...["environmentvariabledefinition", "displayname", "type"].map(
    (name) => [VARIABLE_FILE, variable, name] as const,
  ),
])("%s: an unknown attribute is told", (part, swap, name) => {
  expect(told(zipOfParts(withAttribute(swap, name)(SOUND)))).toEqual([
    {
      code: "reader/unknown-attribute",
      severity: "info",
      message: `The attribute foo of <${name}> is not known here; it is carried unread.`,
      part,
    },
  ]);
});

test.each([
  ["environmentvariabledefinition", VARIABLE_FILE, variable] as const,
  ...[
    ...["tabs", "row", "fetch", 'entity name="tst_item"', "grid", "displaynames", "option"],
    ...["RolePrivileges", "form", "section", "cell", "fetchxml", "layoutxml"],
  ].map((name) => [name, "customizations.xml", customizations] as const),
])("<%s>: an unknown child is told", (name, part, swap) => {
  const plant = name.includes(" ") ? swap(`<${name}>`, `<${name}><foo />`) : withChild(swap, name);
  expect(told(zipOfParts(plant(SOUND)))).toContainEqual({
    code: "reader/unknown-element",
    severity: "info",
    message: "<foo> is not known here; it is carried unread.",
    part,
  });
});

test("what a control holds is its own", () => {
  const plant = customizations(/<control [^>]*\/>/, (control = "") =>
    control.replace("/>", "><parameters><foo bar='1'><baz /></foo></parameters></control>"),
  );
  expect(told(zipOfParts(plant(SOUND)))).toEqual([]);
});
