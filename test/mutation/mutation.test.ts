import { expect, test } from "vitest";
import { plainOf } from "#foundation";
import type { FlowComponent } from "#model";
import { checkSolution } from "#validation";
import { writeFlow } from "#wdl";
import { changed, differences, HARMLESS_KINDS } from "./harmless.ts";
import { besides, product } from "./material.ts";
import { type Fate, KINDS, mutants, reportOf } from "./mutation.ts";
import { seeded } from "./random.ts";

const SAMPLE = 300;
const HARMLESS_SAMPLE = 24;
/** Some kinds look for a place by chance. */
const TRIES = [1, 2, 3, 4, 5];

const complaints = (flow: FlowComponent, areas: readonly string[]): readonly string[] =>
  checkSolution({ ...product.model, flows: [flow] }).findings.flatMap(
    ({ code, severity, message }) =>
      severity !== "info" && areas.some((area) => code === area || code.startsWith(`${area}/`))
        ? [`${code}: ${message}`]
        : [],
  );

test("of three hundred planted defects hardly one is missed", () => {
  const fates: Fate[] = [...mutants([product, besides], { seed: 20, each: 1, most: SAMPLE })];
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

test("every kind of defect finds a place", () => {
  const random = seeded(1);
  const subjects = [product, besides];
  const homeless = KINDS.filter(
    (kind) =>
      !subjects.some(({ model }) =>
        model.flows.some(({ definition }) =>
          TRIES.some(() =>
            kind.plantInSolution
              ? kind.plantInSolution(model, random)
              : kind.plant?.(structuredClone(plainOf(writeFlow(definition))), random),
          ),
        ),
      ),
  );
  expect(homeless.map(({ name }) => name)).toEqual([]);
});

test("what kinds leave out as harmless runs as before, and nobody calls it a defect", () => {
  const random = seeded(7);
  const places = HARMLESS_KINDS.flatMap((kind) =>
    product.model.flows.map((flow) => ({ kind, flow })),
  );
  const tried = new Set<string>();
  for (let count = 0; tried.size < HARMLESS_KINDS.length || count < HARMLESS_SAMPLE; ) {
    const { kind, flow } = random.pick(places) ?? expect.fail();
    const after = changed(kind, flow, random);
    if (!after) continue;
    count += 1;
    tried.add(kind.name);
    expect(differences(product, flow, after), `${kind.name}: ${flow.name}`).toEqual([]);
    expect(complaints(after, kind.silent)).toEqual(complaints(flow, kind.silent));
  }
}, 120_000);
