import { by } from "#foundation";
import type { SolutionDocument, SolutionModel } from "#model";
import { listIn } from "../fields.ts";
import type { Notes } from "../notes.ts";
import { readFlows } from "./flows.ts";
import { lookupTargets, readRelationship } from "./relationships.ts";
import { readChoices, readConnectionReferences, readRoles, readVariables } from "./small-parts.ts";
import {
  languagesOf,
  readDependencies,
  readIdentity,
  readPublisher,
  readRoots,
} from "./solution-xml.ts";
import { readTable } from "./tables.ts";

/** What the types of this house can say about a document; all else is a finding. */
export function readModel(document: SolutionDocument, notes: Notes): SolutionModel {
  const { solution, customizations, files } = document;
  const elements = listIn(customizations, "EntityRelationships", "EntityRelationship");
  const relationships = elements.flatMap((element) => readRelationship(element, notes) ?? []);
  const { tables: dependencies, others: needed } = readDependencies(solution, notes);
  const roots = readRoots(solution);
  const context = {
    relationships,
    targets: lookupTargets(elements),
    dependencies,
    behaviors: new Map(
      roots
        .filter(({ type }) => type === "1")
        .map(({ schemaName, behavior }) => [schemaName.toLowerCase(), behavior]),
    ),
    languages: languagesOf(solution, customizations),
    notes,
  };
  const tables = listIn(customizations, "Entities", "Entity").flatMap(
    (entity) => readTable(entity, context) ?? [],
  );
  return {
    identity: readIdentity(solution, customizations),
    publisher: readPublisher(solution),
    tables: tables.toSorted(by(({ logicalName }) => logicalName)),
    relationships,
    choices: readChoices(customizations),
    roles: readRoles(customizations),
    flows: readFlows(customizations, files, notes).toSorted(by(({ id }) => id)),
    environmentVariables: readVariables(files, notes),
    connectionReferences: readConnectionReferences(customizations, notes),
    dependencies,
    ...(needed.length > 0 ? { needed } : {}),
  };
}
