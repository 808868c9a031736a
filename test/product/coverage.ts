import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** What holds some rows of the facts. */
export interface Entry {
  readonly says: string;
  /** Rows as `factRows` names them, `§1.3 Managed`, or words beside the tables, `§1.5 “…”`. */
  readonly facts: readonly string[];
  /** A test by its title, a story by its name or a line of the guide by its words. */
  readonly held: readonly { readonly in: string; readonly by: string }[];
}

const read = <Content>(name: string): Content =>
  parse(readFileSync(join(import.meta.dirname, name), "utf8")) as Content;

export const coverage = read<Readonly<Record<string, Entry>>>("coverage.yaml");

/** Everything that an entry holds; each stands in one entry. */
export const heldFacts: readonly string[] = Object.values(coverage).flatMap(({ facts }) => facts);

/** What must be held, for where the facts themselves are not at hand. */
export const listedFacts = read<readonly string[]>("documented-rows.yaml");
