import type { Labels } from "#dataverse";
import { atPart, type Diagnostic } from "#foundation";
import type { SolutionDefinition } from "./definition.ts";
import { addressOf, type PartAddress } from "./identify.ts";

interface Named {
  readonly address: PartAddress;
  readonly labels: Labels;
}

/**
 * Two parts of one kind that people cannot tell apart: tables, columns of one table, flows, variables
 * and roles each need a name of their own, in every language. Case makes no difference.
 */
export function sameNames(definition: SolutionDefinition): readonly Diagnostic[] {
  const { tables, flows, environmentVariables, roles } = definition;
  const kinds: readonly (readonly [what: string, parts: readonly Named[]])[] = [
    [
      "tables",
      tables.map(({ logicalName, labels }) => named(addressOf.table(logicalName), labels)),
    ],
    ...tables.map(
      ({ logicalName, columns }) =>
        [
          `columns of ${logicalName}`,
          Object.values(columns).map((column) =>
            named(addressOf.column(logicalName, column.logicalName), column.labels),
          ),
        ] as const,
    ),
    ["flows", flows.map(({ key, name }) => named(addressOf.flow(key), { 0: name }))],
    [
      "environment variables",
      environmentVariables.map(({ schemaName, labels }) =>
        named(addressOf.variable(schemaName), labels),
      ),
    ],
    ["roles", roles.map(({ key, name }) => named(addressOf.role(key), { 0: name }))],
  ];
  return kinds.flatMap(([what, parts]) => twiceAmong(what, parts));
}

const named = (address: PartAddress, labels: Labels): Named => ({ address, labels });

function twiceAmong(what: string, parts: readonly Named[]): readonly Diagnostic[] {
  const seen = new Map<string, PartAddress>();
  return parts.flatMap(({ address, labels }): Diagnostic[] => {
    const said = Object.entries(labels).map(([language, label]) => ({
      label,
      key: `${language} ${label.trim().toLowerCase()}`,
    }));
    const twin = said.find(({ key }) => seen.has(key));
    for (const { key } of said) if (!seen.has(key)) seen.set(key, address);
    if (!twin) return [];
    return [
      {
        code: "model/same-name",
        severity: "error",
        message: `Two ${what} are called "${twin.label}": "${seen.get(twin.key)}" and "${address}".`,
        at: atPart("solution", address),
        hint: "Give each a display name of its own.",
      },
    ];
  });
}
