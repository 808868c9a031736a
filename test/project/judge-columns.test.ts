import { expect, test } from "vitest";
import { standardTables } from "#dataverse";
import { loadProject } from "#project";
import { SALES_COLUMNS } from "../../src/project/sales-columns.ts";
import { ownFiles } from "./project-files.ts";

const MINE = "mappings/mine.yaml";
const ID = "6d1f6c0e-0f0b-4c55-9f3a-1f1d2a9b7c11";

const findingsOf = (text: string) =>
  loadProject(ownFiles().set(MINE, `extends: default.yaml\n${text}\n`), { mapping: MINE })
    .diagnostics;

const NESTED = (table: string, group: string, line: string): string =>
  `${table}:\n  ${group}:\n    ${line}`;

test.each([
  // What is not there.
  ["opportunity", "columns", "dealValue: estimatedvalu", "unknown-column", 'mean "estimatedvalue"'],
  ["opportunity", "columns", "notes: descripton", "unknown-column", 'mean "description"'],
  ["opportunity", "columns", "notes: nowhere", "unknown-column", "no column"],
  ["account", "columns", "city: address1_cty", "unknown-column", 'mean "address1_city"'],
  ["account", "columns", "name: estimatedvalue_bas", "unknown-column", "no column"],
  ["contact", "columns", "email: emailadress1", "unknown-column", 'mean "emailaddress1"'],
  ["lead", "columns", "topic: subjekt", "unknown-column", 'mean "subject"'],
  ["lead", "defaults", "leadsourcecod: 1", "unknown-column", 'mean "leadsourcecode"'],
  // What only Dataverse writes.
  ["opportunity", "columns", "notes: createdon", "read-only-column", "Dataverse"],
  ["opportunity", "columns", "notes: versionnumber", "read-only-column", "Dataverse"],
  ["opportunity", "columns", "dealValue: estimatedvalue_base", "read-only-column", "Dataverse"],
  ["account", "columns", "country: createdby", "read-only-column", "Dataverse"],
  ["contact", "defaults", "modifiedon: x", "read-only-column", "Dataverse"],
  ["contact", "columns", "firstName: fullname", "read-only-column", "Dataverse"],
  // What cannot hold it.
  ["opportunity", "columns", "notes: closeprobability", "column-kind", "whole-number"],
  ["opportunity", "columns", "dealValue: closeprobability", "column-kind", "whole-number"],
  ["opportunity", "columns", "closingDate: currentsituation", "column-kind", "text"],
  ["account", "columns", "country: numberofemployees", "column-kind", "whole-number"],
  ["account", "columns", "country: territoryid", "column-kind", "lookup"],
  ["lead", "columns", "company: industrycode", "column-kind", "choice"],
  ["lead", "defaults", "leadsourcecode: Partner Center", "column-kind", "choice"],
  ["contact", "defaults", "donotemail: 1", "column-kind", "yes-no"],
  ["account", "defaults", "lastonholdtime: yesterday", "column-kind", "date"],
  ["lead", "defaults", "campaignid: Spring", "column-kind", "lookup"],
])("%s.%s: %s is %s", (table, group, line, code, said) => {
  const findings = findingsOf(NESTED(table, group, line));
  expect(findings.map((one) => one.code)).toEqual([`project/${code}`]);
  const [finding] = findings;
  expect(finding?.severity).toBe("error");
  expect(`${finding?.message} ${finding?.hint}`).toContain(said);
  const isKey = group === "defaults" && code !== "column-kind";
  const column = 5 + (isKey ? 0 : line.indexOf(":") + 2);
  expect(finding?.at).toEqual({ in: "file", path: MINE, line: 4, column });
  expect(finding?.hint).toBeDefined();
});

test.each([
  ["opportunity", "columns", "dealValue: new_estimatedvalu"],
  ["opportunity", "columns", "notes: msdyn_nowhere"],
  ["opportunity", "columns", "notes: qualificationcomments"],
  ["opportunity", "columns", "dealValue: budgetamount"],
  ["opportunity", "columns", "closingDate: finaldecisiondate"],
  ["account", "columns", "country: address2_country"],
  ["contact", "columns", "phone: mobilephone"],
  ["lead", "columns", "phone: telephone2"],
  ["lead", "defaults", "leadsourcecode: 8"],
  ["lead", "defaults", "donotbulkemail: true"],
  ["lead", "defaults", "numberofemployees: 5"],
  ["lead", "defaults", 'estimatedclosedate: "2027-01-31"'],
  ["lead", "defaults", 'lastonholdtime: "2027-01-31T10:00:00Z"'],
  ["lead", "defaults", `stageid: ${ID}`],
  ["lead", "defaults", `campaignid: { navigation: campaignid, table: campaigns, id: ${ID} }`],
  ["account", "defaults", `ownerid: { navigation: ownerid, table: teams, id: ${ID} }`],
])("%s.%s: %s is none of our business, or right", (table, group, line) => {
  expect(findingsOf(NESTED(table, group, line))).toEqual([]);
});

test.each(["opportunity", "account", "contact", "lead"] as const)(
  "the columns of %s are told once each, and so are those that are known otherwise",
  (table) => {
    const lists = [...SALES_COLUMNS[table].matchAll(/^([a-z-]+):((?:\s+\w+(?!:))+)$/gm)];
    const kinds = new Map(
      lists.flatMap(([, kind = "", names = ""]) =>
        names
          .trim()
          .split(/\s+/)
          .map((name) => [name, kind] as const),
      ),
    );
    expect(lists.flatMap(([, , names = ""]) => names.trim().split(/\s+/))).toHaveLength(kinds.size);
    expect(SALES_COLUMNS[table].trim().split(/\s+/)).toHaveLength(kinds.size + lists.length);
    for (const { logicalName, kind } of Object.values(standardTables[table].columns)) {
      const listed = kinds.get(logicalName);
      if (listed === "read-only") continue;
      const meant = kind === "memo" ? "text" : kind;
      expect([logicalName, listed]).toEqual([logicalName, meant === "date" ? listed : meant]);
    }
  },
);
