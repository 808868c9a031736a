import type {
  ConnectionReference,
  EnvironmentVariable,
  GlobalChoice,
  Publisher,
  Role,
  Table,
  TableExtension,
} from "#dataverse";
import type { FlowSource } from "#wdl";
import type { SolutionIdentity } from "./solution.ts";

/**
 * A solution as its authors say it: by keys and names, without ids. Calls between flows name the
 * child by its key.
 */
export interface SolutionDefinition {
  readonly identity: SolutionIdentity;
  readonly publisher: Publisher;
  readonly tables: readonly (Table | TableExtension)[];
  readonly choices: readonly GlobalChoice[];
  readonly roles: readonly Role[];
  readonly flows: readonly FlowSource[];
  /** Whether flows are switched on by an import that finds their connections. */
  readonly flowsShip: "on" | "off";
  readonly environmentVariables: readonly EnvironmentVariable[];
  readonly connectionReferences: readonly ConnectionReference[];
}
