import { expect, test } from "vitest";
import { LOGICAL_NAME, optionNumber, PREFIX, prefixed, UNIQUE_NAME } from "#dataverse";

// solution-format.md §2.1
test.each([
  ["cosell", true],
  ["ab", true],
  ["a1234567", true],
  ["a", false],
  ["a12345678", false],
  ["1ab", false],
  ["Abc", false],
  ["a_b", false],
  ["mscrm", false],
  ["mscrmx", false],
])("the prefix %s is allowed: %s", (prefix, allowed) => {
  expect(PREFIX.test(prefix)).toBe(allowed);
});

// solution-format.md §2
test.each([
  ["CosellConnectorD365", true],
  ["_x", true],
  ["x".repeat(65), true],
  ["x".repeat(66), false],
  ["1x", false],
  ["a b", false],
  ["a-b", false],
  ["Cosell_Upgrade", false],
  ["Cosell_upgraded", false],
  ["Default", false],
  ["Active", false],
  ["System", false],
  ["Basic", false],
  ["Basics", true],
])("the unique name %s is allowed: %s", (name, allowed) => {
  expect(UNIQUE_NAME.test(name)).toBe(allowed);
});

test.each([
  ["estimatedvalue", true],
  ["new_dealvalue", true],
  ["x".repeat(50), true],
  ["x".repeat(51), false],
  ["EstimatedValue", false],
  ["a'b", false],
  ["a b", false],
  ["_a", false],
  ["", false],
  ["a\n", false],
])("the column name %j is allowed: %s", (name, allowed) => {
  expect(LOGICAL_NAME.test(name)).toBe(allowed);
});

// domain.md §10 U5
test("options are numbered from the publisher's range", () => {
  expect(optionNumber({ optionValuePrefix: 29960 }, 5)).toBe(299600005);
  expect(prefixed({ prefix: "pfx" }, "name")).toBe("pfx_name");
});
