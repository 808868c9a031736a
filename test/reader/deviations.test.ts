import { expect, test } from "vitest";
import { readZip } from "#reader";
import {
  CHILD_FILE,
  CHILD_ID,
  FLOW_FILE,
  FLOW_ID,
  FORM_ID,
  flowNode,
  type Parts,
  RIBBON,
  ROLE_ID,
  SOUND,
  VARIABLE_FILE,
  VIEW_ID,
  zipOfParts,
} from "./sound-solution.ts";

type Plant = (parts: Parts) => Parts;

/** Replaces text that must be there, so that a row cannot stop planting anything. */
const swap =
  (part: string) =>
  (from: string | RegExp, to: string): Plant =>
  (parts) => {
    const text = parts[part] ?? "";
    const changed = text.replace(from, () => to);
    if (changed === text) throw new Error(`"${from}" is not in ${part}`);
    return { ...parts, [part]: changed };
  };
const customizations = swap("customizations.xml");
const solution = swap("solution.xml");
const variable = swap(VARIABLE_FILE);
const types = swap("[Content_Types].xml");

const without =
  (path: string): Plant =>
  ({ [path]: _, ...rest }) =>
    rest;
const renamed =
  (from: string, to: string): Plant =>
  ({ [from]: content = "", ...rest }) => ({ ...rest, [to]: content });
const added =
  (path: string, content: string): Plant =>
  (parts) => ({ ...parts, [path]: content });
const replacedBy = added;

/** An element with all it holds, found by what stands between its tags. */
const whole = (name: string, holds: string): RegExp =>
  new RegExp(`<${name}(?: [^>]*)?>(?:(?!</${name}>)[\\s\\S])*?${holds}[\\s\\S]*?</${name}>`);
const elementIn = (name: string, holds: string): string =>
  whole(name, holds).exec(SOUND["customizations.xml"] ?? "")?.[0] ?? "";

const file = (id: string, name = "Parent"): string => `Workflows/${name}-${id.toUpperCase()}.json`;
const jsonFileName = (to: string): Plant =>
  customizations(`<JsonFileName>/${FLOW_FILE}</JsonFileName>`, to);
const root = (line: string): Plant => solution("<RootComponents>", `<RootComponents>${line}`);
const noRoot = (holds: string): Plant =>
  solution(new RegExp(`<RootComponent [^>]*${holds}[^>]*/>`), "");
const VALUES = VARIABLE_FILE.replace("definition.xml", "values.json");

/** Rows of solution-format.md §24.8 marked E that concern a zip, one planted deviation each. */
const DEVIATIONS: Readonly<
  Record<string, readonly (readonly [row: string, Plant, code: string])[]>
