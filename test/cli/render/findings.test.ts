import { expect, test } from "vitest";
import { atPart, type Diagnostic } from "#foundation";
import { findingDocument, findingsText, summaryText } from "../../../src/cli/render/findings.ts";

const inFile: Diagnostic = {
  code: "a/b",
  severity: "error",
  message: "Wrong.",
  at: { in: "file", path: "solution.yaml", line: 3, column: 7 },
  hint: "Mend it.",
};
const inPart: Diagnostic = {
  code: "c/d",
  severity: "warning",
  message: "Odd.",
  at: atPart("Workflows/x.json", "properties", "a/b"),
};

test("a finding is told with file, line, column and hint", () => {
  expect(findingsText([inFile, inPart], false)).toBe(
    "solution.yaml:3:7: error Wrong. (a/b)\n  hint: Mend it.\nWorkflows/x.json#/properties/a~1b: warning Odd. (c/d)\n",
  );
});

test("colours come only when asked for", () => {
  expect(findingsText([inFile], true)).toContain("\u001b[31merror\u001b[39m");
  expect(findingsText([inFile], false)).not.toContain("\u001b");
});

test.each([
  [[], "no findings"],
  [[inFile], "1 error"],
  [[inFile, inFile, inPart], "2 errors, 1 warning"],
])("%j sums up to %s", (findings, summary) => {
  expect(summaryText(findings)).toBe(summary);
});

test("a finding in JSON has its place under at", () => {
  expect(findingDocument(inFile)).toEqual({
    code: "a/b",
    severity: "error",
    message: "Wrong.",
    hint: "Mend it.",
    at: { path: "solution.yaml", line: 3, column: 7 },
  });
  expect(findingDocument(inPart).at).toEqual({
    part: "Workflows/x.json",
    pointer: "/properties/a~1b",
  });
});

test("control characters in foreign names do not reach the terminal", () => {
  expect(findingsText([{ ...inFile, message: "a\u001b[2Jb" }], false)).not.toContain("\u001b");
});
