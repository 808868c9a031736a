import type { Privilege, PrivilegeDepth } from "./role.ts";

export type Verb =
  | "Create"
  | "Read"
  | "Write"
  | "Delete"
  | "Append"
  | "AppendTo"
  | "Assign"
  | "Share";

/** What may be done with the rows of a table: `prvReadpfx_table` and so on, each with its reach. */
export const privileges = (
  table: { readonly schemaName: string },
  depths: Readonly<Partial<Record<Verb, PrivilegeDepth>>>,
): readonly Privilege[] =>
  Object.entries(depths).map(([verb, depth]) => ({
    name: `prv${verb}${table.schemaName}`,
    depth,
  }));
