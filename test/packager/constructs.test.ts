import { expect, test } from "vitest";
import type { FormSection, View } from "#dataverse";
import { childElements, type Element, printXml } from "#foundation";
import { assemble, EMPTY_LOCK, type TableComponent } from "#model";
import { compile, packDocuments } from "#packager";
import { readZip } from "#reader";
import { everything } from "./everything.ts";

/** What makers say beyond a fresh table, as exports write it (solution-format.md §6, §7.1, §8, §9). */
const { model } = assemble(everything, EMPTY_LOCK).value;
const document = compile(model, "unmanaged");
const read = readZip(packDocuments({ zip: document }).zip, "every.zip");

function* within(element: Element): Generator<Element> {
  yield element;
  for (const child of childElements(element)) yield* within(child);
}
const all = [...within(document.customizations)];
const printed = (element: Element | undefined): string =>
  element
    ? printXml(element, { declared: false, lineBreak: "\n" })
        .replaceAll(/>\n *</g, "><")
        .trimEnd()
    : "";
/** The element of a kind whose text or attributes hold a word, without what is said of ids. */
const xmlOf = (name: string, word: string): string =>
  printed(all.find((one) => one.name === name && printed(one).includes(word)));

test.each([
  [
    "a view of rows that meet all conditions",
    "filter",
    "every_price",
    '<filter type="and">' +
      '<condition attribute="every_price" operator="ge" value="1000" />' +
      '<condition attribute="every_done" operator="eq" value="0" />' +
      '<condition attribute="every_line" operator="like" value="&quot;50 %&quot; &lt;off&gt;%" />' +
      '<condition attribute="statuscode" operator="in"><value>1</value><value>100000000</value></condition>' +
      '<condition attribute="createdon" operator="last-x-days" value="30" />' +
      '<condition attribute="ownerid" operator="eq-userid" />' +
      "</filter>",
  ],
  [
    "a view of rows that meet any condition",
    "filter",
    "every_settingid",
    '<filter type="or">' +
      '<condition attribute="every_accountid" operator="null" />' +
      '<condition attribute="every_settingid" operator="not-null" />' +
      "</filter>",
  ],
  [
    "an option with a color and a description",
    "option",
    "#CC0000",
    '<option value="100000000" ExternalValue="" IsHidden="0" Color="#CC0000"><labels>' +
      '<label description="Red" languagecode="1033" /><label description="Rot" languagecode="1031" />' +
      '</labels><Descriptions><Description description="Like &lt;blood&gt;" languagecode="1033" />' +
      '<Description description="Wie &lt;Blut&gt;" languagecode="1031" /></Descriptions></option>',
  ],
  [
    "a status reason of our own",
    "status",
    "Broken",
    '<status value="100000001" state="1" IsHidden="0" Color="#000000"><labels>' +
      '<label description="Broken" languagecode="1033" />' +
      '<label description="Kaputt" languagecode="1031" /></labels></status>',
  ],
  [
    "one side of a lookup to several tables",
    "EntityRelationshipRole",
    "every_About_contact",
    "<EntityRelationshipRole><NavPaneDisplayOption>UseCollectionName</NavPaneDisplayOption>" +
      "<NavPaneArea>Details</NavPaneArea><NavPaneOrder>10000</NavPaneOrder>" +
      "<NavigationPropertyName>every_About_contact</NavigationPropertyName>" +
      "<RelationshipRoleType>1</RelationshipRoleType></EntityRelationshipRole>",
  ],
  [
    "related rows that no form offers",
    "EntityRelationshipRole",
    "DoNotDisplay",
    "<EntityRelationshipRole><NavPaneDisplayOption>DoNotDisplay</NavPaneDisplayOption>" +
      "<NavPaneArea>Details</NavPaneArea><NavPaneOrder>10000</NavPaneOrder>" +
      "<NavigationPropertyName>every_settingid</NavigationPropertyName>" +
      "<RelationshipRoleType>1</RelationshipRoleType></EntityRelationshipRole>",
  ],
])("%s", (_, name, word, xml) => {
  expect(xmlOf(name, word)).toBe(xml);
});

test("a table whose changes are audited", () => {
  const audited = all.filter(({ name }) => name === "IsAuditEnabled").map(printed);
  expect(audited).toContain("<IsAuditEnabled>1</IsAuditEnabled>");
  const table = all.find((one) => one.name === "entity" && printed(one).includes("every_things"));
  const own = table && childElements(table).find(({ name }) => name === "IsAuditEnabled");
  expect(printed(own)).toBe("<IsAuditEnabled>1</IsAuditEnabled>");
});

