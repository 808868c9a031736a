import { expect, test } from "vitest";
import { shortPlace } from "../../../src/cli/render/short-place.ts";

test.each([
  [
    "/properties/definition/actions/Try/actions/Create/inputs/parameters/item~1name",
    "Create › item/name",
  ],
  ["/actions/If/else/actions/Switch/cases/Won/actions/Close/runAfter/Try", "Close › runAfter/Try"],
  ["/actions/Switch/cases/Won/case", "Switch › cases/Won/case"],
  ["/actions/Switch/default/actions/actions", "actions"],
  ["/properties/definition/triggers/manual/inputs/schema", "trigger › schema"],
  ["/properties/definition/actions", ""],
  ["/identity/version", "identity/version"],
  ["", ""],
])("%s reads as %j", (pointer, short) => {
  expect(shortPlace(pointer)).toBe(short);
});
