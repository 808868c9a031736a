/** How far a privilege reaches. */
export type PrivilegeDepth = "Basic" | "Local" | "Deep" | "Global";

/** A security role (solution-format.md §10). */
export interface Role {
  /** Part of its id's address, never shown. */
  readonly key: string;
  readonly name: string;
  readonly description?: string;
  readonly privileges: readonly Privilege[];
}

/** `prv` + verb + schema name of the table. */
export interface Privilege {
  readonly name: string;
  readonly depth: PrivilegeDepth;
}
