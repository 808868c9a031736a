import { expect, test } from "vitest";
import type { Column, StandardTable } from "#dataverse";
import { standardTables } from "#dataverse";
import { compile, pack } from "#packager";
import { readZip } from "#reader";
import { createDataverse } from "../../../src/emulator/dataverse/index.ts";
import { metadataOf } from "../../../src/emulator/dataverse/metadata.ts";
import { testOutside } from "../outside.ts";
import { VISITS } from "./organization.ts";

const { tables, manyToMany, optionsOf } = metadataOf(VISITS);

const tablesInLanguage: readonly StandardTable[] = Object.values(standardTables).flatMap((value) =>
  "setName" in value ? [value] : [],
);

test("every standard column that flows are written with is one the organisation knows alike", () => {
  expect(tablesInLanguage.length).toBeGreaterThan(5);
  for (const said of tablesInLanguage) {
    const known = tables.get(said.logicalName);
    const { setName, primaryId, primaryName } = said;
    expect(known).toMatchObject({ setName, primaryId, primaryName });
    for (const column of Object.values(said.columns)) {
      const there = known?.columns.get(column.logicalName);
      expect([said.logicalName, factsOf(column)]).toEqual([
        said.logicalName,
        there && factsOf(there),
      ]);
    }
  }
});

/** What a flow relies on: kind, length, where a lookup points and how it is bound, which states there are. */
function factsOf(column: Column) {
  const { logicalName: name, kind } = column;
  if (column.kind === "text" || column.kind === "memo")
    return { name, kind, length: column.maxLength };
  if (column.kind === "lookup") return { name, kind, navigation: column.navigation };
  if (column.kind === "date") return { name, kind, behavior: column.behavior };
  if (column.kind === "state")
    return { name, kind, values: column.states.map(({ value }) => value) };
  if (column.kind === "status") {
    return { name, kind, values: column.statuses.map(({ value, state }) => [value, state]) };
  }
  return { name, kind };
}

test("the solution's columns, tables and relationships stand beside the standard ones", () => {
  const opportunity = tables.get("opportunity");
  expect(opportunity?.columns.has("fab_color")).toBe(true);
  expect(opportunity?.columns.has("estimatedvalue")).toBe(true);
  expect(opportunity?.collections.get("fab_opportunity_visit")).toEqual({
    table: "fab_visit",
    column: "fab_opportunity",
    behavior: "delete",
  });
  const visit = tables.get("fab_visit");
  for (const column of ["fab_visitid", "ownerid", "statecode", "createdon", "modifiedby"]) {
    expect([column, visit?.columns.has(column)]).toEqual([column, true]);
  }
  expect([...(visit?.navigation.keys() ?? [])]).toContain("fab_Opportunity");
  expect(manyToMany.has("teammembership_association")).toBe(true);
});

test("a choice of its own and a global one have options", () => {
  const options = (table: string, name: string) => {
    const column = tables.get(table)?.columns.get(name);
    return column && [...(optionsOf(column)?.keys() ?? [])];
  };
  expect(options("opportunity", "fab_color")).toEqual([100000000, 100000001]);
  expect(options("opportunity", "statuscode")).toEqual([1, 2, 3, 4, 5]);
  expect(options("opportunity", "name")).toEqual([]);
});

test("what a zip says of the platform's own columns does not weaken what is known of them", () => {
  const [visit, opportunity] = VISITS.tables;
  if (visit?.kind !== "own" || opportunity?.kind !== "extension") throw new Error("not the visits");
  const owner: Column = {
    kind: "lookup",
    form: "owner",
    schemaName: "OwnerId",
    logicalName: "ownerid",
    labels: {},
    required: "systemrequired",
    custom: false,
    targets: ["owner"],
    navigation: { owner: "OwnerId" },
  };
  const status: Column = {
    kind: "status",
    schemaName: "StatusCode",
    logicalName: "statuscode",
    labels: {},
    required: "none",
    custom: false,
    statuses: [
      { value: 1, labels: {}, state: 0 },
      { value: 100000005, labels: {}, state: 2 },
    ],
  };
  const read = metadataOf({
    ...VISITS,
    tables: [
      { ...visit, columns: { ...visit.columns, owner } },
      { ...opportunity, setName: "", primaryId: "", columns: { ...opportunity.columns, status } },
      {
        ...opportunity,
        schemaName: "fab_Category",
        logicalName: "fab_category",
        setName: "",
        primaryId: "",
        primaryName: "",
        columns: {},
      },
    ],
  });
  const ownerKnown = read.tables.get("fab_visit")?.navigation.get("ownerid");
  expect(ownerKnown?.targets).toEqual(["systemuser", "team"]);
  const reasons = read.tables.get("opportunity")?.columns.get("statuscode");
  expect(reasons && [...(read.optionsOf(reasons)?.keys() ?? [])]).toEqual([1, 100000005]);
  expect(read.sets.get("opportunities")?.primaryId).toBe("opportunityid");
  expect(read.sets.get("fab_categories")?.primaryId).toBe("fab_categoryid");
});

test("a key that the solution adds to a table of others binds its rows", () => {
  const key = { schemaName: "fab_ByName", labels: { 1033: "By name" }, columns: ["name"] };
  const added = VISITS.tables.map((table) =>
    table.kind === "extension" ? { ...table, keys: [key] } : table,
  );
  const solution = { ...VISITS, tables: added };
  const { model } = readZip(pack(compile(solution, "unmanaged")), "a.zip");
  const known = metadataOf(model).tables.get("opportunity");
  expect(known?.keys).toEqual([key]);
  const dataverse = createDataverse(model, testOutside());
  dataverse.seed("opportunity", { name: "Deal" });
  expect(dataverse.seed("opportunity", { name: "Deal" })).toMatchObject({ refused: "key-taken" });
});
