import { expect, test } from "vitest";
import type { PlainJson } from "#foundation";
import type { FlowExample } from "../../../src/validation/example.ts";
import { connected, DATAVERSE, operation } from "../../../src/validation/examples.ts";
import { expectFound, findingsOf } from "./found.ts";

const writing = (column: string, value: PlainJson): FlowExample => ({
  connections: connected(DATAVERSE),
  actions: {
    Get: operation("GetItem", { entityName: "opportunities", recordId: "@triggerBody()?['id']" }),
    Add: {
      ...operation("CreateRecord", { entityName: "opportunities", [`item/${column}`]: value }),
      runAfter: { Get: ["Succeeded"] },
    },
  },
});
const ofRow = (column: string): string => `@outputs('Get')?['body/${column}']`;

/** flow-language.md §3.4: what no conversion makes a value of. */
test.each([
  ["estimatedvalue", "@equals(1, 2)"],
  ["estimatedvalue", "@{equals(1, 2)}"],
  ["estimatedvalue", "@utcNow()"],
  ["estimatedvalue", "@guid()"],
  ["estimatedvalue", "about @{length('abc')}"],
  ["estimatedvalue", "@concat('EUR ', length('abc'))"],
  ["estimatedvalue", ofRow("estimatedclosedate")],
  ["estimatedvalue", ofRow("_parentaccountid_value")],
  ["statecode", true],
  ["statuscode", "@addDays(utcNow(), 1)"],
  ["estimatedclosedate", 5],
  ["estimatedclosedate", "@length('abc')"],
  ["estimatedclosedate", ofRow("statecode")],
  ["estimatedclosedate", ofRow("opportunityid")],
  ["estimatedclosedate", "on @{utcNow()}"],
  ["opportunityid", "abc"],
  ["opportunityid", "@utcNow()"],
])("%s is not given %j", (column, value) => {
  expectFound(writing(column, value), "dataverse/value-type", `/item~1${column}`);
});

test.each([
  ["estimatedvalue", "12.5"],
  ["estimatedvalue", "@{div(7, 2)}"],
  ["estimatedvalue", "@formatDateTime(utcNow(), 'yyyy')"],
  ["estimatedvalue", "@triggerBody()?['value']"],
  ["estimatedvalue", ofRow("name")],
  ["estimatedvalue", "1@{length('abc')}.5"],
  ["statuscode", "@string(3)"],
  ["estimatedclosedate", "@utcNow('yyyy-MM-dd')"],
  ["estimatedclosedate", ofRow("createdon")],
  ["estimatedclosedate", "@{utcNow()}"],
  ["estimatedclosedate", "2026-@{length('abc')}-01T00:00:00Z"],
  ["estimatedclosedate", null],
  ["opportunityid", "@guid()"],
  ["opportunityid", "{00000000-0000-0000-0000-000000000001}"],
  ["opportunityid", ofRow("_parentaccountid_value")],
])("%s may be given %j", (column, value) => {
  const told = findingsOf(writing(column, value)).filter(({ code }) =>
    /^dataverse\/(?:value-type|choice-value)$/.test(code),
  );
  expect(told).toEqual([]);
});
