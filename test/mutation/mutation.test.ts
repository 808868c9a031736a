import { expect, test } from "vitest";
import { assemble, EMPTY_LOCK } from "#model";
import { cosellSolution } from "../../src/solution.ts";
import { own } from "../entities/product.ts";
import { type Fate, KINDS, mutants, reportOf } from "./mutation.ts";

const SAMPLE = 300;
const product = {
  name: "product",
  model: assemble(cosellSolution(own()), EMPTY_LOCK).value.model,
};

test("of three hundred planted defects hardly one is missed", () => {
  const fates: Fate[] = [...mutants([product], { seed: 20, each: 1, most: SAMPLE })];
  const survivors = fates.filter(({ killedBy }) => killedBy === undefined);
  expect(fates).toHaveLength(SAMPLE);
  expect(survivors.length, reportOf(fates)).toBeLessThanOrEqual(SAMPLE / 100);
}, 120_000);

test("every kind of defect has a name of its own and a fact that it breaks", () => {
  expect(new Set(KINDS.map(({ name }) => name)).size).toBe(KINDS.length);
  expect(KINDS.length).toBeGreaterThanOrEqual(40);
  for (const { fact, expects } of KINDS) {
    expect(fact).toMatch(/^(flow-language|solution-format)\.md §/);
    expect(expects).not.toEqual([]);
  }
});
