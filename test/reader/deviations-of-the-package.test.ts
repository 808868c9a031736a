import { expect, test } from "vitest";
import { readZip } from "#reader";
import {
  added,
  customizations,
  noRoot,
  type Plant,
  type Rows,
  renamed,
  root,
  solution,
  types,
  VALUES,
  variable,
  without,
} from "./deviation.ts";
import {
  CHILD_FILE,
  CHILD_ID,
  FLOW_FILE,
  ROLE_ID,
  SOUND,
  VARIABLE_FILE,
  zipOfParts,
} from "./sound-solution.ts";

const codesOf = (plant: Plant): readonly string[] =>
  readZip(zipOfParts(plant(SOUND)), "a.zip").findings.map(({ code }) => code);

const ROOTS_SOLUTION_XML: Rows = [
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
  ["UniqueName missing", solution("<UniqueName>TestItems</UniqueName>", ""), "reader/unique-name"],
  ["UniqueName empty", solution(">TestItems<", "><"), "reader/unique-name"],
  ["UniqueName with space", solution(">TestItems<", ">Test Items<"), "reader/unique-name"],
  ["UniqueName with /", solution(">TestItems<", ">Test/Items<"), "reader/unique-name"],
  ["languagecode missing on the root", solution(' languagecode="1033" g', " g"), "reader/language"],
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
    "app without its root (24.7)",
    customizations(
      "<EntityDataProviders />",
      "<AppModules><AppModule><UniqueName>tst_App</UniqueName></AppModule></AppModules>",
    ),
    "reader/no-root",
  ],
  [
    "site map without its root (24.7)",
    customizations(
      "<EntityDataProviders />",
      "<AppModuleSiteMaps><AppModuleSiteMap><SiteMapUniqueName>tst_App</SiteMapUniqueName></AppModuleSiteMap></AppModuleSiteMaps>",
    ),
    "reader/no-root",
  ],
  [
    "root of an app without part (24.7)",
    root('<RootComponent type="80" schemaName="tst_App" behavior="0" />'),
    "reader/root-without-part",
  ],
  [
    "root without part (24.7)",
    root('<RootComponent type="1" schemaName="tst_other" behavior="0" />'),
    "reader/root-without-part",
  ],
  ...["2", "10", "24", "26", "380", "10421"].map(
    (type) =>
      [
        `root of type ${type} (24.7)`,
        root(`<RootComponent type="${type}" schemaName="tst_Amount" behavior="0" />`),
        "reader/root-type",
      ] as const,
  ),
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
];

test.each(ROOTS_SOLUTION_XML)("§24.8 Roots, solution.xml: %s is told", (_, plant, code) => {
  expect(codesOf(plant)).toContain(code);
});

const ENVIRONMENT_VARIABLES_AND_LOOSE_FILES: Rows = [
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
  ["definition with BOM", variable("<environment", "\ufeff<environment"), "reader/byte-order-mark"],
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
];

test.each(ENVIRONMENT_VARIABLES_AND_LOOSE_FILES)(
  "§24.8 Environment variables and loose files: %s is told",
  (_, plant, code) => {
    expect(codesOf(plant)).toContain(code);
  },
);

const CONTAINER: Rows = [
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
  ["a/../b", added("a/../b.xml", "<a/>"), "zip/name-traversal"],
  ["../x.xml", added("../x.xml", "<a/>"), "zip/name-traversal"],
  ["/abs/x.xml", added("/abs/x.xml", "<a/>"), "zip/name-absolute"],
  ["entry name longer than 255", added(`a/${"x".repeat(254)}.xml`, "<a/>"), "zip/name-too-long"],
];

test.each(CONTAINER)("§24.8 Container: %s is told", (_, plant, code) => {
  expect(codesOf(plant)).toContain(code);
});

test.each([
  "ZIP-LISTING.txt",
  "Workflows/notes.txt",
  VARIABLE_FILE.replace("definition.xml", "notes.txt"),
])("the file %s, which belongs to no part, is told once", (path) => {
  expect(codesOf(added(path, "text"))).toEqual(["reader/stray-file"]);
});

/** Rows marked "–": read without a word. */
const ALLOWED: readonly (readonly [row: string, Plant])[] = [
  [
    "Name in any script, emoji",
    (parts) =>
      renamed(
        FLOW_FILE,
        FLOW_FILE.replace("Parent", ""),
      )(
        customizations(
          `/${FLOW_FILE}`,
          `/${FLOW_FILE.replace("Parent", "")}`,
        )(
          customizations(
            /(?<=(?:Name|description)=")Parent(?=")/g,
            "\u{1F600} \u041f\u043e\u0442\u043e\u043a",
          )(parts),
        ),
      ),
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
