import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { checkSolution, type Rule, rules, type SolutionExample } from "#validation";
import { modelOfExample } from "../../src/validation/example.ts";

const codesFor = (rule: Rule, example: "good" | "bad"): readonly string[] => {
  const judge = (now: SolutionExample, before?: SolutionExample) =>
    checkSolution(modelOfExample(now), {
      rules: [rule],
      ...(before ? { previous: modelOfExample(before) } : {}),
    }).findings.map(({ code }) => code);
  switch (rule.judges) {
    case "flow":
      return judge({ flows: { Example: rule.examples()[example] } });
    case "flow-in-solution":
    case "solution":
      return judge(rule.examples()[example]);
    case "upgrade":
      return judge(rule.examples()[example].now, rule.examples()[example].before);
  }
};

const table = rules.map((rule) => [rule.code, rule] as const);

test.each(table)("%s says nothing about its good example", (_, rule) => {
  expect(codesFor(rule, "good")).toEqual([]);
});

test.each(table)("%s is found in its bad example", (code, rule) => {
  expect(codesFor(rule, "bad")).toContain(code);
});

test("the code of a rule is its path, and every rule is listed", () => {
  const folder = resolve(import.meta.dirname, "../../src/validation/rules");
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\/.*\.ts$/.test(path));
  expect(rules.map(({ code }) => code).toSorted()).toEqual(
    paths.map((path) => path.slice(0, -".ts".length)).toSorted(),
  );
});

test("no finding is an error that its rule does not explain", () => {
  for (const { why, fact } of rules) {
    expect(why).toMatch(/\.$/);
    expect(fact).toMatch(/^(flow-language|solution-format|domain)\.md §/);
  }
});
