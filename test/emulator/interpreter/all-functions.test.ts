import { expect, test } from "vitest";
import { FUNCTIONS } from "#wdl";
import { functionNamed } from "../../../src/emulator/interpreter/functions/all-functions.ts";

/** They choose which of their arguments to evaluate, so they stand in no table. */
const CHOOSING = ["and", "or", "if", "coalesce"];

test.each(Object.values(FUNCTIONS).filter(({ name }) => !CHOOSING.includes(name)))(
  "$name takes as many arguments when it runs as it does when it is checked",
  ({ name, least, most }) => {
    const body = functionNamed(name.toLowerCase());
    expect([body?.least, body?.most]).toEqual([least, most]);
  },
);
