import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { heldFacts, listedFacts } from "../product/coverage.ts";
import { factRows, hasWords } from "../product/documented-rows.ts";

const reference = process.env["COSELL_REFERENCE"] || "COSELL_REFERENCE is not set";
const facts = readFileSync(join(reference, "../facts/domain.md"), "utf8");
const rows = factRows(facts).map(({ section, row, mustBeHeld }) => ({
  name: `§${section} ${row}`,
  mustBeHeld,
}));
const names = rows.map(({ name }) => name);
const isRow = (fact: string): boolean => names.includes(fact);

test("the facts are read, and every row of them has a name of its own", () => {
  expect(rows.filter(({ mustBeHeld }) => mustBeHeld).length).toBeGreaterThan(200);
  expect(rows.filter(({ mustBeHeld }) => !mustBeHeld).length).toBeGreaterThan(50);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("every row that a document says is held", () => {
  const wanted = rows.filter(({ mustBeHeld }) => mustBeHeld).map(({ name }) => name);
  expect(wanted.filter((name) => !heldFacts.includes(name))).toEqual([]);
});

test("what is held still stands in the facts", () => {
  expect(heldFacts.filter((fact) => !isRow(fact) && !hasWords(facts, fact))).toEqual([]);
});

test("the list of rows has those of the facts, in their order", () => {
  const listed = listedFacts.filter(isRow);
  expect(listed).toEqual(names.filter((name) => listed.includes(name)));
});
