import { expect, test } from "vitest";
import { plainOf } from "#foundation";
import type { FlowComponent } from "#model";
import { checkSolution } from "#validation";
import { writeFlow } from "#wdl";
import { changed, differences, HARMLESS_KINDS } from "./harmless.ts";
import { besides, product } from "./material.ts";
import { type Fate, KINDS, mutants, reportOf, type Subject } from "./mutation.ts";
import { seeded } from "./random.ts";

const SAMPLE = 300;
const HARMLESS_SAMPLE = 24;
/** Some kinds look for a place by chance. */
const TRIES = [1, 2, 3, 4, 5];

function complaints(
  { model }: Subject,
  flow: FlowComponent,
  areas: readonly string[],
): readonly string[] {
  const { findings } = checkSolution({ ...model, flows: [flow] });
  return findings
    .filter(({ severity }) => severity !== "info")
    .filter(({ code }) => areas.some((area) => code === area || code.startsWith(`${area}/`)))
    .map(({ code, message }) => `${code}: ${message}`);
}

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
  const places = HARMLESS_KINDS.map((kind) =>
    [product, besides].flatMap((subject) =>
      subject.model.flows.flatMap((flow) => {
        const after = changed(kind, flow, random);
        return after ? [{ kind, subject, flow, after }] : [];
      }),
    ),
  );
  const homeless = HARMLESS_KINDS.filter((_, index) => places[index]?.length === 0);
  expect(homeless.map(({ name }) => name)).toEqual([]);
  const further = Array.from({ length: HARMLESS_SAMPLE - places.length }, () => places.flat());
  for (const fitting of [...places, ...further]) {
    const { kind, subject, flow, after } = random.pick(fitting) ?? expect.fail();
    expect(differences(subject, flow, after), `${kind.name}: ${flow.name}`).toEqual([]);
    const said = (one: FlowComponent) => complaints(subject, one, kind.silent);
    expect(said(after)).toEqual(said(flow));
  }
}, 120_000);
