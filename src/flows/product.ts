import { parameterFor } from "#connectors";
import { type Entities, entities } from "#entities";
import { type EnvironmentVariables, environmentVariables } from "#envvars";
import type { Mapping, Project } from "#project";
import type { FlowParameter } from "#wdl";
import { type ConnectionReferences, connectionReferences } from "./connections.ts";

/** What every flow is written with: the project's mapping and the parts it reads and writes. */
export interface Product {
  readonly mapping: Mapping;
  readonly tables: Entities;
  readonly variables: EnvironmentVariables;
  readonly connections: ConnectionReferences;
  /** A flow's full display name, with the suffix the project asks for. */
  readonly flowName: (stem: string) => string;
  /** Ends the description of the flows that partners leave alone. */
  readonly doNotEdit: string;
  readonly flowBasics: {
    readonly solution: string;
    readonly parameters: readonly FlowParameter[];
  };
}

/** Has no suffix: partners look for it by this name (domain.md §1.2). */
export const CUSTOMIZE = "[Customize] Create or Get Details from Dynamics 365";

export function productOf(project: Project): Product {
  const variables = environmentVariables(project);
  return Object.freeze({
    mapping: project.mapping,
    tables: entities(project),
    variables,
    connections: connectionReferences(project),
    flowName: (stem: string) => `${stem}${project.nameSuffix}`,
    doNotEdit: "Do not edit: change the mapping or the flow [Customize].",
    flowBasics: {
      solution: project.uniqueName,
      parameters: Object.values(variables).map(parameterFor),
    },
  });
}
