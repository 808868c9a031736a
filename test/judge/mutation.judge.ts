import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFlowFile, readFolder } from "#reader";
import { rules } from "#validation";
import { changed, differences, HARMLESS_KINDS } from "../mutation/harmless.ts";
import { besides, product } from "../mutation/material.ts";
import { type Fate, KINDS, mutants, reportOf, type Subject } from "../mutation/mutation.ts";
import { seeded } from "../mutation/random.ts";

const NO_SOLUTION = readFolder([]).model;
const reference = process.env["COSELL_REFERENCE"] ?? "";
const each = Number(process.env["COSELL_MUTANTS_EACH"] ?? 1);

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => ({ path, content: new Uint8Array(readFileSync(join(folder, path))) }));

const solutions: readonly Subject[] = readdirSync(join(reference, "packager"))
  .toSorted()
  .flatMap((name) => {
    const folder = join(reference, "packager", name, "extracted-unmanaged");
    const { model } = readFolder(existsSync(folder) ? filesBelow(folder) : []);
    return model.flows.length > 0 ? [{ name, model }] : [];
  });

const texts = readdirSync(reference, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".json"))
  .toSorted()
  .map((path) => ({ path, text: readFileSync(join(reference, path), "utf8") }));

/** Every flow once, also those that stand in several packages. */
const flows: readonly Subject[] = [
  ...new Map(texts.map((one) => [one.text, one])).values(),
].flatMap(({ path, text }) => {
  const definition = /"definition"/.test(text) ? readFlowFile(text, path).value : undefined;
  if (!definition || definition.triggers.length === 0) return [];
  const flow = {
    id: path,
    name: path,
    state: "on",
    introducedVersion: "",
    definition,
    part: path,
  } as const;
  return [{ name: "alone", model: { ...NO_SOLUTION, flows: [flow] } }];
});

/** What it tells works: that a flow hears itself, and what keeps it from doing so for ever. */
const NO_DEFECT = "sync/guarded-loop";

test("hardly a planted defect is missed", () => {
  const fates: Fate[] = [...mutants([product, besides, ...solutions, ...flows], { seed: 1, each })];
  process.stdout.write(reportOf(fates));
  const killed = fates.filter(({ killedBy }) => killedBy !== undefined).length;
  process.stdout.write(`${killed} of ${fates.length} killed\n`);
  expect(fates.length).toBeGreaterThan(2000);
  expect(killed / fates.length).toBeGreaterThanOrEqual(0.995);
  const weak = KINDS.filter(({ name }) => shareKilled(fates, name) < 0.95);
  expect(weak.map(({ name }) => name)).toEqual([]);
  const heard = new Set(fates.flatMap(({ toldBy }) => toldBy));
  const silent = rules.filter(({ code }) => !heard.has(code) && code !== NO_DEFECT);
  expect(silent.map(({ code }) => code)).toEqual([]);
}, 900_000);

function shareKilled(fates: readonly Fate[], kind: string): number {
  const own = fates.filter((fate) => fate.kind === kind);
  return own.filter(({ killedBy }) => killedBy !== undefined).length / Math.max(1, own.length);
}

test("whatever kinds leave out as harmless runs as before", () => {
  const random = seeded(1);
  let tried = 0;
  for (const subject of [product, ...solutions]) {
    for (const flow of subject.model.flows) {
      for (const kind of HARMLESS_KINDS) {
        const after = changed(kind, flow, random);
        if (!after) continue;
        tried += 1;
        expect(differences(subject, flow, after), `${kind.name}: ${flow.name}`).toEqual([]);
      }
    }
  }
  process.stdout.write(`${tried} harmless changes ran as before\n`);
  expect(tried).toBeGreaterThan(100);
});
