import { expect, test } from "vitest";
import { readFlowFile, readFolder, readZip } from "#reader";
import {
  CHILD_FILE,
  CHILD_ID,
  FLOW_FILE,
  FORM_ID,
  type Parts,
  RIBBON,
  SOUND,
  VARIABLE_FILE,
  VIEW_ID,
  zipOfParts,
  SYSTEM_NAMES,
} from "./sound-solution.ts";

const CUSTOMIZATIONS = SOUND["customizations.xml"] ?? "";

/** What stands from the first `start` to the next `end`, both included. */
function cut(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`"${start}" … "${end}" is not there`);
  return text.slice(from, to + end.length);
}

const inside = (start: string, end: string): string => cut(CUSTOMIZATIONS, start, end);
const [opportunity = "", item = ""] = CUSTOMIZATIONS.match(/<Entity>[\s\S]*?<\/Entity>/g) ?? [];
const [parent = "", child = ""] = CUSTOMIZATIONS.match(/<Workflow [\s\S]*?<\/Workflow>/g) ?? [];
const form = cut(item, "<FormXml>", "</FormXml>");
const forms = form.match(/<forms [\s\S]*?<\/forms>/g) ?? [];
const views = item.match(/<savedquery>[\s\S]*?<\/savedquery>/g) ?? [];
const idIn = (text: string, name: string): string =>
  cut(text, `<${name}>`, `</${name}>`).slice(name.length + 2, -name.length - 3);
const FORM_FILE = `Entities/tst_Item/FormXml/main/{${FORM_ID}}.xml`;
const VIEW_FILE = `Entities/tst_Item/SavedQueries/{${VIEW_ID}}.xml`;
const NAMES = "Other/Relationships.xml";
const DEFINITIONS = "Other/Relationships/Opportunity.xml";
const SKELETON = "Other/Customizations.xml";

const emptied = (text: string, name: string): string =>
  text.replace(cut(text, `<${name}>`, `</${name}>`), `<${name} />`);

/** The sound solution as SolutionPackager lays it out, with the two packages in one folder. */
const FOLDER: Parts = {
  "Other/Solution.xml": (SOUND["solution.xml"] ?? "").replace("<Managed>0<", "<Managed>2<"),
  [SKELETON]: ["Entities", "Roles", "Workflows", "EntityRelationships", "optionsets"].reduce(
    emptied,
    CUSTOMIZATIONS,
  ),
  "Entities/Opportunity/Entity.xml": opportunity.replace(RIBBON, "<RibbonDiffXml />"),
  "Entities/Opportunity/RibbonDiff.xml": RIBBON,
  "Entities/tst_Item/Entity.xml": emptied(emptied(item, "FormXml"), "SavedQueries").replace(
    RIBBON,
    "<RibbonDiffXml />",
  ),
  "Entities/tst_Item/RibbonDiff.xml": RIBBON,
  ...Object.fromEntries(
    forms.map((one) => [
      `Entities/tst_Item/FormXml/${/type="(\w+)"/.exec(one)?.[1]}/${idIn(one, "formid")}.xml`,
      `<forms>${cut(one, "<systemform>", "</systemform>")}</forms>`,
    ]),
  ),
  ...Object.fromEntries(
    views.map((one) => [
      `Entities/tst_Item/SavedQueries/${idIn(one, "savedqueryid")}.xml`,
      `<savedqueries>${one}</savedqueries>`,
    ]),
  ),
  "Roles/Item Keeper.xml": inside("<Role ", "</Role>"),
  "OptionSets/tst_kind.xml": inside('<optionset Name="tst_kind">', "</optionset>"),
  [NAMES]: `<EntityRelationships>${["tst_item_opportunity", ...SYSTEM_NAMES].map((name) => `<EntityRelationship Name="${name}" />`).join("")}</EntityRelationships>`,
  [DEFINITIONS]: inside("<EntityRelationships>", "</EntityRelationships>"),
  [FLOW_FILE]: SOUND[FLOW_FILE] ?? "",
  [`${FLOW_FILE}.data.xml`]: parent.replace(
    "<Workflow ",
    '<Workflow xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ',
  ),
  [CHILD_FILE]: SOUND[CHILD_FILE] ?? "",
  [`${CHILD_FILE}.data.xml`]: child,
  [VARIABLE_FILE]: SOUND[VARIABLE_FILE] ?? "",
};

