import { expect, test } from "vitest";
import { parseXml, printXml } from "#foundation";
import { sorted } from "../../../src/packager/eject/sort.ts";

/** Seen in what SolutionPackager makes of public solutions (solution-format.md §24.3). */
const sortedText = (xml: string): string => {
  const { value } = parseXml(xml, "solution.xml");
  if (!value) throw new Error("no XML");
  return printXml(sorted(value), { declared: false, lineBreak: "\n" }).replaceAll(/\s*\n\s*/g, "");
};

const needs = (...types: readonly string[]): string => {
  const entries = types.map(
    (type) => `<MissingDependency><Required type="${type}" /></MissingDependency>`,
  );
  return `<MissingDependencies>${entries.join("")}</MissingDependencies>`;
};

test("what is needed is sorted by type without regard to case", () => {
  expect(sortedText(needs("SettingDefinition", "appactionrule", "66"))).toBe(
    needs("66", "appactionrule", "SettingDefinition"),
  );
});

test("an empty list is written without a closing tag, other elements as they were", () => {
  expect(sortedText("<MissingDependencies></MissingDependencies>")).toBe("<MissingDependencies />");
  expect(sortedText("<Descriptions></Descriptions>")).toBe("<Descriptions></Descriptions>");
});
