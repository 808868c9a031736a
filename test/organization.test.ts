import { expect, test } from "vitest";
import { loadProject, type Project } from "#project";
import { organizationOf, organizationToldOf, SPOKEN_MAPPING } from "../src/organization.ts";
import { ownFiles } from "./project/project-files.ts";

function projectWith(mapping: string, text?: string): Project {
  const files = ownFiles();
  if (text !== undefined) files.set(mapping, `extends: default.yaml\n${text}`);
  const { value } = loadProject(files, { mapping });
  if (!value) throw new Error(`refused: ${text}`);
  return value;
}

const spoken = projectWith(SPOKEN_MAPPING);
const told = (text: string) => organizationToldOf(projectWith("mappings/mine.yaml", text), spoken);

test("a column is what the mapping's use of it demands", () => {
  const { columns } = organizationOf(
    projectWith(
      "mappings/mine.yaml",
      "opportunity: { columns: { dealValue: a_a, currency: a_b, closingDate: a_c, notes: a_d }, defaults: { a_e: x, a_f: true, a_g: 7, a_h: { navigation: A_H, table: a_hs, id: 6d1f6c0e-0f0b-4c55-9f3a-1f1d2a9b7c11 } } }",
    ),
  );
  const own = columns.filter(({ name }) => name.startsWith("a_"));
  expect(own.map(({ name, holds }) => `${name} ${holds}`)).toEqual([
    "a_a amount",
    "a_b text",
    "a_c day",
    "a_d text",
    "a_e text",
    "a_f yes-no",
    "a_g number",
    "a_h row",
  ]);
});

test("a status reason belongs to the state of its referral's status", () => {
  const { statusReasons } = organizationOf(
    projectWith(
      "mappings/mine.yaml",
      "status: { accepted: 101, onHold: 102, won: 103, lost: 104, declined: 104, expired: 105 }\nlead: { defaults: { statuscode: 106 } }",
    ),
  );
  expect(statusReasons.map(({ table, value, state }) => `${table} ${value} ${state}`)).toEqual([
    "opportunity 101 0",
    "opportunity 102 0",
    "opportunity 103 1",
    "opportunity 104 2",
    "opportunity 105 2",
    "lead 106 0",
  ]);
});

test("what stories say of a column holds for the one in its place", () => {
  const { called } = told("opportunity: { columns: { notes: a_notes } }");
  expect(called.get("opportunity description")).toBe("a_notes");
  expect(called.get("opportunity estimatedvalue")).toBe("estimatedvalue");
  expect(called.has("opportunity isrevenuesystemcalculated")).toBe(false);
});

test("a status reason of stories is any of those in its place, or what Dataverse sets itself", () => {
  const { reasons } = told("status: { accepted: 101, lost: 104, declined: 105 }");
  expect(reasons.get(1)).toEqual([101, 1]);
  expect(reasons.get(2)).toEqual([2]);
  expect(reasons.get(4)).toEqual([104, 105, 4]);
});

test("variables that stories take for granted are set", () => {
  const { variables } = told("settings: { checkMark: false, coSellOnly: true }");
  expect(Object.values(variables)).toEqual([true, false]);
});
