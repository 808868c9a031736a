import fc from "fast-check";
import { expect, test } from "vitest";
import { anyMapping } from "./any-mapping.ts";
import { complaintsOf } from "./partner-stories.ts";

// A few here; `npm run campaign` tries many more, and every example.
test("whatever a mapping legally says, it builds without an error and plays A1 and B1", () => {
  fc.assert(
    fc.property(anyMapping, (mapping) => {
      const text = JSON.stringify({ extends: "default.yaml", ...mapping });
      expect(complaintsOf("mappings/any.yaml", text)).toEqual([]);
    }),
    { numRuns: 2 },
  );
});
