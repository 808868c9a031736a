import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { assemble, EMPTY_LOCK } from "#model";
import { readFlowFile, readFolder } from "#reader";
import { cosellSolution } from "../../src/solution.ts";
import { own } from "../entities/product.ts";
import { type Fate, mutants, reportOf, type Subject } from "../mutation/mutation.ts";

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

const ours: Subject = {
  name: "product",
  model: assemble(cosellSolution(own()), EMPTY_LOCK).value.model,
};

test("hardly a planted defect is missed", () => {
  const fates: Fate[] = [...mutants([ours, ...solutions, ...flows], { seed: 1, each })];
  process.stdout.write(reportOf(fates));
  const killed = fates.filter(({ killedBy }) => killedBy !== undefined).length;
  process.stdout.write(`${killed} of ${fates.length} killed\n`);
  expect(fates.length).toBeGreaterThan(2000);
  expect(killed / fates.length).toBeGreaterThanOrEqual(0.99);
});
