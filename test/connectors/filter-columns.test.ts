import { expect, test } from "vitest";
import { dataverse, listRows, whenRowChanges } from "#connectors";
import { standardTables } from "#dataverse";
import { fn, type TextInput, text } from "#wdl";

const connection = { apiName: dataverse.apiName, logicalName: "x" };
const { opportunity, systemUser } = standardTables;
const id = fn.toLower("A");

const list = (filter: TextInput, mapped: readonly string[] = []) =>
  listRows(connection, opportunity, {
    select: ["id"],
    mapped,
    filter,
    orderBy: { column: "id" },
    top: 1,
  });
const watch = (filter: string, mappedColumns: readonly string[] = []) =>
  whenRowChanges(connection, opportunity, {
    name: "When",
    message: "added",
    filter,
    mappedColumns,
  });

test.each([
  "statecode eq 0",
  "opportunityid ne null and not (name eq 'a ''b'' nmae')",
  "contains(name,'nmae') or startswith(description,'x')",
  "_parentaccountid_value eq 00000000-0000-0000-0000-000000000001",
  "estimatedclosedate lt 2026-01-01T00:00:00Z",
  "parentaccountid/anything eq 'of another table'",
  "Microsoft.Dynamics.CRM.In(PropertyName='x',PropertyValues=['1'])",
])("a condition of columns that are listed: %s", (filter) => {
  expect(() => list(filter)).not.toThrow();
  expect(() => watch(filter)).not.toThrow();
});

test.each([
  ["nmae eq 'a'", "nmae"],
  ["statecode eq 0 and (nmae eq 'a')", "nmae"],
  ["contains(nmae,'a')", "nmae"],
  ["name eq nmae", "nmae"],
  ["parentaccountid eq null", "parentaccountid"],
  ["totalamount gt 5", "totalamount"],
])("a condition that names another: %s", (filter, name) => {
  expect(() => list(filter)).toThrow(`"opportunity" names "${name}"`);
  expect(() => watch(filter)).toThrow(`"opportunity" names "${name}"`);
});

test("expressions of a condition stay what they are, the words around them are judged", () => {
  expect(() => list(text`opportunityid eq ${id} and name eq '${id}'`)).not.toThrow();
  expect(() => list(text`${id} eq 1 and new_${id} eq 2`)).not.toThrow();
  expect(() => list(text`nmae eq '${id}'`)).toThrow("nmae");
  expect(() => list(fn.concat("nmae eq '", id, "'"))).not.toThrow();
});

test("a mapping may name further columns", () => {
  expect(() => list("new_code eq 'a'", ["new_code"])).not.toThrow();
  expect(() => watch("new_code eq 'a'", ["new_code"])).not.toThrow();
  expect(() => list("new_code eq 'a'")).toThrow("new_code");
});

test("rows behind a list of related ones are of another table", () => {
  const filter =
    "teammembership_association/any(t:t/teamtype eq 1 and t/_regardingobjectid_value eq null)";
  const query = { select: ["id"], orderBy: { column: "id" }, top: 1 } as const;
  expect(() => listRows(connection, systemUser, { ...query, filter })).not.toThrow();
});
