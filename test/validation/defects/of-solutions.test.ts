import { expect, test } from "vitest";
import { checkSolution } from "#validation";
import { modelOfExample } from "../../../src/validation/example.ts";
import { TRACE } from "../../../src/validation/example-tables.ts";

test.each([
  [
    "a set name with a blank",
    { tables: [{ ...TRACE, setName: "ex traces" }] },
    "solution/set-name",
  ],
  [
    "a set name with a hyphen",
    { tables: [{ ...TRACE, setName: "ex-traces" }] },
    "solution/set-name",
  ],
])("%s is refused", (_, example, code) => {
  const { findings } = checkSolution(modelOfExample(example));
  expect(findings).toContainEqual(expect.objectContaining({ code, severity: "error" }));
});
