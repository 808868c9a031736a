import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf, shapeOf } from "../../../src/emulator/odata/filter-shape.ts";
import { parseFilter } from "../../../src/emulator/odata/parse-filter.ts";
import { tokensOf } from "../../../src/emulator/odata/tokens.ts";

const GUID = "AAAAAAAA-0000-4000-8000-000000000001";
const guid = { kind: "guid", text: GUID.toLowerCase() } as const;
const FIRST = "00000000-0000-0000-0000-000000000000";

test.each([
  ["name eq 'O''Neil'", "name eq '0'", ["O'Neil"]],
  [`_owner_value eq ${GUID}`, `_owner_value eq ${FIRST}`, [guid]],
  [`a eq ${GUID} and b eq 'x'`, `a eq ${FIRST} and b eq '1'`, [guid, "x"]],
  [`name eq '${GUID}'`, "name eq '0'", [GUID]],
  ["name eq '' and count eq 5", "name eq '0' and count eq 5", [""]],
  // These begin no word of their own.
  [`a${GUID} eq 1`, `a${GUID} eq 1`, []],
  [`-${GUID}`, `-${GUID}`, []],
  [`${GUID}-x`, `${GUID}-x`, []],
  ["name eq 'open", "name eq 'open", []],
])("of %s the texts and GUIDs are taken out", (filter, text, literals) => {
  expect(shapeOf(filter)).toEqual({ text, literals });
});

test("a literal of the shape stands for one that was taken out, another for none", () => {
  expect(placeOf("11")).toBe(11);
  expect(placeOf({ kind: "guid", text: "00000000-0000-0000-0000-000000000012" })).toBe(12);
  expect(placeOf({ kind: "moment", text: "2026-01-05" })).toBeUndefined();
  for (const literal of [null, true, 5n, 1.5]) expect(placeOf(literal)).toBeUndefined();
});

const PIECES = [
  ...["name", "t/x", " eq ", " and ", "(", ")", ",", " ", "-", ".", "'", "''", "é", "12", "1.5"],
  ...["'a'", "'it''s'", GUID, GUID.toLowerCase(), "2026-01-05", "null", "true", "any(t:", "x"],
];

test("the shape of any filter has the same words, with the literals in their places", () => {
  const filters = fc
    .array(fc.constantFrom(...PIECES), { maxLength: 12 })
    .map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(filters, (filter) => {
      const words = tokensOf(filter);
      const { text, literals } = shapeOf(filter);
      const shaped = tokensOf(text);
      expect("tokens" in shaped).toBe("tokens" in words);
      if (!("tokens" in words) || !("tokens" in shaped)) return;
      const restored = shaped.tokens.map((token) => {
        if (token.kind !== "literal") return [token.kind, token.text];
        const place = placeOf(token.value);
        return [token.kind, place === undefined ? token.value : literals[place]];
      });
      const read = words.tokens.map((token) => [
        token.kind,
        token.kind === "literal" ? token.value : token.text,
      ]);
      expect(restored).toEqual(read);
      expect(parseFilter(text).ok).toBe(parseFilter(filter).ok);
    }),
    { numRuns: 2000 },
  );
});
