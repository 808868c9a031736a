import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT } from "../project/project-files.ts";

interface Row {
  readonly says: string;
  readonly held: readonly { readonly in: string; readonly by: string }[];
}

const coverage = parse(
  readFileSync(join(import.meta.dirname, "coverage.yaml"), "utf8"),
) as Readonly<Record<string, Row>>;

const topics = Array.from({ length: 24 }, (_, index) => `T${index + 1}`).join(" ");

/** Every documented row by section of domain.md; a new one is a word here and an entry there. */
const ROWS: Readonly<Record<string, string>> = {
  "1.2": "names order never-published two-children run-only",
  "1.3": "managed",
  "1.4": "accounts ids edit",
  "1.5": "check-mark deal-value currency country co-sell-only current-value",
  "1.6": "sync identifier link help visibility crm-identifier audit program products german",
  "1.7": "form solutions details roles",
  "1.8": "programme co-sell-ready account-match pc-role crm-role power-automate currency sellers install premium",
  "1.9": "contract registration calls values steps",
  "1.10": "deal-value calculated country-text country-lookup mandatory account check-mark",
  "1.11": "A1 A2 A3 A4 A5 A6 B1 B2 B3 B4",
  "2": `${topics} fields-to-crm fields-to-partner-center`,
  "3": "categories private terminal consent environments",
  "4.1": "api",
  "4.2": "referral",
  "4.3": "machine created accept together",
  "4.4": "body connected",
  "4.5": "patch name",
  "4.6": "list",
  "4.7": "errors throttle",
  "5.1": "referrals",
  "5.2": "events",
  "5.3": "update trigger",
  "6": "registration events uri payload related signature delivery order environment tenants",
  "7": "name deal-value currency closing-date notes visibility help solutions account contact team identifier reference microsoft-id program reason sync",
  "7.1": "status",
  "8": "close account calculated lead reopen",
  "10": "U1 U2 U3 U4 U5 U6 U7 U8 U12 U15 U16 U18 U10 U11 U9 U17 U13 U14 U19 U20",
};

test("every documented row is held", () => {
  const wanted = Object.entries(ROWS).flatMap(([section, rows]) =>
    rows.split(" ").map((row) => `${section}-${row}`),
  );
  expect(Object.keys(coverage).sort()).toEqual(wanted.sort());
});

test.each(Object.entries(coverage))("what holds %s is there", (_, { says, held }) => {
  expect(says).not.toBe("");
  expect(held.length).toBeGreaterThan(0);
  for (const { in: file, by } of held) {
    const path = join(ROOT, file);
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    expect({ file, by, isThere: text.includes(by) }).toEqual({ file, by, isThere: true });
    if (file.startsWith("test/stories/")) expect(storiesIn(text)).toContainEqual(including(by));
    if (file.endsWith(".test.ts")) expect(titlesIn(text)).toContainEqual(including(by));
  }
});

const including = (text: string): unknown => expect.stringContaining(text);

/** A story is held by its name, not by any line of it. */
const storiesIn = (text: string): readonly string[] =>
  (parse(text) as { stories: readonly { name: string }[] }).stories.map(({ name }) => name);

/** Titles of tests: `test("…` and the last argument list of `test.each(…)("…`. */
const titlesIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^test|\)|^\)|^\]\))\(\s*[`"]([^`"]*)[`"]/gm)].map(([, title = ""]) => title);
