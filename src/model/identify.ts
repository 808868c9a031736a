import { stableId } from "#foundation";

/**
 * Where a part stands in a solution, e.g. `flow/helper` or `view/pfx_solution/active`. Made of keys
 * and schema names, never of what people read, so that a new display name changes no address.
 */
export type PartAddress = string;

export const addressOf = {
  table: (logicalName: string): PartAddress => `table/${logicalName}`,
  column: (table: string, column: string): PartAddress => `column/${table}/${column}`,
  key: (table: string, schemaName: string): PartAddress =>
    `key/${table}/${schemaName.toLowerCase()}`,
  form: (table: string, key: string): PartAddress => `form/${table}/${key}`,
  view: (table: string, key: string): PartAddress => `view/${table}/${key}`,
  relationship: (name: string): PartAddress => `relationship/${name.toLowerCase()}`,
  choice: (name: string): PartAddress => `choice/${name.toLowerCase()}`,
  role: (key: string): PartAddress => `role/${key}`,
  flow: (key: string): PartAddress => `flow/${key}`,
  variable: (schemaName: string): PartAddress => `variable/${schemaName.toLowerCase()}`,
  connection: (logicalName: string): PartAddress => `connection/${logicalName.toLowerCase()}`,
} as const;

/** What the platform knows by a GUID; all else it knows by name (solution-format.md §18.1). */
export const hasId = (address: PartAddress): boolean => /^(form|view|role|flow)\//.test(address);

/** The id of a part that the lock does not know yet. */
export const freshId = (solution: string, address: PartAddress): string =>
  stableId(solution, address);

/** The workflow id of a new flow: what calls it, and what the platform knows it by. */
export const flowId = (solution: string, key: string): string =>
  freshId(solution, addressOf.flow(key));

/** Path of a flow's file in the zip (solution-format.md §1.4). */
export const flowPart = (name: string, id: string): string =>
  `Workflows/${name.replaceAll(/[^A-Za-z0-9_-]/g, "").slice(0, 50)}-${id.toUpperCase()}.json`;