> = {
  Flows: [
    ["JSON file missing", without(FLOW_FILE), "reader/flow-file-missing"],
    [
      "JSON file without node (root kept)",
      customizations(flowNode(FLOW_ID, "Parent", FLOW_FILE), ""),
      "reader/stray-file",
    ],
    ["any unreferenced file in Workflows", added("Workflows/x.json", "{}"), "reader/stray-file"],
    [
      "JsonFileName names another file",
      jsonFileName(`<JsonFileName>/${file(ROLE_ID)}</JsonFileName>`),
      "reader/flow-file-missing",
    ],
    [
      "file name differs in case only",
      renamed(FLOW_FILE, FLOW_FILE.replace("Parent", "parent")),
      "reader/part-case",
    ],
    [
      "JsonFileName without leading slash",
      jsonFileName(`<JsonFileName>${FLOW_FILE}</JsonFileName>`),
      "reader/flow-file-name",
    ],
    [
      "JsonFileName with \\",
      jsonFileName("<JsonFileName>\\Workflows\\x.json</JsonFileName>"),
      "reader/flow-file-name",
    ],
    [
      "JsonFileName outside Workflows",
      jsonFileName("<JsonFileName>/Other/x.json</JsonFileName>"),
      "reader/flow-file-name",
    ],
    [
      "JsonFileName in a subfolder, or without GUID",
      jsonFileName("<JsonFileName>/Workflows/a/x.json</JsonFileName>"),
      "reader/flow-file-name",
    ],
    [
      "JsonFileName with ..",
      jsonFileName("<JsonFileName>/Workflows/../x.json</JsonFileName>"),
      "reader/flow-file-name",
    ],
    ["JsonFileName element missing", jsonFileName(""), "reader/flow-file-name"],
    ["JsonFileName empty", jsonFileName("<JsonFileName></JsonFileName>"), "reader/flow-file-name"],
    [
      "two nodes, one JsonFileName",
      jsonFileName(`<JsonFileName>/${CHILD_FILE}</JsonFileName>`),
      "reader/duplicate",
    ],
    [
      "node twice",
      customizations("<Workflows>", `<Workflows>${flowNode(FLOW_ID, "Parent", FLOW_FILE)}`),
      "reader/duplicate",
    ],
    [
      "WorkflowId upper case or without braces",
      customizations(`WorkflowId="{${FLOW_ID}}"`, `WorkflowId="${FLOW_ID}"`),
      "reader/id-form",
    ],
    ["WorkflowId missing", customizations(`WorkflowId="{${FLOW_ID}}"`, ""), "reader/id"],
    [
      "WorkflowId no GUID",
      customizations(`WorkflowId="{${FLOW_ID}}"`, 'WorkflowId="{1}"'),
      "reader/id",
    ],
    ["Name missing", customizations('Name="Parent"', ""), "reader/flow-name"],
    ["JSON invalid", replacedBy(FLOW_FILE, "{"), "reader/flow-json"],
    ["JSON empty", replacedBy(FLOW_FILE, ""), "reader/flow-json"],
    [
      "JSON with BOM",
      (parts) => ({ ...parts, [FLOW_FILE]: `\ufeff${parts[FLOW_FILE]}` }),
      "reader/byte-order-mark",
    ],
    [
      "children of Workflow reordered",
      customizations(
        "<Type>1</Type><Subprocess>0</Subprocess>",
        "<Subprocess>0</Subprocess><Type>1</Type>",
      ),
      "reader/child-order",
    ],
    [
      "unknown child",
      customizations("<Type>1</Type>", "<Type>1</Type><Foo />"),
      "reader/unknown-element",
    ],
    [
      "Category changed",
      customizations("<Category>5</Category>", "<Category>0</Category>"),
      "reader/unknown-part",
    ],
    [
      "no Workflows element",
      customizations(whole("Workflows", "Parent"), ""),
      "reader/missing-element",
    ],
    [
      "<Workflows /> but roots and files there",
      customizations(whole("Workflows", "Parent"), "<Workflows />"),
      "reader/root-without-part",
    ],
  ],
  "Tables, forms, views, ribbon": [
    ["formid missing", customizations(`<formid>{${FORM_ID}}</formid>`, ""), "reader/id"],
    [
      "savedqueryid missing",
      customizations(`<savedqueryid>{${VIEW_ID}}</savedqueryid>`, ""),
      "reader/id",
    ],
    [
      "id without braces",
      customizations(`<formid>{${FORM_ID}}`, `<formid>${FORM_ID}`),
      "reader/id-form",
    ],
    ["id no GUID", customizations(`<formid>{${FORM_ID}}`, "<formid>{1}"), "reader/id"],
    [
      "form id twice in a table",
      customizations(
        "</systemform>",
        `</systemform><systemform><formid>{${FORM_ID}}</formid></systemform>`,
      ),
      "reader/duplicate",
    ],
    [
      "view id twice in a table",
      customizations(
        "</savedquery>",
        `</savedquery><savedquery><savedqueryid>{${VIEW_ID}}</savedqueryid></savedquery>`,
      ),
      "reader/duplicate",
    ],
    [
      "one formid in two form types",
      customizations(
        "</forms>",
        `</forms><forms type="quick"><systemform><formid>{${FORM_ID}}</formid></systemform></forms>`,
      ),
      "reader/duplicate",
    ],
    [
      "forms @type unknown",
      customizations('<forms type="main">', '<forms type="other">'),
      "reader/form-type",
    ],
    ["forms @type missing", customizations('<forms type="main">', "<forms>"), "reader/form-type"],
    ["RibbonDiffXml element absent", customizations(RIBBON, ""), "reader/ribbon"],
    ["RibbonDiffXml empty", customizations(RIBBON, "<RibbonDiffXml />"), "reader/ribbon"],
    [
      "Entity without Name",
      customizations(/<Name LocalizedName="Item".*?<\/Name>/, ""),
      "reader/table-name",
    ],
    ["Entity with empty Name", customizations(">tst_Item</Name>", "></Name>"), "reader/table-name"],
    [
      "Name differs from entity/@Name (also in case)",
      customizations('<entity Name="tst_Item">', '<entity Name="tst_item">'),
      "reader/table-name",
    ],
    [
      "Entity twice",
      customizations("<Entities>", `<Entities>${elementIn("Entity", "tst_Score")}`),
      "reader/duplicate",
    ],
    [
      "names that differ in case only",
      customizations(
        "<Entities>",
        `<Entities>${elementIn("Entity", "tst_Score").replaceAll("Opportunity", "OPPORTUNITY")}`,
      ),
      "reader/case-twin",
    ],
    ["name with /", customizations(">tst_Item</Name>", ">tst/Item</Name>"), "reader/name"],
    ["name ..", customizations(">tst_Item</Name>", ">..</Name>"), "reader/name"],
    [
      "name of 200 characters",
      customizations(">tst_Item</Name>", `>tst_${"x".repeat(196)}</Name>`),
      "reader/name",
    ],
    [
      "column twice",
      customizations("<attributes>", `<attributes>${elementIn("attribute", "tst_Score")}`),
      "reader/duplicate",
    ],
    [
      "column without PhysicalName",
      customizations('<attribute PhysicalName="tst_Score">', "<attribute>"),
      "reader/column-name",
    ],
    [
      "unknown child in attribute",
      customizations("<Type>int</Type>", "<Type>int</Type><Foo />"),
      "reader/unknown-element",
    ],
    [
      "unknown child of Entities",
      customizations("<Entities>", "<Entities><Foo />"),
      "reader/unknown-element",
    ],
    [
      "children reordered",
      customizations(
        "<Name>tst_score</Name>",
        "<LogicalName>tst_score</LogicalName><Name>tst_score</Name>",
      ),
      "reader/child-order",
    ],
  ],
  "Choices, roles, apps, relationships": [
    [
      "optionset without Name",
      customizations('<optionset Name="tst_kind">', "<optionset>"),
      "reader/part-name",
    ],
    [
      "optionset twice",
      customizations("<optionsets>", `<optionsets>${elementIn("optionset", "picklist")}`),
      "reader/duplicate",
    ],
    [
      "Name in other case than its root",
      customizations('<optionset Name="tst_kind">', '<optionset Name="tst_Kind">'),
      "reader/no-root",
    ],
    [
      "Name with /",
      customizations('<optionset Name="tst_kind">', '<optionset Name="tst/kind">'),
      "reader/name",
    ],
    [
      "choice missing, root and column remain",
      customizations(whole("optionset", "picklist"), ""),
      "reader/root-without-part",
    ],
    [
      "two roles of one name",
      customizations("<Roles>", `<Roles><Role id="{${VIEW_ID}}" name="Item Keeper" />`),
      "reader/duplicate",
    ],
    [
      "roles whose names differ in case only",
      customizations("<Roles>", `<Roles><Role id="{${VIEW_ID}}" name="item keeper" />`),
      "reader/case-twin",
    ],
    [
      "role name ending in a space or dot",
      customizations('name="Item Keeper"', 'name="Item Keeper."'),
      "reader/name",
    ],
    ["role without id", customizations(`<Role id="{${ROLE_ID}}"`, "<Role"), "reader/id"],
    [
      "AppModule without unique name",
      customizations("<EntityDataProviders />", "<AppModules><AppModule /></AppModules>"),
      "reader/part-name",
    ],
    [
      "app without its site map",
      customizations(
        "<EntityDataProviders />",
        "<AppModules><AppModule><UniqueName>a</UniqueName></AppModule></AppModules>",
      ),
      "reader/site-map",
    ],
    [
      "relationship without ReferencedEntityName",
      customizations("<ReferencedEntityName>Opportunity</ReferencedEntityName>", ""),
      "reader/relationship",
    ],
    [
      "relationship without Name",
      customizations('<EntityRelationship Name="tst_item_opportunity">', "<EntityRelationship>"),
      "reader/part-name",
    ],
    [
      "relationship twice",
      customizations(
        "<EntityRelationships>",
        `<EntityRelationships>${elementIn("EntityRelationship", "tst_Item")}`,
      ),
      "reader/duplicate",
    ],
    [
      "referenced name with /",
      customizations("<ReferencedEntityName>Opportunity<", "<ReferencedEntityName>Opportunity/x<"),
      "reader/name",
    ],
    [
      "EntityRelationships element missing",
      customizations(whole("EntityRelationships", "tst_Item"), ""),
      "reader/missing-element",
    ],
  ],
  "Roots, solution.xml": [
    ["Managed 2 in a zip", solution("<Managed>0<", "<Managed>2<"), "reader/managed"],
    ["Managed 3", solution("<Managed>0<", "<Managed>3<"), "reader/managed"],
    ["Managed text", solution("<Managed>0<", "<Managed>true<"), "reader/managed"],
    ["Managed missing", solution("<Managed>0</Managed>", ""), "reader/managed"],
    ["Version 1.0", solution("<Version>1.0.0.0<", "<Version>1.0<"), "reader/version"],
    ["Version 1.0.0", solution("<Version>1.0.0.0<", "<Version>1.0.0<"), "reader/version"],
    ["Version empty", solution("<Version>1.0.0.0<", "<Version><"), "reader/version"],
    ["Version element missing", solution("<Version>1.0.0.0</Version>", ""), "reader/version"],
    ["Version one number", solution("<Version>1.0.0.0<", "<Version>1<"), "reader/version"],
    ["Version five", solution("<Version>1.0.0.0<", "<Version>1.0.0.0.0<"), "reader/version"],
    ["Version letters", solution("<Version>1.0.0.0<", "<Version>1.0.0.a<"), "reader/version"],
    ["Version negative", solution("<Version>1.0.0.0<", "<Version>1.0.0.-1<"), "reader/version"],
    [
      "Version too large",
      solution("<Version>1.0.0.0<", "<Version>1.0.0.99999999999<"),
      "reader/version",
    ],
    ["Publisher missing", solution(/<Publisher>[\s\S]*<\/Publisher>/, ""), "reader/manifest"],
    [
      "SolutionManifest missing",
      solution(/<SolutionManifest>[\s\S]*<\/SolutionManifest>/, "<Other />"),
      "reader/manifest",
    ],
    [
      "UniqueName missing",
      solution("<UniqueName>TestItems</UniqueName>", ""),
      "reader/unique-name",
    ],
    ["UniqueName empty", solution(">TestItems<", "><"), "reader/unique-name"],
    ["UniqueName with space or /", solution(">TestItems<", ">Test Items<"), "reader/unique-name"],
    [
      "languagecode missing on the root",
      solution(' languagecode="1033" g', " g"),
      "reader/language",
    ],
    ["version missing", solution(' version="9.2.24064.210"', ""), "reader/package-version"],
    [
      "SolutionPackageVersion 5.0",
      solution('Version="9.2"', 'Version="5.0"'),
      "reader/package-version",
    ],
    [
      "SolutionPackageVersion 99.0",
      solution('Version="9.2"', 'Version="99.0"'),
      "reader/package-version",
    ],
    [
      "prefix missing",
      solution("<CustomizationPrefix>tst</CustomizationPrefix>", ""),
      "reader/publisher",
    ],
    [
      "LocalizedNames missing",
      solution(/<LocalizedNames>[\s\S]*?<\/LocalizedNames>/, ""),
      "reader/manifest",
    ],
    ["Descriptions missing", solution("<Descriptions />", ""), "reader/manifest"],
    [
      "MissingDependencies missing",
      solution(/<MissingDependencies>[\s\S]*<\/MissingDependencies>/, ""),
      "reader/manifest",
    ],
    [
      "children reordered",
      solution("<Managed>0</Managed>", "<Managed>0</Managed><Version>1.0.0.0</Version>"),
      "reader/child-order",
    ],
    [
      "unknown child",
      solution("<Managed>0</Managed>", "<Managed>0</Managed><Foo />"),
      "reader/unknown-element",
    ],
    [
      "RootComponents missing",
      solution(/<RootComponents>[\s\S]*<\/RootComponents>/, ""),
      "reader/manifest",
    ],
    [
      "RootComponents empty",
      solution(/<RootComponents>[\s\S]*<\/RootComponents>/, "<RootComponents />"),
      "reader/roots",
    ],
    ["table without its root (24.7)", noRoot("tst_item"), "reader/no-root"],
    ["choice without its root (24.7)", noRoot("tst_kind"), "reader/no-root"],
    ["flow without its root (24.7)", noRoot(CHILD_ID), "reader/no-root"],
    ["role without its root (24.7)", noRoot(ROLE_ID), "reader/no-root"],
    [
      "root without part (24.7)",
      root('<RootComponent type="1" schemaName="tst_other" behavior="0" />'),
      "reader/root-without-part",
    ],
    [
      "root of type 380 (24.7)",
      root('<RootComponent type="380" schemaName="tst_Amount" behavior="0" />'),
      "reader/root-type",
    ],
    [
      "same root twice (24.7)",
      root('<RootComponent type="1" schemaName="tst_item" behavior="0" />'),
      "reader/duplicate",
    ],
    [
      "type not a number (24.7)",
      root('<RootComponent type="table" schemaName="tst_item" behavior="0" />'),
      "reader/root-type",
    ],
  ],
  "customizations.xml, connection references, languages": [
    [
      "root children in another order",
      customizations("<Entities>", "<Languages /><Entities>"),
      "reader/child-order",
    ],
    [
      "unknown root child",
      customizations("<Entities>", "<Foo><Bar /></Foo><Entities>"),
      "reader/unknown-part",
    ],
    [
      "connectionreferences twice",
      customizations("<Languages>", "<connectionreferences /><Languages>"),
      "reader/duplicate",
    ],
    [
      "connectionreferences after Languages",
      customizations("</Languages>", "</Languages><connectionreferences />"),
      "reader/child-order",
    ],
    [
      "connectionreferences empty",
      customizations(whole("connectionreferences", "tst_Dataverse"), "<connectionreferences />"),
      "reader/empty-element",
    ],
    [
      "connectionreferences in wrong case",
      customizations("<Languages>", "<ConnectionReferences /><Languages>"),
      "reader/element-case",
    ],
    [
      "connection reference without logical name",
      customizations(' connectionreferencelogicalname="tst_Dataverse"', ""),
      "reader/part-name",
    ],
    [
      "connection reference used by a flow absent",
      customizations(whole("connectionreferences", "tst_Dataverse"), ""),
      "reader/connection-reference",
    ],
    [
      "label in a language not declared",
      customizations(
        'description="Kind" languagecode="1033"',
        'description="Art" languagecode="1031"',
      ),
      "reader/language",
    ],
    [
      "Languages missing",
      customizations("<Languages><Language>1033</Language></Languages>", ""),
      "reader/missing-element",
    ],
    ["Languages empty", customizations("<Language>1033</Language>", ""), "reader/language"],
    [
      "default namespace on the root",
      customizations("<ImportExportXml", '<ImportExportXml xmlns="urn:x"'),
      "reader/root-element",
    ],
    [
      "root element of another name",
      (parts) => ({
        ...parts,
        "customizations.xml": (parts["customizations.xml"] ?? "").replaceAll(
          "ImportExportXml",
          "X",
        ),
      }),
      "reader/root-element",
    ],
    [
      "invalid character",
      customizations('description="Kind"', 'description="&#x1;"'),
      "xml/not-well-formed",
    ],
    ["not well formed", customizations("</Entities>", ""), "xml/not-well-formed"],
  ],
  "Environment variables and loose files": [
    [
      "folder differs from schemaname",
      variable('schemaname="tst_Amount"', 'schemaname="tst_amount"'),
      "reader/variable-folder",
    ],
    ["values file there", added(VALUES, "{}"), "reader/variable-value"],
    [
      "values without definition",
      added(VALUES.replace("tst_Amount", "tst_Other"), "{}"),
      "reader/variable-value",
    ],
    ["definition malformed", variable("</type>", ""), "xml/not-well-formed"],
    [
      "definition with BOM",
      variable("<environment", "\ufeff<environment"),
      "reader/byte-order-mark",
    ],
    [
      "extra file in the folder",
      added(VARIABLE_FILE.replace("definition.xml", "notes.xml"), "<a/>"),
      "reader/stray-file",
    ],
    [
      "EnvironmentVariableDefinitions in other case",
      renamed(
        VARIABLE_FILE,
        VARIABLE_FILE.replace("environmentvariabledefinitions", "EnvironmentVariableDefinitions"),
      ),
      "reader/part-case",
    ],
    [
      "schemaname in another script",
      variable('schemaname="tst_Amount"', 'schemaname="tst_\u0421\u0443\u043c\u043c\u0430"'),
      "reader/name",
    ],
    ["%20 in an entry name", added("Assets/a%20b.xml", "<a/>"), "zip/name-escape"],
    ["a space in an entry name", added("Assets/a b.xml", "<a/>"), "zip/name-escape"],
    ["file in an unknown folder", added("Things/a.xml", "<a/>"), "reader/unknown-part"],
    ["file at the root of the zip", added("a.json", "{}"), "reader/stray-file"],
  ],
  Container: [
    ["[Content_Types].xml missing", without("[Content_Types].xml"), "reader/content-types"],
    ["[Content_Types].xml malformed", types("<Types", "<Typ"), "reader/content-types"],
    ["[Content_Types].xml without xml", types('"xml"', '"txt"'), "reader/undeclared-part"],
    ["[Content_Types].xml without json", types('"json"', '"txt"'), "reader/undeclared-part"],
    ["solution.xml missing", without("solution.xml"), "reader/missing-part"],
    ["customizations.xml missing", without("customizations.xml"), "reader/missing-part"],
    ["Solution.xml (capital)", renamed("solution.xml", "Solution.xml"), "reader/part-case"],
    [
      "Customizations.xml (capital)",
      renamed("customizations.xml", "Customizations.xml"),
      "reader/part-case",
    ],
    ["directory entries", added("Workflows/", ""), "zip/folder-entry"],
    ["\\ as separator", added("Workflows\\x.json", "{}"), "zip/name-backslash"],
    ["entries that differ in case only", added("Solution.xml", "<a/>"), "zip/case-twin"],
    ["../x.xml", added("../x.xml", "<a/>"), "zip/name-traversal"],
    ["/abs/x.xml", added("/abs/x.xml", "<a/>"), "zip/name-absolute"],
    ["entry name longer than 255", added(`a/${"x".repeat(254)}.xml`, "<a/>"), "zip/name-too-long"],
  ],
};

