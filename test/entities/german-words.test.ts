import { expect, test } from "vitest";
import { ENGLISH, GERMAN } from "#dataverse";
import { entities } from "#entities";
import { environmentVariables } from "#envvars";
import { own } from "./product.ts";

// domain.md §1.6: words of the seed document that are no column's.
test("tables and the check mark are called in German as the documents call them", () => {
  const { microsoftSolution, microsoftSolutionDetail } = entities(own());
  const { checkMark } = environmentVariables(own());
  expect([
    microsoftSolution.pluralLabels,
    microsoftSolutionDetail.pluralLabels,
    checkMark.labels,
  ]).toEqual([
    { [ENGLISH]: "Microsoft Solutions", [GERMAN]: "Microsoft-Lösungen" },
    { [ENGLISH]: "Microsoft Solution Details", [GERMAN]: "Microsoft-Lösungsdetails" },
    {
      [ENGLISH]: "Display check mark in opportunity name",
      [GERMAN]: "Häkchen im Namen der Verkaufschance anzeigen",
    },
  ]);
});
