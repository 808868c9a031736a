import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { installGuide } from "#docs";
import { assemble } from "#model";
import { EMPTY_LOCK } from "#project";
import { cosellSolution } from "../../src/solution.ts";
import { sampleProject } from "../docs/sample-solution.ts";
import { ROOT } from "../project/project-files.ts";
import { coverage, heldFacts, listedFacts } from "./coverage.ts";

const guide = installGuide(assemble(cosellSolution(sampleProject()), EMPTY_LOCK).value.model, "en");

test("every documented row is held, by one entry", () => {
  expect(heldFacts.toSorted()).toEqual(listedFacts.toSorted());
  expect(new Set(listedFacts).size).toBe(listedFacts.length);
});

test.each(Object.entries(coverage))("what holds %s is there", (_, { says, facts, held }) => {
  expect(says).not.toBe("");
  expect(facts.length).toBeGreaterThan(0);
  expect(held.length).toBeGreaterThan(0);
  for (const { in: place, by } of held) {
    const named = namesIn(place).filter((name) => name.includes(by));
    expect({ place, by, named }).toEqual({ place, by, named: [expect.anything()] });
  }
});

/** What an entry may point to: lines of the guide, or the stories or tests of a file, each once. */
function namesIn(place: string): readonly string[] {
  if (place === "guide") return guide.split("\n");
  const text = existsSync(join(ROOT, place)) ? readFileSync(join(ROOT, place), "utf8") : "";
  if (/^test\/stories\/.+\.yaml$/.test(place)) return storiesIn(text);
  return place.endsWith(".test.ts") ? [...new Set(titlesIn(text))] : [];
}

/** A story is held by its name, not by any line of it. */
const storiesIn = (text: string): readonly string[] =>
  (parse(text) as { stories: readonly { name: string }[] }).stories.map(({ name }) => name);

/** Titles of tests: `test("…` and the last argument list of `test.each(…)("…`. */
const titlesIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^test|\)|^\)|^\]\))\(\s*(?:"([^"]*)"|`([^`]*)`)/gm)].map(
    ([, plain, template]) => plain ?? template ?? "",
  );
