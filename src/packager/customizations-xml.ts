import { attribute, by, byTextIgnoringCase, type Element, element } from "#foundation";
import { addressOf, type PartAddress, type SolutionModel } from "#model";
import { globalChoiceNode } from "./components/choice.ts";
import { connectionReferenceNode } from "./components/connection-reference.ts";
import { empty, fields } from "./components/fields.ts";
import { flowNode } from "./components/flow.ts";
import { relationshipNode, systemRelationships } from "./components/relationship.ts";
import { roleNode } from "./components/role.ts";
import { tableNode } from "./components/table.ts";
import { XSI } from "./solution-xml.ts";

/** The version a part first came with. */
export const introducedIn =
  ({ introducedIn: known, identity }: SolutionModel) =>
  (address: PartAddress): string =>
    known?.get(address) ?? identity.version;

/** `customizations.xml`: all kinds in the order of every export, empty ones too (§3). */
export function customizationsXml(model: SolutionModel): Element {
  const { identity: speech, tables } = model;
  const introduced = introducedIn(model);
  const place = { tables, introduced, speech };
  return element("ImportExportXml", { "xmlns:xsi": XSI }, [
    element(
      "Entities",
      {},
      tables
        .toSorted(by(({ schemaName }) => schemaName, byTextIgnoringCase))
        .map((table) => tableNode(table, place)),
    ),
    element(
      "Roles",
      {},
      model.roles.toSorted(by(({ name }) => name, byTextIgnoringCase)).map(roleNode),
    ),
    element(
      "Workflows",
      {},
      model.flows
        .toSorted(by(({ part }) => part, byTextIgnoringCase))
        .map((flow) => flowNode(flow, speech)),
    ),
    empty("FieldSecurityProfiles"),
    empty("Templates"),
    empty("EntityMaps"),
    element("EntityRelationships", {}, relationships(model)),
    empty("OrganizationSettings"),
    element(
      "optionsets",
      {},
      model.choices
        .toSorted(by(({ name }) => name, byTextIgnoringCase))
        .map((choice) =>
          globalChoiceNode(choice, introduced(addressOf.choice(choice.name)), speech),
        ),
    ),
    empty("CustomControls"),
    empty("EntityDataProviders"),
    ...(model.connectionReferences.length === 0
      ? []
      : [
          element(
            "connectionreferences",
            {},
            model.connectionReferences.map(connectionReferenceNode),
          ),
        ]),
    element(
      "Languages",
      {},
      speech.languages.flatMap((language) => fields({ Language: language })),
    ),
  ]);
}

function relationships(model: SolutionModel): readonly Element[] {
  const introduced = introducedIn(model);
  const { tables, identity: speech } = model;
  const own = model.relationships
    .filter((one) => one.kind === "many-to-many" || one.behavior !== "system")
    .map((one) =>
      relationshipNode(one, tables, introduced(addressOf.relationship(one.name)), speech),
    );
  const system = tables.flatMap((table) =>
    table.kind === "own" ? systemRelationships(table, speech) : [],
  );
  return [...own, ...system].toSorted(
    by((node) => attribute(node, "Name") ?? "", byTextIgnoringCase),
  );
}