const read = (parts: Parts) =>
  readFolder(Object.entries(parts).map(([path, text]) => ({ path, content: Buffer.from(text) })));
const codesOf = (parts: Parts): readonly string[] => read(parts).findings.map(({ code }) => code);
const without = (path: string): Parts => {
  const { [path]: gone, ...rest } = FOLDER;
  if (gone === undefined) throw new Error(`there is no ${path}`);
  return rest;
};
const withoutFolder = (folder: string): Parts =>
  Object.fromEntries(Object.entries(FOLDER).filter(([path]) => !path.startsWith(folder)));
const moved = (path: string, from: string, to: string): Parts => ({
  ...without(path),
  [path.replace(from, to)]: FOLDER[path] ?? "",
});
const swapped = (path: string, from: string, to: string): Parts => {
  const text = FOLDER[path] ?? "";
  if (!text.includes(from)) throw new Error(`"${from}" is not in ${path}`);
  return { ...FOLDER, [path]: text.replace(from, to) };
};

test("a folder says the same as the zip it came from", () => {
  const folder = read(FOLDER);
  const zip = readZip(zipOfParts(SOUND), "a.zip");
  expect(folder.findings).toEqual([]);
  expect(folder.packageKind).toBe("both");
  expect(folder.model).toEqual(zip.model);
  // Flows are packed by file name: the child before its parent.
  const flows = ({ children }: typeof zip.document.customizations) =>
    children.filter((one) => typeof one === "object" && "name" in one && one.name !== "Workflows");
  expect(flows(folder.document.customizations)).toEqual(flows(zip.document.customizations));
  expect(folder.document.files.map(({ path }) => path).toSorted()).toEqual(
    zip.document.files.map(({ path }) => path).toSorted(),
  );
});

test("a solution may lie deeper in a project, among other files", () => {
  const deeper = Object.fromEntries(
    Object.entries(FOLDER).map(([path, text]) => [`src/solution/${path}`, text]),
  );
  const project = read({ ...deeper, "README.md": "Read me", "src/solution/obj/a.json": "{}" });
  expect(project.findings).toEqual([]);
  expect(project.model).toEqual(read(FOLDER).model);
});

test("a managed folder takes managed forms, any other the plain ones", () => {
  const twin = FORM_FILE.replace(".xml", "_managed.xml");
  const managedForm = (FOLDER[FORM_FILE] ?? "").replace("Information", "Managed");
  const named = (parts: Parts) => read(parts).model.tables[1];
  const both = { ...FOLDER, [twin]: managedForm };
  const managed = {
    ...both,
    "Other/Solution.xml": (SOUND["solution.xml"] ?? "").replace("<Managed>0<", "<Managed>1<"),
  };
  const others = [{ kind: "quick" }, { kind: "card" }];
  const main = (label: string) => ({ forms: [{ labels: { 1033: label } }, ...others] });
  expect(named(both)).toMatchObject(main("Information"));
  expect(named(managed)).toMatchObject(main("Managed"));
  expect(codesOf(both)).toEqual([]);
  expect(codesOf(managed)).toEqual([]);
});

/**
 * Rows of solution-format.md §24.8 marked E or W that concern a folder. One cannot be seen: a form
 * that lies in the folder of another known type is a form of that type, and nothing contradicts it.
 */
