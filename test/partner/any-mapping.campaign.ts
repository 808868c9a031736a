import fc from "fast-check";
import { expect, test } from "vitest";
import { anyMapping } from "./any-mapping.ts";
import { complaintsOf, examples } from "./partner-stories.ts";

test.each(examples)("%s plays A1 and B1 as well", (path) => {
  expect(complaintsOf(path)).toEqual([]);
});

test("many mappings build without an error and play A1 and B1", { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(anyMapping, (mapping) => {
      const text = JSON.stringify({ extends: "default.yaml", ...mapping });
      expect(complaintsOf("mappings/any.yaml", text)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
