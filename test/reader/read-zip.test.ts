import fc from "fast-check";
import { expect, test } from "vitest";
import { readZip } from "#reader";
import {
  CHILD_ID,
  FLOW_FILE,
  FLOW_ID,
  FORM_ID,
  ROLE_ID,
  SOUND,
  VIEW_ID,
  zipOfParts,
  SYSTEM_NAMES,
} from "./sound-solution.ts";

const { model, document, packageKind, findings } = readZip(zipOfParts(SOUND), "a.zip");

test("a sound solution has nothing to report", () => {
  expect(findings).toEqual([]);
  expect(packageKind).toBe("unmanaged");
});

test("identity, publisher and what it needs", () => {
  expect(model.identity).toEqual({
    uniqueName: "TestItems",
    labels: { 1033: "Test items" },
    descriptions: {},
    version: "1.0.0.0",
    languages: [1033],
  });
  expect(model.publisher).toEqual({
    uniqueName: "tester",
    labels: { 1033: "Tester" },
    descriptions: {},
    prefix: "tst",
    optionValuePrefix: 12345,
  });
  expect(model.dependencies).toEqual([
    {
      table: { schemaName: "opportunity", displayName: "Opportunity" },
      solution: "msdynce_Sales",
      version: "9.0.4.0076",
    },
  ]);
});

test("a need that is no table is carried and told", () => {
  const needed = '<Required type="29" displayName="Other" solution="Other (1.0.0.0)" />';
  const solution = (SOUND["solution.xml"] ?? "").replace(
    "<MissingDependencies>",
    `<MissingDependencies><MissingDependency>${needed}<Dependent type="29" /></MissingDependency>`,
  );
  const read = readZip(zipOfParts({ ...SOUND, "solution.xml": solution }), "a.zip");
  expect(read.model.dependencies).toEqual(model.dependencies);
  expect(read.findings).toMatchObject([
    { code: "reader/unknown-part", at: { part: "solution.xml", pointer: "/MissingDependencies" } },
  ]);
});

test.each([
  ["0", undefined],
  ["1", "calculated"],
  ["2", "rollup"],
  ["3", "formula"],
])("a column whose source is %s is %s", (said, source) => {
  const customizations = (SOUND["customizations.xml"] ?? "").replace(
    /(<attribute PhysicalName="tst_Score">[\s\S]*?<\/IntroducedVersion>)/,
    `$1<SourceType>${said}</SourceType>`,
  );
  const read = readZip(zipOfParts({ ...SOUND, "customizations.xml": customizations }), "a.zip");
  const columns = read.model.tables.flatMap((table) => Object.values(table.columns));
  expect(customizations).toContain("<SourceType>");
  expect(columns.find(({ logicalName }) => logicalName === "tst_score")?.source).toBe(source);
});

test("a table of others has our columns and where it comes from", () => {
  expect(model.tables[0]).toMatchObject({
    kind: "extension",
    schemaName: "Opportunity",
    setName: "opportunities",
    primaryId: "opportunityid",
    from: { solution: "msdynce_Sales", version: "9.0.4.0076" },
    columns: { tst_score: { kind: "whole-number", min: 0, max: 10, readOnlyInUi: true } },
  });
});

test("an own table has all that authors say", () => {
  const [, table] = model.tables;
  expect(table).toMatchObject({
    kind: "own",
    logicalName: "tst_item",
    setName: "tst_items",
    primaryId: "tst_itemid",
    primaryName: "tst_name",
    ownership: "user",
    quickCreate: true,
    labels: { 1033: "Item" },
    pluralLabels: { 1033: "Items" },
    columns: {
      tst_kind: { kind: "choice", choice: { kind: "global-choice", name: "tst_kind" } },
      tst_opportunityid: {
        kind: "lookup",
        form: "simple",
        targets: ["opportunity"],
        navigation: { opportunity: "tst_OpportunityId" },
      },
    },
    views: [
      {
        kind: "active",
        labels: { 1033: "Active Items" },
        columns: [{ column: "tst_name", width: 300 }],
        order: { column: "tst_name", descending: true },
      },
      { kind: "advanced-find" },
      { kind: "associated" },
      { kind: "quick-find" },
      { kind: "lookup" },
    ],
    forms: [
      {
        kind: "main",
        sections: [
          {
            key: "general",
            labels: { 1033: "General" },
            rows: [{ kind: "column", column: "tst_name" }],
          },
        ],
      },
      { kind: "quick" },
      { kind: "card" },
    ],
  });
  expect([...(table?.viewIds.values() ?? [])]).toHaveLength(5);
  expect([...(table?.viewIds.values() ?? [])]).toContain(VIEW_ID);
  expect([...(table?.formIds.values() ?? [])]).toHaveLength(3);
  expect([...(table?.formIds.values() ?? [])]).toContain(FORM_ID);
});

