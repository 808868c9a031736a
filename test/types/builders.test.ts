import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as connectors from "#connectors";
import * as dataverse from "#dataverse";
import * as wdl from "#wdl";

const REFUSED = "// @ts-expect-error";

/** The lines of the type tests: those below `@ts-expect-error` to the end of their statement, and all others. */
function samples(): { readonly accepted: string; readonly refused: string } {
  const accepted: string[] = [];
  const refused: string[] = [];
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".types.ts"));
  for (const file of files) {
    let into = accepted;
    for (const line of readFileSync(`${import.meta.dirname}/${file}`, "utf8").split("\n")) {
      if (line.trim().startsWith(REFUSED)) into = refused;
      else if (!line.trim().startsWith("//")) {
        into.push(line);
        if (/[;,]$|=> \{$/.test(line)) into = accepted;
      }
    }
  }
  return { accepted: accepted.join("\n"), refused: refused.join("\n") };
}

/** Exports of the three rooms that say nothing: what rooms above need to read, print or build upon. */
const NO_WORDS: ReadonlySet<string> = new Set(
  `allActions answerParse brokenIn checkCalls childActions escapeLiteral expressionsIn functionNamed
  functionNames interpolated isInterpolated isTyped lowerName jsonOfTemplate operandNode parametersReadBy foldCondition conditionFunctions parseExpression parseServiceJson parseText
  printCanonical printExpression printText printedLength quoteText readFlow referenceKindOf
  referencesOf replaceExpression settingsOfAction templateOf templatesOfAction templatesOfTrigger visitCalls walkExpression
  withBlanksBefore withChildActions writeFlow
  buttonKeys childBody expressionTemplate namedCall recurrenceOf safeAccess templateFrom typed call
  columnOf hostOf navigationOf readName rowReader`.split(/\s+/),
);

const builders = [
  ...[wdl, connectors, dataverse].flatMap((room) =>
    Object.entries(room).flatMap(([name, value]) => (typeof value === "function" ? [name] : [])),
  ),
  ...["do", "when", "switchOn", "forEach", "until", "parallel", "scope"].map((name) => `s.${name}`),
];

test.each(["accepted", "refused"] as const)("every builder has a sample that is %s", (kind) => {
  const text = samples()[kind];
  const spoken = builders.filter((name) => !NO_WORDS.has(name));
  const missing = spoken.filter(
    (name) => !new RegExp(`(?<![\\w.])${name.replace(".", "\\.")}(?:<[^(]*>)?\\(`).test(text),
  );
  expect(missing).toEqual([]);
});

test("what is no word of the language is an export all the same", () => {
  expect([...NO_WORDS].filter((name) => !builders.includes(name))).toEqual([]);
});