const DEVIATIONS: readonly (readonly [row: string, parts: Parts, code: string])[] = [
  ["JSON file missing", without(FLOW_FILE), "reader/flow-file-missing"],
  ["data.xml missing, JSON there", without(`${FLOW_FILE}.data.xml`), "reader/stray-file"],
  [
    "data.xml not named *.data.xml",
    { ...without(`${FLOW_FILE}.data.xml`), [`${FLOW_FILE}.xml`]: parent },
    "reader/stray-file",
  ],
  [
    "data.xml renamed, still *.data.xml",
    { ...without(`${CHILD_FILE}.data.xml`), "Workflows/other.data.xml": child },
    "reader/folder-name",
  ],
  [
    "both files missing, root kept",
    Object.fromEntries(Object.entries(FOLDER).filter(([path]) => !path.startsWith(CHILD_FILE))),
    "reader/root-without-part",
  ],
  [
    "<Workflows /> but roots and files there",
    Object.fromEntries(
      Object.entries(FOLDER).filter(([path]) => !/^Workflows\/.*data\.xml$/.test(path)),
    ),
    "reader/root-without-part",
  ],
  [
    "two data.xml with one WorkflowId",
    { ...FOLDER, "Workflows/z.data.xml": child },
    "reader/duplicate",
  ],
  ["RibbonDiff.xml missing", without("Entities/tst_Item/RibbonDiff.xml"), "reader/folder-ribbon"],
  [
    "RibbonDiff.xml there, placeholder missing",
    swapped("Entities/tst_Item/Entity.xml", "<RibbonDiffXml />", ""),
    "reader/folder-placeholder",
  ],
  [
    "FormXml placeholder missing, files there",
    swapped("Entities/tst_Item/Entity.xml", "<FormXml />", ""),
    "reader/folder-placeholder",
  ],
  [
    "placeholder with content and file as well",
    swapped("Entities/tst_Item/Entity.xml", "<FormXml />", form),
    "reader/folder-placeholder",
  ],
  [
    "SavedQueries placeholder missing, files there",
    swapped("Entities/tst_Item/Entity.xml", "<SavedQueries />", ""),
    "reader/folder-placeholder",
  ],
  [
    "ribbon placeholder with content and file as well",
    swapped("Entities/tst_Item/Entity.xml", "<RibbonDiffXml />", RIBBON),
    "reader/folder-placeholder",
  ],
  [
    "form file in an unknown type folder",
    moved(FORM_FILE, "/main/", "/other/"),
    "reader/form-type",
  ],
  ["forms folder missing", withoutFolder("Entities/tst_Item/FormXml/"), "reader/no-forms"],
  ["views folder missing", withoutFolder("Entities/tst_Item/SavedQueries/"), "reader/no-views"],
  ["table folder missing", withoutFolder("Entities/tst_Item/"), "reader/root-without-part"],
  ["Entity.xml missing", without("Entities/tst_Item/Entity.xml"), "reader/folder-table"],
  [
    "folder name differs from Name",
    swapped("Entities/tst_Item/Entity.xml", ">tst_Item</Name>", ">tst_Thing</Name>"),
    "reader/folder-name",
  ],
  [
    "two folders, one Name",
    { ...FOLDER, "Entities/Copy/Entity.xml": FOLDER["Entities/tst_Item/Entity.xml"] ?? "" },
    "reader/duplicate",
  ],
  [
    "file name differs from the id inside",
    { ...without(VIEW_FILE), "Entities/tst_Item/SavedQueries/view.xml": FOLDER[VIEW_FILE] ?? "" },
    "reader/folder-name",
  ],
  [
    "choice file missing, root and column remain",
    without("OptionSets/tst_kind.xml"),
    "reader/root-without-part",
  ],
  ["Relationships.xml missing", without(NAMES), "reader/folder-relationships"],
  ["Relationships folder missing", without(DEFINITIONS), "reader/folder-relationships"],
  [
    "defined, not listed",
    { ...FOLDER, [NAMES]: "<EntityRelationships />" },
    "reader/folder-relationships",
  ],
  [
    "listed, not defined",
    swapped(
      NAMES,
      "</EntityRelationships>",
      '<EntityRelationship Name="x" /></EntityRelationships>',
    ),
    "reader/folder-relationships",
  ],
  [
    "full nodes inside Relationships.xml",
    { ...FOLDER, [NAMES]: FOLDER[DEFINITIONS] ?? "" },
    "reader/folder-relationships",
  ],
  [
    "relationship twice",
    { ...FOLDER, "Other/Relationships/Copy.xml": FOLDER[DEFINITIONS] ?? "" },
    "reader/duplicate",
  ],
  [
    "placeholder missing in Other/Customizations.xml",
    swapped(SKELETON, "<Workflows />", ""),
    "reader/folder-placeholder",
  ],
  [
    "placeholder with content",
    swapped(SKELETON, "<Roles />", `<Roles><Role id="{${CHILD_ID}}" name="x" /></Roles>`),
    "reader/folder-placeholder",
  ],
  ["Other/Customizations.xml missing", without(SKELETON), "reader/missing-part"],
  ["Other/Solution.xml missing", without("Other/Solution.xml"), "reader/missing-part"],
  ["a file that leads out", { ...FOLDER, "../x.xml": "<a/>" }, "reader/file-name"],
  ["a stray file in a table's folder", { ...FOLDER, "Entities/x.txt": "" }, "reader/stray-file"],
];

