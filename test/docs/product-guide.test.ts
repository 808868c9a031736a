import { expect, test } from "vitest";
import { installGuide } from "#docs";
import { assemble } from "#model";
import { EMPTY_LOCK } from "#project";
import { cosellSolution } from "../../src/solution.ts";
import { sampleProject } from "./sample-solution.ts";

const { model } = assemble(cosellSolution(sampleProject()), EMPTY_LOCK).value;

test.each(["en", "de"] as const)(
  "the guide of the product (%s) lists all nine flows, children first",
  (language) => {
    const guide = installGuide(model, language);
    const rows = [...guide.matchAll(/^\| (\d) \| (\*\*.*?\*\*) \| (.*) \|$/gm)];
    expect(rows.map(([, step]) => Number(step))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const seen = new Set<string>();
    for (const [, , name = "", calls = ""] of rows) {
      for (const call of calls === "–" ? [] : calls.split(", ")) expect(seen).toContain(call);
      seen.add(name);
    }
  },
);

test("the flows are listed in the documented order (domain.md §1.2, a to i)", () => {
  const names = [...installGuide(model, "en").matchAll(/^\| \d \| \*\*(.*?)\*\*/gm)].map(
    ([, name = ""]) => name.replace(" (Insider Preview)", "").replaceAll("\\", ""),
  );
  expect(names).toEqual([
    "Partner Center Webhook Registration",
    "[Customize] Create or Get Details from Dynamics 365",
    "Create Co-sell Referral - Dynamics 365 to Partner Center",
    "Partner Center to Dynamics 365 - Helper",
    "Partner Center Microsoft Co-sell Referral Updates to Dynamics 365",
    "Partner Center to Dynamics 365",
    "Dynamics 365 to Partner Center",
    "Dynamics 365 Opportunity to Partner Center",
    "Dynamics 365 Microsoft Solution to Partner Center",
  ]);
});

test("the registration is told with the titles of its form", () => {
  expect(installGuide(model, "en")).toContain("**Http Trigger Endpoint**: paste the address.");
});

test.each([
  ["en", /Microsoft Referral Status.*Synchronization State.*Engagement Identifier/],
  ["en", /Referral Claims.*Microsoft Solution Traces/],
  ["de", /Status der Microsoft-Empfehlung.*Synchronisierungsstand.*Engagement-Bezeichner/],
  ["de", /Empfehlungsreservierungen.*Microsoft-Lösungsspuren/],
] as const)("the guide (%s) keeps the flows' own books off forms", (language, names) => {
  const told = installGuide(model, language).split("\n");
  expect(told.filter((line) => names.test(line) && /form|Formular/i.test(line))).toHaveLength(1);
});

// domain.md §1.7: the section's order and locks, and every setting of the subgrid.
test.each([
  [
    "en",
    [
      ["Sync with Partner Center", ""],
      ["Referral Identifier", "🔒"],
      ["Referral Link", "🔒"],
      ["Referral Program", "🔒"],
      ["Microsoft CRM Identifier", "🔒"],
      ["Microsoft Partner Center Referral Visibility", ""],
      ["How can Microsoft help?", ""],
      ["Audit", "🔒"],
    ],
    [
      "section **Microsoft Partner Center**",
      "Label: **Microsoft Solutions**",
      "name: *Microsoft Solution*",
      "**Hide label** on",
      "**Show related records** on",
      "table: **Microsoft Solutions** (**Opportunity**)",
      "default view: **Microsoft Solutions**",
      "**Allow users to change view** off",
    ],
  ],
  [
    "de",
    [
      ["Mit Partner Center synchronisieren", ""],
      ["Empfehlungsbezeichner", "🔒"],
      ["Empfehlungslink", "🔒"],
      ["Empfehlungsprogramm", "🔒"],
      ["Microsoft CRM-Bezeichner", "🔒"],
      ["Microsoft Partner Center-Empfehlungssichtbarkeit", ""],
      ["Wie kann Microsoft helfen?", ""],
      ["Überwachung", "🔒"],
    ],
    [
      "Abschnitt **Microsoft Partner Center**",
      "Beschriftung: **Microsoft-Lösungen**",
      "Name: *Microsoft Solution*",
      "**Beschriftung ausblenden** an",
      "**Zugehörige Datensätze anzeigen** an",
      "Tabelle: **Microsoft-Lösungen** (**Verkaufschance**)",
      "Standardansicht: **Microsoft-Lösungen**",
      "**Benutzern das Ändern der Ansicht erlauben** aus",
    ],
  ],
] as const)(
  "the guide (%s) shows the section of the form and the subgrid",
  (language, fields, settings) => {
    const guide = installGuide(model, language);
    const rows = [...guide.matchAll(/^\| \*\*([^*]+)\*\* \| `[a-z]+_[a-z]+` \| *(🔒?) *\|$/gmu)];
    expect(rows.map(([, field, lock]) => [field, lock])).toEqual(fields);
    for (const setting of settings) expect(guide).toContain(setting);
  },
);

// domain.md §1.5: under Current Value, and a flow keeps what it found when it was turned on.
test.each([
  [
    "en",
    /\*\*Current Value\*\*.*\*\*New value\*\*.*\*\*Default Value\*\*/,
    /\*\*Turn every flow off and on again\*\*/,
  ],
  [
    "de",
    /\*\*Aktueller Wert\*\*.*\*\*Neuer Wert\*\*.*\*\*Standardwert\*\*/,
    /\*\*Schalten Sie alle Flows aus und wieder ein\*\*/,
  ],
] as const)(
  "the guide (%s) changes current values only, then flows off and on",
  (language, ...words) => {
    const guide = installGuide(model, language);
    for (const word of words) expect(guide).toMatch(word);
  },
);

test.each(["en", "de"] as const)(
  "the guide (%s) has a mend for each documented trouble",
  (language) => {
    const rows = [...installGuide(model, language).matchAll(/^\| (T\d+) \| (.+) \| (.+) \|$/gm)];
    expect(rows.map(([, trouble]) => trouble)).toEqual(
      Array.from({ length: 24 }, (_, index) => `T${index + 1}`),
    );
  },
);
