import { ENGLISH, type Labels } from "#dataverse";
import type { FlowComponent } from "#model";
import type { ReadSolution } from "#reader";
import { allActions, type Trigger } from "#wdl";
import { type FindingDocument, findingDocument, printable } from "./findings.ts";
import { type RawShare, rawShare } from "./raw-share.ts";

/** What is in a solution, as `inspect --json` prints it; a promise to scripts. */
export interface Inventory {
  readonly solution: {
    readonly uniqueName: string;
    readonly displayName: string;
    readonly version: string;
    readonly packageType: string;
    readonly languages: readonly number[];
  };
  readonly publisher: {
    readonly uniqueName: string;
    readonly displayName: string;
    readonly prefix: string;
    readonly optionValuePrefix: number;
  };
  readonly tables: readonly {
    readonly name: string;
    readonly kind: string;
    readonly columns: readonly string[];
  }[];
  readonly flows: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: "on" | "off";
    /** `Request/Button`, `Recurrence`, or an operation of a connector. */
    readonly trigger: string;
    /** Ids of the flows it calls. */
    readonly children: readonly string[];
    /** Logical names of connection references; of connectors where a flow has none. */
    readonly connections: readonly string[];
  }[];
  readonly environmentVariables: readonly {
    readonly schemaName: string;
    readonly displayName: string;
    readonly kind: string;
    readonly defaultValue: string | number | boolean | null;
  }[];
  readonly connectionReferences: readonly {
    readonly logicalName: string;
    readonly displayName: string;
    readonly connector: string;
  }[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly missingDependencies: readonly {
    readonly table: string;
    readonly solution: string;
    readonly version: string;
  }[];
  /** What no word of ours says; it is carried through untouched. */
  readonly unknownParts: readonly string[];
  readonly rawShare: RawShare;
  readonly findings: readonly FindingDocument[];
}

const UNKNOWN_PART = "reader/unknown-part";

export function inventory({ model, packageKind, findings }: ReadSolution): Inventory {
  const { identity, publisher } = model;
  const textIn = (labels: Labels): string =>
    labels[ENGLISH] ?? Object.values(labels).find((label) => label !== "") ?? "";
  const unknown = findings.filter(({ code }) => code === UNKNOWN_PART);
  return {
    solution: {
      uniqueName: identity.uniqueName,
      displayName: textIn(identity.labels),
      version: identity.version,
      packageType: packageKind ?? "unknown",
      languages: identity.languages,
    },
    publisher: {
      uniqueName: publisher.uniqueName,
      displayName: textIn(publisher.labels),
      prefix: publisher.prefix,
      optionValuePrefix: publisher.optionValuePrefix,
    },
    tables: model.tables.map(({ logicalName, kind, columns }) => ({
      name: logicalName,
      kind,
      columns: Object.values(columns).map((column) => column.logicalName),
    })),
    flows: model.flows.map((flow) => ({
      id: flow.id,
      name: flow.name,
      state: flow.state,
      trigger: triggerText(flow.definition.triggers[0]),
      children: childrenOf(flow),
      connections: flow.definition.connections.map(
        ({ logicalName, apiName, apiLogicalName, key }) =>
          logicalName ?? apiName ?? apiLogicalName ?? key,
      ),
    })),
    environmentVariables: model.environmentVariables.map(
      ({ schemaName, labels, kind, defaultValue = null }) => ({
        schemaName,
        displayName: textIn(labels),
        kind,
        defaultValue,
      }),
    ),
    connectionReferences: model.connectionReferences.map(
      ({ logicalName, displayName, apiName }) => ({ logicalName, displayName, connector: apiName }),
    ),
    roles: model.roles.map(({ id, name }) => ({ id, name })),
    missingDependencies: model.dependencies.map(({ table, solution, version }) => ({
      table: table.schemaName,
      solution,
      version,
    })),
    unknownParts: unknown.map(({ at }) =>
      at.in === "file" ? at.path : `${at.part}${at.pointer && `#${at.pointer}`}`,
    ),
    rawShare: rawShare(model.flows.map(({ definition }) => definition)),
    findings: findings.map(findingDocument),
  };
}

const childrenOf = ({ definition }: FlowComponent): readonly string[] => [
  ...new Set(
    allActions(definition.actions).flatMap(({ action }) =>
      action.kind === "child-flow" ? [action.workflowReferenceName] : [],
    ),
  ),
];

function triggerText(trigger: Trigger | undefined): string {
  if (!trigger) return "none";
  switch (trigger.kind) {
    case "recurrence":
      return "Recurrence";
    case "request":
      return `Request/${trigger.requestKind ?? "Http"}`;
    case "connector":
      return trigger.host.operationId;
    case "legacy-connector":
      return "ApiConnection";
    case "foreign":
      return "unknown";
  }
}

/** The inventory as a page; `findings` are told beside it. */
export function inventoryText(document: Inventory): string {
  const { solution, publisher } = document;
  const names = new Map(document.flows.map(({ id, name }) => [id, name]));
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [
      "Tables",
      document.tables.map(
        ({ name, kind, columns }) => `${name} (${kind}, ${columns.length} columns)`,
      ),
    ],
    [
      "Flows",
      document.flows.flatMap(({ name, id, state, trigger, children, connections }) => [
        `${name} (${state}, ${trigger}) ${id}`,
        ...(children.length
          ? [`  calls ${children.map((child) => names.get(child) ?? child).join(", ")}`]
          : []),
        ...(connections.length ? [`  uses ${connections.join(", ")}`] : []),
      ]),
    ],
    [
      "Environment variables",
      document.environmentVariables.map(
        ({ schemaName, kind, defaultValue }) =>
          `${schemaName} (${kind})${defaultValue === null ? "" : ` = ${defaultValue}`}`,
      ),
    ],
    [
      "Connection references",
      document.connectionReferences.map(
        ({ logicalName, connector }) => `${logicalName} (${connector})`,
      ),
    ],
    ["Roles", document.roles.map(({ name }) => name)],
    [
      "Missing dependencies",
      document.missingDependencies.map(
        ({ table, solution: from, version }) => `${table} of ${from} ${version}`,
      ),
    ],
    ["Unknown parts, carried through", document.unknownParts],
    [
      "Carried unread in flows",
      document.flows.length === 0
        ? []
        : [`${document.rawShare.raw} of ${document.rawShare.values} values`],
    ],
  ];
  return [
    `${solution.displayName || solution.uniqueName} ${solution.version} (${solution.uniqueName}, ${solution.packageType})`,
    `by ${publisher.displayName || publisher.uniqueName} (prefix ${publisher.prefix})`,
    ...sections.flatMap(([heading, lines]) =>
      lines.length === 0
        ? []
        : ["", heading, ...lines.map((line) => `  ${printable(line.replaceAll("\n", " "))}`)],
    ),
    "",
  ].join("\n");
}
