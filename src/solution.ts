import { entities } from "#entities";
import { environmentVariables } from "#envvars";
import { connectionReferences, productFlows } from "#flows";
import type { SolutionDefinition } from "#model";
import type { Project } from "#project";

/** The whole product, said once. */
export function cosellSolution(project: Project): SolutionDefinition {
  const { tables, choices, roles } = entities(project);
  return Object.freeze({
    identity: {
      uniqueName: project.uniqueName,
      labels: project.labels,
      descriptions: project.descriptions,
      version: project.version,
      languages: project.languages,
    },
    publisher: project.publisher,
    tables,
    choices,
    roles,
    flows: productFlows(project),
    flowsShip: project.flowsShip,
    environmentVariables: Object.values(environmentVariables(project)),
    connectionReferences: Object.values(connectionReferences(project)),
  });
}
