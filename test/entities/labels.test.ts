import { expect, test } from "vitest";
import { entities } from "#entities";
import { environmentVariables } from "#envvars";
import { attribute, childElements, type Element, parseXml } from "#foundation";
import { assemble, EMPTY_LOCK } from "#model";
import { compile } from "#packager";
import { cosellSolution } from "../../src/solution.ts";
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

/** What Dataverse calls so in both of its languages. */
const SAME_IN_DATAVERSE: ReadonlySet<string> = new Set(["Status"]);

/** What the platform and the packer add is spoken in German too; flows have one name (domain.md §1.2). */
test("every text in the zip is said in German, except the names of flows", () => {
  const { value } = assemble(cosellSolution(own()), EMPTY_LOCK);
  const { solution, customizations, files } = compile(value.model, "managed");
  const roots = [
    solution,
    ...childElements(customizations).filter(({ name }) => name !== "Workflows"),
    ...files
      .filter(({ path }) => path.endsWith(".xml"))
      .flatMap(
        ({ path, content }) => parseXml(Buffer.from(content).toString("utf8"), path).value ?? [],
      ),
  ];
  const sets = roots.flatMap(spokenIn);
  expect(sets.length).toBeGreaterThan(300);
  expect(
    sets.filter(
      ({ english, german }) =>
        german === "" || (german === english && !SAME_IN_DATAVERSE.has(english)),
    ),
  ).toEqual([]);
});

/** Label sets that say something, by what they say. */
function spokenIn(root: Element): readonly { readonly english: string; readonly german: string }[] {
  const texts = new Map(
    childElements(root).map((one) => [
      attribute(one, "languagecode"),
      attribute(one, "description") ?? "",
    ]),
  );
  const english = texts.get(ENGLISH) ?? "";
  return [
    ...(english === "" ? [] : [{ english, german: texts.get(GERMAN) ?? "" }]),
    ...childElements(root).flatMap(spokenIn),
  ];
}

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