test.each(DEVIATIONS)("§24.8: %s is told", (_, parts, code) => {
  expect(codesOf(parts)).toContain(code);
});

test("nothing is lost where a placeholder or the list of relationships is missing", () => {
  const placeholder = read(swapped(SKELETON, "<Workflows />", ""));
  expect(placeholder.model.flows).toHaveLength(2);
  expect(read(without(NAMES)).model.relationships).toHaveLength(1 + SYSTEM_NAMES.length);
});

test("roles of connections have a file of their own", () => {
  const skeleton = swapped(SKELETON, "<Roles />", "<Roles /><ConnectionRoles />");
  const roles = {
    "Other/ConnectionRoles.xml": "<ConnectionRoles><ConnectionRole /></ConnectionRoles>",
  };
  const { document, findings } = read({ ...skeleton, ...roles });
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(document.customizations.children).toContainEqual(
    expect.objectContaining({ name: "ConnectionRoles", children: [expect.anything()] }),
  );
});

test("what a repository keeps beside the files of a zip is passed over", () => {
  const beside = {
    "README.md": "",
    "old.zip": "",
    ".github/workflows/a.yml": "",
    "zips/b.zip": "",
  };
  expect(codesOf({ ...SOUND, ...beside })).toEqual(codesOf(SOUND));
});

test("a flow's file alone is read as well", () => {
  const { value, diagnostics } = readFlowFile(SOUND[FLOW_FILE] ?? "", "flow.json");
  expect(diagnostics).toEqual([]);
  expect(value.actions).toMatchObject([{ kind: "compose", name: "Say" }]);
  expect(readFlowFile("{,", "flow.json").diagnostics).toMatchObject([
    { code: "reader/flow-json", at: { part: "flow.json", line: 1, column: 2 } },
  ]);
});

test("of several solutions below a folder it is told which one is read", () => {
  const at = (folder: string) =>
    ["Other/Solution.xml", "Other/Customizations.xml"].map((path) => ({
      path: `${folder}${path}`,
      content: Buffer.from("<ImportExportXml />"),
    }));
  const said = (...folders: readonly string[]) =>
    readFolder(folders.flatMap(at)).findings.filter(
      ({ code }) => code === "reader/several-solutions",
    );
  expect(said("a/", "bb/", "ccc/")).toMatchObject([
    {
      severity: "warning",
      message: "The folder holds 3 solutions. Read is a/; bb/, ccc/ are not.",
    },
  ]);
  expect(said("src/")).toEqual([]);
  expect(said("")).toEqual([]);
});
