import { by, jsonOf, type PlainJson, printJson, sha256 } from "#foundation";
import { activationOrder, type SolutionModel } from "#model";

const json = (plain: PlainJson): string => `${printJson(jsonOf(plain))}\n`;

/** `activation-order.json`: in which order the flows are switched on. */
export const activationFile = (model: SolutionModel): string =>
  json(activationOrder(model.flows).value.map((step) => ({ ...step, calls: [...step.calls] })));

/** What `pac solution import --settings-file` takes, without values (solution-format.md §17.3). */
export const settingsFile = (model: SolutionModel): string =>
  json({
    EnvironmentVariables: model.environmentVariables.map(({ schemaName }) => ({
      SchemaName: schemaName,
      Value: "",
    })),
    ConnectionReferences: model.connectionReferences.map(({ logicalName, apiName }) => ({
      LogicalName: logicalName,
      ConnectionId: "",
      ConnectorId: `/providers/Microsoft.PowerApps/apis/${apiName}`,
    })),
  });

/** `build.json`: what is inside, without time or place. */
export const inventoryFile = (
  model: SolutionModel,
  zips: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): string =>
  json({
    solution: { uniqueName: model.identity.uniqueName, version: model.identity.version },
    publisher: { uniqueName: model.publisher.uniqueName, prefix: model.publisher.prefix },
    languages: [...model.identity.languages],
    tables: model.tables.map(({ logicalName, kind, columns }) => ({
      logicalName,
      kind,
      columns: Object.values(columns)
        .map((column) => column.logicalName)
        .toSorted(),
    })),
    relationships: model.relationships.map(({ name }) => name).toSorted(),
    choices: model.choices.map(({ name }) => name),
    roles: model.roles.map(({ id, name }) => ({ id, name })),
    flows: model.flows.map(({ id, name, state }) => ({ id, name, state })),
    environmentVariables: model.environmentVariables.map(({ schemaName }) => schemaName),
    connectionReferences: model.connectionReferences.map(({ logicalName }) => logicalName),
    dependencies: model.dependencies.map(({ table, solution, version }) => ({
      table: table.schemaName,
      solution,
      version,
    })),
    zips: zips.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256(bytes) })),
  });

/** `SHA256SUMS`: `hex  name` of all other outputs, sorted by name. */
export const sumsFile = (outputs: ReadonlyMap<string, Uint8Array>): string =>
  [...outputs]
    .toSorted(by(([name]) => name))
    .map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`)
    .join("");
