import { expect, test } from "vitest";
import { build } from "../src/build.ts";
import { ownFiles } from "./project/project-files.ts";

const MINE = "mappings/mine.yaml";

const findingsOf = (name: string) =>
  build(
    ownFiles().set(MINE, `extends: default.yaml\nopportunity:\n  columns:\n    notes: ${name}\n`),
    { mapping: MINE, kinds: ["managed"] },
  );

test.each([
  ["cosell_nowhere", "error", /no column "cosell_nowhere"/],
  ["cosel_microsoftpartnercentersyncstate", "warning", /^Is "cosel_/],
])(
  "what is said of the column %s is said once, where the mapping names it",
  (name, severity, said) => {
    const { findings, outputs } = findingsOf(name);
    const told = findings.filter((one) => one.severity !== "info");
    expect(told.map(({ at }) => at)).toEqual([{ in: "file", path: MINE, line: 4, column: 12 }]);
    expect(told[0]).toMatchObject({ severity, message: expect.stringMatching(said) });
    expect(told[0]?.hint).toBeDefined();
    expect(outputs.size > 0).toBe(severity !== "error");
  },
);
