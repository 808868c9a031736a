import { expect, test } from "vitest";
import { entities } from "#entities";
import { environmentVariables } from "#envvars";
import { own } from "./product.ts";

/** Texts that are the same in both languages; none so far. */
const SAME_IN_BOTH: ReadonlySet<string> = new Set();

const ENGLISH = "1033";
const GERMAN = "1031";

/** Every label set of a definition, with the path that leads to it. */
function labelSets(
  value: unknown,
  path = "",
): readonly (readonly [string, Record<string, string>])[] {
  if (typeof value !== "object" || value === null) return [];
  if (ENGLISH in value || GERMAN in value) return [[path, value as Record<string, string>]];
  return Object.entries(value).flatMap(([key, inner]) => labelSets(inner, `${path}/${key}`));
}

const product = () => {
  const project = own();
  const { tables, choices } = entities(project);
  return labelSets({ tables, choices, variables: environmentVariables(project) });
};

test("every text of the product is said in German, in other words than in English", () => {
  const wrong = product().filter(([, texts]) => {
    const { [ENGLISH]: english = "", [GERMAN]: german = "" } = texts;
    return (
      english.trim() === "" ||
      german.trim() === "" ||
      (english === german && !SAME_IN_BOTH.has(english))
    );
  });
  expect(wrong).toEqual([]);
  const english = new Set(product().map(([, texts]) => texts[ENGLISH] ?? ""));
  expect([...SAME_IN_BOTH].filter((text) => !english.has(text))).toEqual([]);
});

test("every column, table, choice and variable has a description", () => {
  const project = own();
  const { tables, choices } = entities(project);
  const silent = [
    ...tables.filter(({ kind }) => kind === "own"),
    ...tables.flatMap(({ columns }) => Object.values(columns)),
    ...choices,
    ...Object.values(environmentVariables(project)),
  ].filter(({ descriptions }) => descriptions === undefined);
  expect(silent).toEqual([]);
});

test("labels fit: 100 characters, descriptions 2000", () => {
  const long = product().filter(([path, texts]) => {
    const most = path.endsWith("/descriptions") ? 2000 : 100;
    return Object.values(texts).some((text) => text.length > most);
  });
  expect(long).toEqual([]);
});

test("German texts have no English quotation marks and no two blanks in a row", () => {
  const odd = product().filter(([, texts]) => /["']| {2}/.test(texts[GERMAN] ?? ""));
  expect(odd).toEqual([]);
});
