import { expect, test } from "vitest";
import { GERMAN } from "#dataverse";
import { installGuide } from "#docs";
import { sampleSolution } from "./sample-solution.ts";

const solution = sampleSolution();
const english = installGuide(solution, "en");
const german = installGuide(solution, "de");
const linesOf = (guide: string, start: string) =>
  guide.split("\n").filter((line) => line.startsWith(start));

test.each([
  ["English", english],
  ["German", german],
])("the %s guide has every chapter and every documented error once", (_, guide) => {
  expect(linesOf(guide, "## ").map((line) => line.match(/^## (\d+)\. ./)?.[1])).toEqual(
    Array.from({ length: 13 }, (_, index) => String(index + 1)),
  );
  expect([...guide.matchAll(/^\| (T\d+) /gm)].map(([, trouble]) => trouble)).toEqual(
    Array.from({ length: 24 }, (_, index) => `T${index + 1}`),
  );
});

test.each([
  ["English", english],
  ["German", german],
])("every table of the %s guide has as many cells as its head", (_, guide) => {
  const rows = guide
    .split("\n")
    .map((line) => (line.startsWith("|") ? line.split(/(?<!\\)\|/).length : 0));
  expect(
    rows.filter((cells, at) => cells > 0 && (rows[at - 1] ?? 0) > 0 && cells !== rows[at - 1]),
  ).toEqual([]);
});

test("nothing is left unsaid", () => {
  expect(`${english}${german}`).not.toMatch(/undefined|\[object|NaN|\*\*\*\*/);
});

test("names come from the model, in the language of the guide", () => {
  const sync = "cosell_microsoftpartnercenterreferralsync";
  expect(linesOf(english, "| **Sync with").join()).toContain(`\`${sync}\``);
  expect(linesOf(german, "| **Mit Partner").join()).toContain(`\`${sync}\``);
  for (const { schemaName, labels } of solution.environmentVariables) {
    expect(linesOf(german, `| **${labels[GERMAN]}** | \`${schemaName}\``)).toHaveLength(1);
  }
  for (const { displayName, logicalName } of solution.connectionReferences) {
    expect(linesOf(english, `| **${displayName}** (\`${logicalName}\`)`)).toHaveLength(1);
  }
  expect(english).toContain("`CosellConnectorD365_1_0_0_0_managed.zip`");
  expect(english).toContain("**Address**: paste the address. **Events**: choose all four.");
});

test("flows stand in the order of switching on, each with what it calls", () => {
  const steps = linesOf(english, "| 1 |").concat(
    linesOf(english, "| 2 |"),
    linesOf(english, "| 3 |"),
  );
  expect(steps).toEqual([
    "| 1 | **\\[Customize\\] Details** | – |",
    "| 2 | **Partner Center to CRM** | **\\[Customize\\] Details** |",
    "| 3 | **Webhook Registration** | – |",
  ]);
});

test("a hostile name stays text", () => {
  const labels = { 1033: "<script>|`**a\n# b" };
  const guide = installGuide({ ...solution, identity: { ...solution.identity, labels } }, "en");
  expect(guide).not.toContain("<script>");
  expect(guide.split("\n")[0]).toBe("# Installing **\\<script\\>\\|\\`\\*\\*a \\# b**");
});
