import { expect, test } from "vitest";
import { parseText } from "#wdl";
import { queryText, wrongIn } from "../../src/validation/query-text.ts";

const judged = (text: string): string | undefined => {
  const query = queryText(parseText(text).template);
  return query === undefined ? undefined : wrongIn(query);
};

test.each([
  "",
  "statecode eq 0",
  "name eq 'O''Brien' and (statecode eq 0 or not contains(name, 'and or'))",
  "_parent_value eq 00000000-0000-0000-0000-000000000001",
  "createdon ge 2026-01-01T00:00:00Z",
  "accounts/any(a: a/name eq 'x')",
  "parent/child/name eq null",
  "name eq '@{triggerBody()?['name']}'",
  "id eq @{triggerBody()?['id']} and @{variables('more')}",
  "name @{variables('operator')} 'x'",
  "@variables('filter')",
  "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=2)",
  'Microsoft.Dynamics.CRM.In(PropertyName=\'a\',PropertyValues=["b","c"]) and statecode eq 0',
])("nothing is wrong in %s", (text) => {
  expect(judged(text)).toBeUndefined();
});

test.each([
  ["name eq 'O'Brien'", /not closed/],
  ['name eq "x"', /"/],
  ["statecode == 0", /=/],
  ["statecode eq 0 && name ne null", /operator|&/],
  ["statecode > 0", />/],
  ["(statecode eq 0", /parentheses/],
  ["statecode eq 0)", /parentheses/],
  [")statecode eq 0(", /parentheses/],
  ["statecode eq 0 and", /ends/],
  ["or statecode eq 0", /begins/],
  ["statecode equals 0", /equals/],
  ["statecode EQ 0", /EQ/],
  ["$filter=statecode eq 0", /\$filter/],
  ["name eq '@{triggerBody()?['name']}' and", /ends/],
])("%s is wrong", (text, why) => {
  expect(judged(text)).toMatch(why);
});
