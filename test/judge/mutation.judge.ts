import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { assemble, EMPTY_LOCK } from "#model";
import { readFolder } from "#reader";
import { cosellSolution } from "../../src/solution.ts";
import { own } from "../entities/product.ts";
import { type Fate, mutants, reportOf, type Subject } from "../mutation/mutation.ts";

const reference = process.env["COSELL_REFERENCE"] ?? "";
const each = Number(process.env["COSELL_MUTANTS_EACH"] ?? 1);

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => ({ path, content: new Uint8Array(readFileSync(join(folder, path))) }));

const foreign: readonly Subject[] = readdirSync(join(reference, "exports"))
  .toSorted()
  .flatMap((name) => {
    const { model } = readFolder(filesBelow(join(reference, "exports", name)));
    return model.flows.length > 0 && !name.endsWith("-managed") ? [{ name, model }] : [];
  });

const ours: Subject = {
  name: "product",
  model: assemble(cosellSolution(own()), EMPTY_LOCK).value.model,
};

test("hardly a planted defect is missed", () => {
  const fates: Fate[] = [...mutants([ours, ...foreign], { seed: 1, each })];
  process.stdout.write(reportOf(fates));
  const killed = fates.filter(({ killedBy }) => killedBy !== undefined).length;
  process.stdout.write(`${killed} of ${fates.length} killed\n`);
  expect(fates.length).toBeGreaterThan(500);
  expect(killed / fates.length).toBeGreaterThanOrEqual(0.99);
});