const ROWS = Object.entries(DEVIATIONS).flatMap(([table, rows]) =>
  rows.map(([row, plant, code]) => ({ table, row, plant, code })),
);

test.each(ROWS)("§24.8 $table: $row is told: $code", ({ plant, code }) => {
  const { findings } = readZip(zipOfParts(plant(SOUND)), "a.zip");
  expect(findings.map((finding) => finding.code)).toContain(code);
});

/** Rows marked "–": read without a word. */
const ALLOWED: readonly (readonly [row: string, Plant])[] = [
  [
    "Name in any script, emoji",
    customizations('Name="Parent"', 'Name="\u{1F600} \u041f\u043e\u0442\u043e\u043a"'),
  ],
  ["extension in other case", types('"json"', '"JSON"')],
  ["further defaults", types("</Types>", '<Default Extension="xaml" ContentType="a/b" /></Types>')],
  ["no BOM", types("\ufeff", "")],
  ["file name in lower case", renamed("[Content_Types].xml", "[content_types].xml")],
  ["role name with /", customizations('name="Item Keeper"', 'name="Item/Keeper"')],
  [
    "xmlns:xsi missing",
    customizations(' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"', ""),
  ],
  [
    "Override instead of Default",
    types(
      '<Default Extension="json" ContentType="application/octet-stream" />',
      [FLOW_FILE, CHILD_FILE]
        .map((path) => `<Override PartName="/${path}" ContentType="a/b" />`)
        .join(""),
    ),
  ],
];

test.each(ALLOWED)("§24.8: %s is allowed", (_, plant) => {
  expect(readZip(zipOfParts(plant(SOUND)), "a.zip").findings).toEqual([]);
});
