import type { Table, TableExtension } from "#dataverse";
import { atPart, by, type Checked, type Diagnostic, suggestion } from "#foundation";
import { type Action, childActions, type FlowDefinition, withChildActions } from "#wdl";
import { activationOrder } from "./activation.ts";
import type { SolutionDefinition } from "./definition.ts";
import { addressOf, flowPart, type PartAddress } from "./identify.ts";
import { leakedHandles } from "./judge-handles.ts";
import { sameNames } from "./judge-names.ts";
import { unwritableTexts } from "./judge-texts.ts";
import { type Lock, type Settled, settle } from "./lock.ts";
import type {
  FlowComponent,
  MissingDependency,
  SolutionModel,
  TableComponent,
} from "./solution.ts";

export interface Assembled {
  readonly model: SolutionModel;
  /** The lock as it should be after this build: the same one when nothing is new. */
  readonly lock: Lock;
}

/** Settles every id, version and reference. The value is whole even where findings are errors. */
export function assemble(definition: SolutionDefinition, lock: Lock): Checked<Assembled> {
  const { identity, publisher, tables, choices, roles, flows } = definition;
  const addresses = addressesOf(definition);
  const { value: settled, diagnostics } = settle(addresses, lock, identity);
  const introduced = (address: PartAddress): string =>
    settled.introducedIn.get(address) ?? identity.version;
  const findings: Diagnostic[] = [
    ...twice(addresses),
    ...sameNames(definition),
    ...unwritableTexts(definition),
    ...diagnostics,
  ];

  const ids = new Map(flows.map(({ key }) => [key, settled.idOf(addressOf.flow(key))]));
  const components = flows.map((source, position): FlowComponent => {
    const { key, name, description, definition: written } = source;
    const id = settled.idOf(addressOf.flow(key));
    const part = flowPart(name, id);
    findings.push(...leakedHandles(written, part));
    return {
      id,
      name,
      description,
      state: definition.flowsShip,
      introducedVersion: introduced(addressOf.flow(key)),
      definition: withCalls(written, (child) => {
        const found = ids.get(child);
        if (found === undefined) findings.push(unknownFlow(child, part, ids.keys()));
        return found ?? child;
      }),
      part,
      position,
    };
  });
  const order = activationOrder(components);
  const model: SolutionModel = {
    identity,
    publisher,
    tables: tables
      .map((table) => componentOf(table, settled, introduced))
      .toSorted(by(({ logicalName }) => logicalName)),
    relationships: tables
      .flatMap(({ relationships }) => relationships)
      .toSorted(by(({ name }) => name)),
    choices: choices.toSorted(by(({ name }) => name)),
    roles: roles
      .map((role) => ({ ...role, id: settled.idOf(addressOf.role(role.key)) }))
      .toSorted(by(({ name }) => name)),
    flows: components.toSorted(by(({ id }) => id)),
    environmentVariables: definition.environmentVariables.toSorted(
      by(({ schemaName }) => schemaName),
    ),
    connectionReferences: definition.connectionReferences.toSorted(
      by(({ logicalName }) => logicalName),
    ),
    dependencies: tables.flatMap(dependencyOf),
    introducedIn: settled.introducedIn,
  };
  findings.push(...order.diagnostics);
  return { value: { model, lock: settled.lock }, diagnostics: findings };
}

function componentOf(
  table: Table | TableExtension,
  { idOf }: Settled,
  introduced: (address: PartAddress) => string,
): TableComponent {
  const { logicalName } = table;
  const forms = table.kind === "own" ? table.forms : [];
  const views = table.views ?? [];
  return {
    ...table,
    formIds: new Map(forms.map((form) => [form, idOf(addressOf.form(logicalName, form.key))])),
    viewIds: new Map(views.map((view) => [view, idOf(addressOf.view(logicalName, view.key))])),
    introducedVersion: introduced(addressOf.table(logicalName)),
  };
}

function dependencyOf(table: Table | TableExtension): readonly MissingDependency[] {
  if (table.kind === "own" || !table.from) return [];
  const { schemaName, labels, from } = table;
  const displayName = Object.values(labels)[0] ?? schemaName;
  return [{ table: { schemaName, displayName: labels[1033] ?? displayName }, ...from }];
}

function addressesOf(definition: SolutionDefinition): readonly PartAddress[] {
  const { tables, choices, roles, flows, environmentVariables, connectionReferences } = definition;
  return [
    ...tables.flatMap((table) => {
      const { logicalName, views = [] } = table;
      const own = table.kind === "own" ? table : { keys: [], forms: [] };
      return [
        addressOf.table(logicalName),
        ...Object.values(table.columns).map((one) =>
          addressOf.column(logicalName, one.logicalName),
        ),
        ...own.keys.map(({ schemaName }) => addressOf.key(logicalName, schemaName)),
        ...own.forms.map(({ key }) => addressOf.form(logicalName, key)),
        ...views.map(({ key }) => addressOf.view(logicalName, key)),
        ...table.relationships.map(({ name }) => addressOf.relationship(name)),
      ];
    }),
    ...choices.map(({ name }) => addressOf.choice(name)),
    ...roles.map(({ key }) => addressOf.role(key)),
    ...flows.map(({ key }) => addressOf.flow(key)),
    ...environmentVariables.map(({ schemaName }) => addressOf.variable(schemaName)),
    ...connectionReferences.map(({ logicalName }) => addressOf.connection(logicalName)),
  ];
}

function twice(addresses: readonly PartAddress[]): readonly Diagnostic[] {
  const seen = new Set<PartAddress>();
  return addresses.flatMap((address) => {
    if (!seen.has(address)) {
      seen.add(address);
      return [];
    }
    const message = `There are two parts "${address}".`;
    const at = atPart("solution", address);
    return [{ code: "model/twice", severity: "error", message, at } satisfies Diagnostic];
  });
}

function withCalls(definition: FlowDefinition, idOf: (key: string) => string): FlowDefinition {
  const resolve = (action: Action): Action => {
    if (action.kind === "child-flow") {
      return { ...action, workflowReferenceName: idOf(action.workflowReferenceName) };
    }
    const lists = childActions(action);
    return lists.length === 0
      ? action
      : withChildActions(
          action,
          lists.map((list) => list.map(resolve)),
        );
  };
  return { ...definition, actions: definition.actions.map(resolve) };
}

const unknownFlow = (key: string, part: string, known: Iterable<string>): Diagnostic => ({
  code: "model/unknown-flow",
  severity: "error",
  message: `The flow calls "${key}", which is no flow of this solution.${suggestion(key, [...known])}`,
  at: atPart(part),
});
