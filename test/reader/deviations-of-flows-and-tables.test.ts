import { expect, test } from "vitest";
import { readZip } from "#reader";
import {
  added,
  customizations,
  elementIn,
  file,
  jsonFileName,
  noRoot,
  type Plant,
  type Rows,
  renamed,
  replacedBy,
  whole,
  without,
} from "./deviation.ts";
import {
  CHILD_FILE,
  FLOW_FILE,
  FLOW_ID,
  FORM_ID,
  flowNode,
  RIBBON,
  ROLE_ID,
  SOUND,
  VIEW_ID,
  zipOfParts,
} from "./sound-solution.ts";

const codesOf = (plant: Plant): readonly string[] =>
  readZip(zipOfParts(plant(SOUND)), "a.zip").findings.map(({ code }) => code);

const FLOWS: Rows = [
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
    "folder name differs in case only",
    renamed(FLOW_FILE, FLOW_FILE.replace("Workflows", "workflows")),
    "reader/part-case",
  ],
  [
    "JSON file without node and root",
    (parts) => noRoot(FLOW_ID)(customizations(flowNode(FLOW_ID, "Parent", FLOW_FILE), "")(parts)),
    "reader/stray-file",
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
    "JsonFileName in a subfolder",
    jsonFileName("<JsonFileName>/Workflows/a/x.json</JsonFileName>"),
    "reader/flow-file-name",
  ],
  [
    "JsonFileName without GUID",
    jsonFileName("<JsonFileName>/Workflows/Parent.json</JsonFileName>"),
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
    "WorkflowId without braces",
    customizations(`WorkflowId="{${FLOW_ID}}"`, `WorkflowId="${FLOW_ID}"`),
    "reader/id-form",
  ],
  [
    "WorkflowId upper case",
    customizations(
      `WorkflowId="{${FLOW_ID}}"`,
      `WorkflowId="{${FLOW_ID.replace(/^1+/, "AAAAAAAA")}}"`,
    ),
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
];

test.each(FLOWS)("§24.8 Flows: %s is told", (_, plant, code) => {
  expect(codesOf(plant)).toContain(code);
});

const TABLES_FORMS_VIEWS_RIBBON: Rows = [
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
  [
    "id upper case",
    customizations(`{${VIEW_ID}}`, `{${VIEW_ID.replace(/^3+/, "ABCDEF33")}}`),
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
  [
    "forms folder missing (FormXml empty)",
    customizations(whole("FormXml", FORM_ID), "<FormXml />"),
    "reader/no-forms",
  ],
  [
    "views folder missing (SavedQueries empty)",
    customizations(whole("SavedQueries", VIEW_ID), "<SavedQueries />"),
    "reader/no-views",
  ],
  [
    "EntityInfo missing in a whole table",
    customizations(whole("EntityInfo", "tst_ItemId"), ""),
    "reader/table-body",
  ],
  [
    "a whole table without properties",
    customizations(/<EntitySetName>tst_items[\s\S]*?<\/ChangeTrackingEnabled>/, ""),
    "reader/table-body",
  ],
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
    "unknown child in entity",
    customizations("<EntitySetName>", "<Foo /><EntitySetName>"),
    "reader/unknown-element",
  ],
  [
    "unknown child in view",
    customizations("<isdefault>", "<Foo /><isdefault>"),
    "reader/unknown-element",
  ],
  [
    "unknown child in form",
    customizations("</formid>", "</formid><Foo />"),
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
];

test.each(TABLES_FORMS_VIEWS_RIBBON)(
  "§24.8 Tables, forms, views, ribbon: %s is told",
  (_, plant, code) => {
    expect(codesOf(plant)).toContain(code);
  },
);
