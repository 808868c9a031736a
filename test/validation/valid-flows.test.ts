import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFlow } from "#validation";
import { readFlow, writeFlow } from "#wdl";
import { anyValidFlow } from "./any-valid-flow.ts";

test("no flow that the builders say has an error, neither said nor read again", () => {
  fc.assert(
    fc.property(anyValidFlow, (flow) => {
      const { value, diagnostics } = readFlow(writeFlow(flow), "flow.json");
      const found = [
        ...checkFlow(flow, "flow.json").findings,
        ...checkFlow(value, "flow.json").findings,
        ...diagnostics,
      ];
      expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
