import type { ManyToMany } from "#dataverse";
import type { Refused } from "./errors.ts";
import { refused } from "./errors.ts";

/** Pairs of rows of one table. How the two columns of such a pair are called is not known here. */
export const joinsItself = ({ first, second }: ManyToMany): boolean =>
  first.toLowerCase() === second.toLowerCase();

export const UNKNOWN_PAIRS: Refused = refused(
  "not-simulated",
  "The simulation does not know pairs of rows of one table.",
);