test("relationships, choices, roles, variables and connection references", () => {
  const made = model.relationships.filter(({ name }) => !SYSTEM_NAMES.some((one) => one === name));
  expect(made).toEqual([
    {
      kind: "one-to-many",
      name: "tst_item_opportunity",
      many: "tst_Item",
      one: "Opportunity",
      lookup: "tst_OpportunityId",
      behavior: "remove-link",
      label: { 1033: "Parts" },
    },
  ]);
  expect(model.choices).toEqual([
    {
      kind: "global-choice",
      name: "tst_kind",
      labels: { 1033: "Kind" },
      options: [{ value: 1, labels: { 1033: "Small" } }],
    },
  ]);
  expect(model.roles).toMatchObject([
    {
      id: ROLE_ID,
      name: "Item Keeper",
      privileges: [{ name: "prvReadtst_Item", depth: "Global" }],
    },
  ]);
  expect(model.environmentVariables).toEqual([
    {
      kind: "number",
      schemaName: "tst_Amount",
      labels: { 1033: "Amount" },
      descriptions: {},
      defaultValue: 2.5,
    },
  ]);
  expect(model.connectionReferences).toEqual([
    {
      logicalName: "tst_Dataverse",
      displayName: "Dataverse",
      apiName: "shared_commondataserviceforapps",
    },
  ]);
});

test("flows with what they do", () => {
  expect(model.flows.map(({ id, name, state, part }) => [id, name, state, part])).toEqual([
    [FLOW_ID, "Parent", "off", FLOW_FILE],
    [CHILD_ID, "Child", "off", expect.stringContaining("Child")],
  ]);
  expect(model.flows[0]?.definition.actions).toMatchObject([{ kind: "compose", name: "Say" }]);
});

test("the document holds every file, in the order of the zip", () => {
  expect(document.files.map(({ path }) => path)).toEqual(
    Object.keys(SOUND).filter((path) => !/^[^/]+$/.test(path)),
  );
  expect(document.solution.name).toBe("ImportExportXml");
});

test("no zip at all is one finding, not a throw", () => {
  const read = readZip(Buffer.from("no zip"), "a.zip");
  expect(read.findings.map(({ code }) => code)).toEqual(["zip/not-a-zip"]);
  expect(read.model.tables).toEqual([]);
});

test("whichever piece of the documents is missing, reading does not throw", () => {
  const text = SOUND["customizations.xml"] ?? "";
  const tags = [...text.matchAll(/<([A-Za-z]+)[ >]/g)].map((match) => match[1] ?? "");
  fc.assert(
    fc.property(fc.constantFrom(...new Set(tags)), fc.constantFrom("", "Other"), (tag, other) => {
      const changed = text.replaceAll(
        new RegExp(`<(/?)${tag}(?=[ >/])`, "g"),
        (_, slash: string) => `<${slash}${other === "" ? "X" : other}`,
      );
      const parts = { ...SOUND, "customizations.xml": changed };
      expect(readZip(zipOfParts(parts), "a.zip").document.customizations.children).not.toEqual([]);
    }),
  );
});

test("names like members of an object are nothing special", () => {
  for (const name of ["constructor", "__proto__", "toString"]) {
    const solution = (SOUND["solution.xml"] ?? "")
      .replace("<Managed>0<", `<Managed>${name}<`)
      .replace("<Descriptions />", `<Descriptions /><${name} />`);
    const customizations = (SOUND["customizations.xml"] ?? "")
      .replace("<Entities>", `<Entities><${name}><a /></${name}>`)
      .replace("<querytype>0<", `<querytype>${name}<`)
      .replaceAll("tst_Score", name)
      .replaceAll("tst_score", name.toLowerCase());
    const parts = { ...SOUND, "solution.xml": solution, "customizations.xml": customizations };
    const read = readZip(zipOfParts(parts), "a.zip");
    expect(read.packageKind).toBeUndefined();
    expect([...(read.model.tables[1]?.viewIds.values() ?? [])]).not.toContain(VIEW_ID);
    expect(Object.keys(read.model.tables[0]?.columns ?? {})).toEqual([name.toLowerCase()]);
  }
});