test("a form of two tabs, one of them with two controls side by side", () => {
  const tabs = all.filter((one) => one.name === "tab" && printed(one).includes("createdon"));
  expect(tabs).toHaveLength(1);
  const more = printed(tabs[0]);
  expect(more).toMatch(/^<tab name="more" verticallayout="true" id="\{[0-9a-f-]{36}\}"/);
  expect(more).toContain('<labels><label description="More" languagecode="1033" />');
  const rows = all.filter((one) => one.name === "row" && printed(one).includes("datafieldname"));
  const dates = rows.map((row) => [...printed(row).matchAll(/datafieldname="(\w+)"/g)]);
  const columns = dates.map((found) => found.map(([, column]) => column));
  expect(columns).toContainEqual(["createdon", "modifiedon"]);
  expect(columns).toContainEqual(["createdby"]);
  expect(more).toContain('columns="11"');
  expect(more).toMatch(/<cell id="[^"]+" showlabel="false" colspan="2"><labels>/);
});

test("the status reasons of a table stand beside the two that every table has, and once", () => {
  const codes = all.filter((one) =>
    printed(one).startsWith('<attribute PhysicalName="statuscode"'),
  );
  const things = codes.filter((one) => printed(one).includes("every_thing_statuscode"));
  expect(things).toHaveLength(1);
  expect(
    [...printed(things[0]).matchAll(/<status value="(\d+)"/g)].map(([, value]) => value),
  ).toEqual(["1", "2", "100000000", "100000001"]);
});

/** Reading gives what was said; keys become ids, numbers of conditions text. */
const spoken = (table: TableComponent | undefined) => ({
  audited: table?.kind === "own" && table.audited === true,
  views: (table?.views ?? []).filter(({ kind }) => kind === "public").map(viewOf),
  sections: table?.kind === "own" ? table.forms.flatMap(({ sections }) => sections.map(shape)) : [],
});
const viewOf = ({ labels, filter }: View) => ({
  labels,
  filter: filter && JSON.parse(JSON.stringify(filter, numbersAsText)),
});
const numbersAsText = (_: string, value: unknown): unknown => {
  if (typeof value === "boolean") return String(Number(value));
  return typeof value === "number" ? String(value) : value;
};
const shape = ({ key, columns, tab }: FormSection) => ({ key, columns, tab: tab?.key });
const byKey = (left: object, right: object): number =>
  JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;

test.each(["every_thing", "opportunity"])("%s is read as it was said", (name) => {
  const [was, is] = [model, read.model].map((one) =>
    spoken(one.tables.find(({ logicalName }) => logicalName === name)),
  );
  expect(is?.audited).toBe(was?.audited);
  expect(is?.views.toSorted(byKey)).toEqual(was?.views.toSorted(byKey));
  const expected = was?.sections.map((one) =>
    // The first tab of several has a name in the zip.
    name === "every_thing" && one.key !== "general" && one.tab === undefined
      ? { ...one, tab: "general" }
      : one,
  );
  expect(is?.sections.toSorted(byKey)).toEqual(expected?.toSorted(byKey));
});

test("a lookup to several tables says so, and is read as it was said", () => {
  const node = all.find((one) => printed(one).startsWith('<attribute PhysicalName="every_About"'));
  expect(printed(node)).toContain("<LookupStyle>polymorphic</LookupStyle><displaynames>");
  const [was, is] = [model, read.model].map((one) =>
    Object.values(
      one.tables.find(({ logicalName }) => logicalName === "every_thing")?.columns ?? {},
    ).find(({ logicalName }) => logicalName === "every_about"),
  );
  expect(is).toMatchObject({
    form: "polymorphic",
    targets: ["contact", "every_setting"],
    navigation: { contact: "every_About_contact", every_setting: "every_About_every_setting" },
  });
  expect(was?.kind === "lookup" && was.targets.toSorted()).toEqual(["contact", "every_setting"]);
});

test("colors and status reasons are read as they were said", () => {
  const [was, is] = [model, read.model].map(
    ({ choices, tables }) =>
      [
        choices.flatMap(({ options }) => options.map(({ color }) => color)),
        Object.values(tables.find((one) => one.logicalName === "every_thing")?.columns ?? {})
          .filter(({ kind }) => kind === "status")
          .flatMap((one) => (one.kind === "status" ? one.statuses : []))
          .map(({ value, state, color }) => ({ value, state, color })),
      ] as const,
  );
  expect(is).toEqual(was);
});

test("a zip of all this is read without a finding", () => {
  expect(read.findings).toEqual([]);
});
