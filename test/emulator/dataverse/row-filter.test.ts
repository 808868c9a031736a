import fc from "fast-check";
import { expect, test } from "vitest";
import { isRefused } from "../../../src/emulator/dataverse/errors.ts";
import { metadataOf } from "../../../src/emulator/dataverse/metadata.ts";
import { filterReader, rowFilterOf } from "../../../src/emulator/dataverse/row-filter.ts";
import { emptyStore, rowOf, withRow } from "../../../src/emulator/dataverse/store.ts";
import { guid, VISITS } from "./organization.ts";

const metadata = metadataOf(VISITS);
const table = metadata.tables.get("opportunity");
if (!table) throw new Error("there is no table for opportunities");

const ROWS = [
  new Map<string, string | bigint | boolean>([
    ["opportunityid", guid(1)],
    ["name", "It's one"],
    ["statecode", 0n],
    ["estimatedvalue", 5n],
  ]),
  new Map<string, string | bigint | boolean>([
    ["opportunityid", guid(2)],
    ["name", "x"],
    ["estimatedclosedate", "2026-01-05"],
  ]),
];
let store = emptyStore;
for (const row of ROWS)
  store = withRow(store, "opportunity", String(row.get("opportunityid")), row);

/** What a filter says of the rows, or why it is refused. */
function saidBy(filter: ReturnType<typeof rowFilterOf>) {
  if (isRefused(filter)) return filter;
  const held = [1, 2].map((number) => {
    const row = rowOf(store, "opportunity", guid(number));
    return row && filter.holds(row, store);
  });
  return { held, equalities: filter.equalities };
}

const OPERANDS = [
  ...["name", "opportunityid", "statecode", "estimatedclosedate", "_parentaccountid_value"],
  ...["'x'", "'It''s one'", `'${guid(1)}'`, guid(1), guid(2).toUpperCase(), "'2026-01-05'"],
  ...["2026-01-05", "0", "5", "null", "true", "nothing"],
];
const operand = fc.constantFrom(...OPERANDS);
const comparison = fc
  .tuple(operand, fc.constantFrom("eq", "ne", "gt", "le"), operand)
  .map(([left, operator, right]) => `${left} ${operator} ${right}`);
const textTest = fc
  .tuple(fc.constantFrom("contains", "startswith", "length"), operand, operand)
  .map(([name, left, right]) => `${name}(${left},${right})`);
const filters = fc
  .array(fc.tuple(fc.constantFrom(" and ", " or ", " and not "), fc.oneof(comparison, textTest)), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.map(([word, part], at) => (at === 0 ? part : word + part)).join(""));

test("a filter read by its shape says what it says read as a whole, of rows and when it is refused", () => {
  // One reader for all: each filter meets what was kept of those before.
  const read = filterReader(metadata, table);
  fc.assert(
    fc.property(filters, (filter) => {
      expect(saidBy(read(filter))).toEqual(saidBy(rowFilterOf(metadata, table, filter)));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["name eq 'It''s one'", [true, false]],
  ["name eq 'X'", [false, true]],
  [`opportunityid eq ${guid(2)} and name ne 'y'`, [false, true]],
  [`opportunityid eq '${guid(1)}'`, [true, false]],
  ["'x' eq name", [false, true]],
  ["contains(name,'ONE') or estimatedclosedate eq '2026-01-05'", [true, true]],
])("%s holds of the rows it means", (filter, held) => {
  const read = filterReader(metadata, table);
  expect(saidBy(read(filter))).toMatchObject({ held });
  expect(saidBy(read(filter))).toMatchObject({ held });
});

test.each([
  ["a text of 20,000 letters", `name eq '${"x".repeat(20_000)}'`],
  ["a text of 15 MB", `name eq '${"x".repeat(15_000_000)}'`],
  ["400 conditions", Array.from({ length: 400 }, () => `name ne '${"y".repeat(60)}'`).join(" or ")],
])("a filter that no address holds is refused, short as its shape may be: %s", (_, filter) => {
  const said = filterReader(metadata, table)(filter);
  expect(said).toEqual(rowFilterOf(metadata, table, filter));
  expect(isRefused(said) && said.message).toContain("longer than 16384 characters");
});
