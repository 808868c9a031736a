import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../project/project-files.ts";
import { examples, mappingsPlayed } from "./partner-stories.ts";

// Each is built, checked and played with its story in both profiles by test/stories.test.ts.
test("every example has a story that speaks of its columns", () => {
  expect(examples.filter((path) => !mappingsPlayed.has(path))).toEqual([]);
});

test("the README of the mappings tells of every example", () => {
  const readme = readFileSync(join(ROOT, "mappings/README.md"), "utf8");
  expect(examples.filter((path) => !readme.includes(path.replace("mappings/", "")))).toEqual([]);
});
