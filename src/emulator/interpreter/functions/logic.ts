import { compareValues, equalValues, sameValue } from "../compare.ts";
import { argument, booleanArgument } from "./arguments.ts";
import { ANY_NUMBER, type FunctionTable, takes } from "./function-table.ts";

export const LOGIC_FUNCTIONS: FunctionTable = {
  equals: takes(2, 2, (args, { profile }) =>
    equalValues(argument(args, 0), argument(args, 1), profile),
  ),
  strongequals: takes(2, ANY_NUMBER, ([first = null, ...others]) =>
    others.every((other) => sameValue(first, other)),
  ),
  not: takes(1, 1, (args) => !booleanArgument(args, 0)),
  greater: takes(2, 2, (args) => compareValues(argument(args, 0), argument(args, 1)) > 0),
  greaterorequals: takes(2, 2, (args) => compareValues(argument(args, 0), argument(args, 1)) >= 0),
  less: takes(2, 2, (args) => compareValues(argument(args, 0), argument(args, 1)) < 0),
  lessorequals: takes(2, 2, (args) => compareValues(argument(args, 0), argument(args, 1)) <= 0),
};
