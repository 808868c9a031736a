import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readStories, storySchema } from "#emulator";
import { type Diagnostic, hasErrors } from "#foundation";
import { simulate } from "../src/simulate.ts";
import { ownFiles, ROOT } from "./project/project-files.ts";

const folder = join(ROOT, "test/stories");
const files = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [`test/stories/${name}`, readFileSync(join(folder, name), "utf8")]),
);
const told = ({ message, at }: Diagnostic): string =>
  at.in === "file" ? `${at.path}:${at.line}:${at.column} ${message}` : message;

const read = [...files.keys()].map((path) => readStories(path, files));
const names = read.flatMap(({ value }) => value.map(({ name }) => name));
const { stories, findings } = simulate({ kind: "project", files: ownFiles() }, { stories: files });

test("every file of stories is read without a finding, and no name stands twice", () => {
  expect([...read.flatMap(({ diagnostics }) => diagnostics), ...findings].map(told)).toEqual([]);
  expect(hasErrors(findings)).toBe(false);
  expect(new Set(names).size).toBe(names.length);
});

test.each(names)("%s", (name) => {
  const played = stories.filter((story) => story.name === name);
  expect(played.map(({ profile }) => profile)).toEqual(["host", "strict"]);
  expect(
    played.flatMap(({ profile, failures }) => failures.map((one) => `${profile} ${told(one)}`)),
  ).toEqual([]);
});

test.each([
  ["host", "TimedOut"],
  ["strict", "Succeeded"],
])("a loop whose time is over is %s %s, and that is played", (profile, status) => {
  const played = stories.filter(
    (story) => story.profile === profile && story.name.startsWith("T18: the time for a creation"),
  );
  const overdue = played
    .flatMap(({ runs }) => runs)
    .filter(({ findings }) => findings.some(({ code }) => code === "run/until-limit"));
  const endings = overdue.flatMap(({ events }) =>
    events().flatMap(({ result }) =>
      result.name === "Create_what_is_missing" ? [result.status] : [],
    ),
  );
  expect(endings).toEqual([status]);
});

// Written by `npx vitest run test/stories.test.ts -u`; a stale one fails.
test("the schema that editors read is the one that judges", async () => {
  await expect(`${JSON.stringify(storySchema, undefined, 2)}\n`).toMatchFileSnapshot(
    join(folder, "story.schema.json"),
  );
});
