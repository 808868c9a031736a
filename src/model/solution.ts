import type {
  ConnectionReference,
  EnvironmentVariable,
  Form,
  GlobalChoice,
  Labels,
  Publisher,
  Relationship,
  Role,
  StandardTable,
  Table,
  TableExtension,
  View,
} from "#dataverse";
import type { FlowDefinition } from "#wdl";
import type { PartAddress } from "./identify.ts";

/**
 * A solution with every name, id and reference settled: the narrow waist between those who say one
 * (the product, or the reader of a zip) and the machines that judge, pack or run it.
 */
export interface SolutionModel {
  readonly identity: SolutionIdentity;
  readonly publisher: Publisher;
  /** Sorted by logical name. */
  readonly tables: readonly TableComponent[];
  readonly relationships: readonly Relationship[];
  readonly choices: readonly GlobalChoice[];
  readonly roles: readonly RoleComponent[];
  /** Sorted by id. */
  readonly flows: readonly FlowComponent[];
  readonly environmentVariables: readonly EnvironmentVariable[];
  readonly connectionReferences: readonly ConnectionReference[];
  readonly dependencies: readonly MissingDependency[];
  /** What else must be there before the import; absent in what we make, which needs tables only. */
  readonly needed?: readonly NeededPart[];
  /** IntroducedVersion by the part's address, where a lock knows it; else it is the solution's own. */
  readonly introducedIn?: ReadonlyMap<PartAddress, string>;
}

export interface SolutionIdentity {
  readonly uniqueName: string;
  readonly labels: Labels;
  readonly descriptions: Labels;
  /** Four numbers. */
  readonly version: string;
  /** LCIDs, the base language first. */
  readonly languages: readonly number[];
}

/** A table with the ids of its forms and views. Ids are lower case without braces. */
export type TableComponent = (Table | TableExtension) & {
  readonly formIds: ReadonlyMap<Form, string>;
  readonly viewIds: ReadonlyMap<View, string>;
  readonly introducedVersion: string;
};

export type RoleComponent = Role & { readonly id: string };

export interface FlowComponent {
  /** WorkflowId, lower case without braces. */
  readonly id: string;
  /** Display name. */
  readonly name: string;
  readonly description?: string;
  readonly state: "on" | "off";
  readonly introducedVersion: string;
  readonly definition: FlowDefinition;
  /** Path of the flow's file in the zip. */
  readonly part: string;
  /** Place in the definition, from 0: the order in which its authors speak of flows. No zip says it. */
  readonly position?: number;
}

/** A part of another solution that must be there before the import. */
export interface MissingDependency {
  readonly table: { readonly schemaName: string; readonly displayName: string };
  readonly solution: string;
  readonly version: string;
}

/** A part other than a table that another solution brings. */
export interface NeededPart {
  /** As solution.xml says it: `9` for a choice, `connectionreference` … (solution-format.md §2.3). */
  readonly type: string;
  /** Schema or logical name in lower case, else the id without braces. */
  readonly name: string;
  /** The other solution's unique name; absent where nothing says it. */
  readonly solution?: string;
}

/** Standard tables that flows of the solution use; what they may say about columns is not shipped. */
export type StandardTables = readonly StandardTable[];
