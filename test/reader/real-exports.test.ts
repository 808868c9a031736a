import { expect, test } from "vitest";
import { type ReadSolution, readZip } from "#reader";
import { customizations, type Plant, solution, variable } from "./deviation.ts";
import { FLOW_FILE, SOUND, VARIABLE_FILE, zipOfParts } from "./sound-solution.ts";
import { zipOf } from "./zip/zip-writer.ts";

/** What exports of the real service hold, in minimal cases of our own. */
const read = (...plants: readonly Plant[]): ReadSolution =>
  readZip(zipOfParts(plants.reduce((parts, plant) => plant(parts), SOUND)), "a.zip");

const heaviest = ({ findings }: ReadSolution) =>
  findings.map(({ severity, code }) => `${severity} ${code}`);

const item = ({ model }: ReadSolution) =>
  model.tables.find(({ logicalName }) => logicalName === "tst_item");

const PRIMARY_KEY = /<attribute PhysicalName="tst_ItemId">[\s\S]*?<\/attribute>/;

test("a table whose root says all, but of which only changed columns came, is one of others", () => {
  expect(item(read())?.kind).toBe("own");
  expect(item(read(customizations(PRIMARY_KEY, "")))?.kind).toBe("extension");
});

test("the form of a business process says nothing about the columns of its table", () => {
  const process = read(
    customizations("<OwnershipTypeMask>", "<IsBPFEntity>1</IsBPFEntity><OwnershipTypeMask>"),
    customizations('datafieldname="tst_name"', 'datafieldname="name_of_another_table"'),
  );
  expect(item(process)).toMatchObject({ kind: "own", forms: [] });
  expect(heaviest(process)).toEqual(["info reader/unknown-part"]);
});

test("what is needed besides tables is known by type and name", () => {
  const needed = [
    '<Required type="connectionreference" displayName="A" solution="Active" id.connectionreferencelogicalname="tst_Other" />',
    '<Required type="9" schemaName="tst_Color" displayName="Color" solution="Other (1.0)" />',
    '<Required type="29" displayName="Flow" solution="Other (1.0)" id="{11111111-1111-4111-8111-11111111111A}" />',
  ].map((required) => `<MissingDependency>${required}<Dependent /></MissingDependency>`);
  const { model } = read(
    solution("<MissingDependencies>", `<MissingDependencies>${needed.join("")}`),
  );
  expect(model.needed).toEqual([
    { type: "connectionreference", name: "tst_other", solution: "Active" },
    { type: "9", name: "tst_color", solution: "Other" },
    { type: "29", name: "11111111-1111-4111-8111-11111111111a", solution: "Other" },
  ]);
  expect(read().model.needed).toBeUndefined();
});

test("a lookup of Dataverse's own is bound in lower case", () => {
  const roles = /<EntityRelationshipRoles>[\s\S]*?<\/EntityRelationshipRoles>/;
  expect(item(read(customizations(roles, "")))?.columns).toMatchObject({
    tst_opportunityid: { navigation: { opportunity: "tst_opportunityid" } },
  });
});

test.each([
  ["little", [0xff, 0xfe], "utf-16le"],
  ["big", [0xfe, 0xff], "utf-16be"],
] as const)("a flow's file in UTF-16, %s end first, is read and told", (_, mark, encoding) => {
  const bytes = Buffer.from(SOUND[FLOW_FILE] ?? "", "utf16le");
  const content = Buffer.concat([
    Buffer.from(mark),
    encoding === "utf-16be" ? bytes.swap16() : bytes,
  ]);
  const entries = Object.entries({ ...SOUND, [FLOW_FILE]: content });
  const utf16 = readZip(zipOf(entries.map(([name, content]) => ({ name, content }))), "a.zip");
  expect(heaviest(utf16)).toEqual(["warning reader/encoding"]);
  expect(utf16.model.flows).toEqual(read().model.flows);
});

test.each([
  ["a package of CRM 2016", [solution('Version="9.2"', 'Version="8.2"')], "package-version"],
  ["a version of two numbers", [solution("1.0.0.0</Version>", "1.0</Version>")], "version"],
  [
    "a variable's folder in another case",
    [variable('schemaname="tst_Amount"', 'schemaname="tst_amount"')],
    "variable-folder",
  ],
  [
    "a column with a name of sixty characters",
    [
      customizations(
        /(?<=tst_)Kind(?=">)|(?<=<(?:Logical)?Name>tst_)kind(?=<)/g,
        `kind${"x".repeat(52)}`,
      ),
    ],
    "name",
  ],
] as const)("%s is no more than a warning", (_, plants, code) => {
  const told = heaviest(read(...plants));
  expect(told).toContain(`warning reader/${code}`);
  expect(told.filter((one) => one.startsWith("error"))).toEqual([]);
});

test("a table of another publisher that is included whole comes as it was left", () => {
  const included = solution(
    /schemaName="opportunity" behavior="2"/,
    'schemaName="opportunity" behavior="0"',
  );
  const unmodified = customizations(
    /(?<=<entity Name="Opportunity")[\s\S]*?<\/entity>/,
    ' unmodified="1"><attributes /></entity>',
  );
  const told = ({ findings }: ReadSolution) =>
    findings.filter(({ code }) => code === "reader/table-body");
  expect(told(read(included))).toEqual([]);
  expect(told(read(included, unmodified))).toEqual([]);
  const ours = customizations(/<OwnershipTypeMask>[^<]*<\/OwnershipTypeMask>/, "");
  expect(told(read(ours))).toMatchObject([{ severity: "error" }]);
});

test("the root of the classic site map has neither name nor id", () => {
  const root = '<RootComponent type="62" behavior="0" />';
  const listed = solution("<RootComponents>", `<RootComponents>${root}`);
  const map = customizations(
    "<Entities>",
    '<SiteMap><SiteMap><Area Id="A" /></SiteMap></SiteMap><Entities>',
  );
  const told = ({ findings }: ReadSolution) =>
    findings.filter(({ code }) => code === "reader/root-without-part");
  expect(told(read(listed, map))).toEqual([]);
  expect(told(read(listed))).toMatchObject([{ severity: "error" }]);
});

test("a variable of an agent has points in its name, a task flow a form of its own type", () => {
  const name = "tst_agent.skill.AppId";
  const parts = Object.fromEntries(
    Object.entries(SOUND).map(([path, content]) => [
      path.replace("tst_Amount", name),
      path === VARIABLE_FILE ? content.replace("tst_Amount", name) : content,
    ]),
  );
  expect(heaviest(readZip(zipOfParts(parts), "a.zip"))).toEqual([]);
  const tasks = customizations('<forms type="main">', '<forms type="taskBasedForm">');
  expect(heaviest(read(tasks))).toEqual(["info reader/form", "info reader/unknown-part"]);
});

test("the background of an app in one colour shrinks more than two hundred times", () => {
  const background = "CanvasApps/tst_app_1a2b3_BackgroundImageUri";
  const entries = Object.entries({ ...SOUND, [background]: "\0".repeat(1_065_033) });
  const zip = zipOf(entries.map(([name, content]) => ({ name, content })));
  expect(heaviest(readZip(zip, "a.zip")).filter((one) => one.includes("zip/"))).toEqual([]);
});
