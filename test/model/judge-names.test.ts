import { expect, test } from "vitest";
import { assemble, EMPTY_LOCK, type SolutionDefinition } from "#model";
import { buildSolution } from "../../src/build.ts";
import { tiny } from "../tiny/definition.ts";

const [table, ...tables] = tiny.tables;
const [flow, other] = tiny.flows;
const [variable] = tiny.environmentVariables;
const [role] = tiny.roles;
if (!table || !flow || !other || !variable) throw new Error("tiny is too tiny");
const [column] = Object.values(table.columns);
if (!column) throw new Error("tiny has no column");

const twin = { ...column, schemaName: "tin_Twin", logicalName: "tin_twin" };
const roles = role ?? { key: "reader", name: "Reader", privileges: [] };

const doubled: readonly (readonly [string, Partial<SolutionDefinition>, string])[] = [
  [
    "two flows",
    { flows: [flow, { ...other, name: flow.name.toUpperCase() }] },
    `flow/${other.key}`,
  ],
  [
    "two columns of one table",
    { tables: [{ ...table, columns: { ...table.columns, twin } }, ...tables] },
    `column/${table.logicalName}/tin_twin`,
  ],
  [
    "two environment variables",
    { environmentVariables: [variable, { ...variable, schemaName: "tin_Twin" }] },
    "variable/tin_twin",
  ],
  ["two roles", { roles: [roles, { ...roles, key: "twin" }] as never }, "role/twin"],
];

test.each(doubled)("%s of one display name are refused at the second", (_what, change, address) => {
  const definition = { ...tiny, ...change };
  const found = assemble(definition, EMPTY_LOCK).diagnostics.filter(
    ({ code }) => code === "model/same-name",
  );
  expect(found).toMatchObject([
    {
      severity: "error",
      at: { in: "part", part: "solution", pointer: `/${address.replaceAll("/", "~1")}` },
      hint: expect.any(String),
    },
  ]);
  expect(buildSolution(definition, EMPTY_LOCK).outputs.size).toBe(0);
});

test("one name in two languages, or in two tables, is not the same name", () => {
  const codes = assemble(tiny, EMPTY_LOCK).diagnostics.map(({ code }) => code);
  expect(codes).not.toContain("model/same-name");
});
