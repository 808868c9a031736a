import { expect } from "vitest";
import { attribute, childElements, type Element, textOf } from "#foundation";
import {
  all,
  bodyOf,
  columnsOf,
  lower,
  nameOf,
  names,
  need,
  type Point,
  partsOf,
  said,
  textIn,
  within,
  words,
} from "./point.ts";
import { SYSTEM_COLUMNS, SYSTEM_RELATIONSHIPS } from "./system-parts.ts";

const ALWAYS = words(
  "Entities Roles Workflows FieldSecurityProfiles Templates EntityMaps EntityRelationships OrganizationSettings optionsets CustomControls EntityDataProviders",
);
const LONGEST = { schemaName: 50, relationship: 100 };

/** Sorted as Dataverse and Windows do it: ignoring case, upper case before `_`. */
function expectSorted(list: readonly string[]): void {
  const raised = list.map((one) => one.toUpperCase());
  expect(raised).toEqual(raised.toSorted());
  expect(new Set(raised).size).toBe(raised.length);
}

const isFlag = (name: string): boolean =>
  /^(Is|Can|ValidFor|is)[A-Za-z]/.test(name) ||
  words(
    "AutoRouteToOwnerQueue AutoCreateAccessTeams EnforceStateTransitions EntityHelpUrlEnabled ChangeTrackingEnabled SyncToExternalSearchIndex Subprocess OnDemand TriggerOnCreate TriggerOnDelete AsyncAutodelete SyncWorkflowLogOnFailure StateCode",
  ).includes(name);

export const tables: readonly Point[] = [
  {
    numbers: [13],
    says: "kinds in order, empty ones too, connection references only where there are any",
    holds(sample) {
      expect(names(partsOf(sample).customizations)).toEqual([
        ...ALWAYS,
        ...(sample.definition.connectionReferences.length > 0 ? ["connectionreferences"] : []),
        "Languages",
      ]);
    },
  },
  {
    numbers: [15],
    says: "every list in one fixed order",
    holds(sample) {
      const { customizations, roots, entities, relationships, choices, workflows } =
        partsOf(sample);
      expectSorted(entities.map(nameOf));
      expectSorted(relationships.map((one) => said(one, "Name")));
      expectSorted(choices.map((one) => said(one, "Name")));
      expectSorted(workflows.map((one) => textIn(one, "JsonFileName")));
      expectSorted(childElements(need(customizations, "Roles")).map((one) => said(one, "name")));
      expectSorted(
        all(customizations, "connectionreference").map((one) =>
          said(one, "connectionreferencelogicalname"),
        ),
      );
      // By type as text, as the packer leaves them.
      expectSorted(
        roots.map((one) => `${said(one, "type")} ${said(one, "schemaName")}${said(one, "id")}`),
      );
      for (const entity of entities) {
        expectSorted(columnsOf(entity).map((column) => said(column, "PhysicalName")));
        expectSorted(all(entity, "EntityKey").map((key) => textIn(key, "Name")));
        expectSorted(all(entity, "savedqueryid").map(textOf));
        for (const group of all(entity, "forms")) expectSorted(all(group, "formid").map(textOf));
      }
      for (const role of all(customizations, "RolePrivileges")) {
        const privileges = childElements(role).map((one) => said(one, "name"));
        expect(privileges).toEqual([...new Set(privileges)].toSorted());
      }
      const files = partsOf(sample).files.map(({ path }) => path);
      expectSorted(files.filter((path) => path.startsWith("Workflows/")));
      expectSorted(files.filter((path) => !path.startsWith("Workflows/")));
    },
  },
  {
    numbers: [16],
    says: "names are prefixed, of the right letters and length, and none stands twice",
    holds(sample) {
      const { entities, own, relationships, choices, prefix } = partsOf(sample);
      const { environmentVariables, connectionReferences } = sample.definition;
      const ours = (list: readonly string[], longest: number): void => {
        for (const name of list) {
          expect(name).toMatch(prefix);
          expect(name.length, name).toBeLessThanOrEqual(longest);
        }
        expect(new Set(list.map(lower)).size).toBe(list.length);
      };
      ours(own.map(nameOf), LONGEST.schemaName);
      ours(
        choices.map((one) => said(one, "Name")),
        LONGEST.schemaName,
      );
      ours(
        environmentVariables.map(({ schemaName }) => schemaName),
        100,
      );
      ours(
        connectionReferences.map(({ logicalName }) => logicalName),
        200,
      );
      ours(
        relationships
          .filter((one) => all(one, "EntityRelationshipRole").length > 0)
          .map((one) => said(one, "Name")),
        LONGEST.relationship,
      );
      ours(
        entities.flatMap((entity) => all(entity, "EntityKey").map((key) => textIn(key, "Name"))),
        LONGEST.schemaName,
      );
      for (const entity of entities) {
        const custom = columnsOf(entity).filter((one) => textIn(one, "IsCustomField") === "1");
        ours(
          custom.map((one) => said(one, "PhysicalName")),
          LONGEST.schemaName,
        );
      }
      const every = [...own.map(nameOf), ...relationships.map((one) => said(one, "Name"))];
      expect(new Set(every.map(lower)).size).toBe(every.length);
    },
  },
  {
    numbers: [17],
    says: "columns are named alike",
    holds(sample) {
      for (const column of partsOf(sample).entities.flatMap(columnsOf)) {
        const logical = lower(said(column, "PhysicalName"));
        expect([textIn(column, "Name"), textIn(column, "LogicalName")]).toEqual([logical, logical]);
      }
    },
  },
  {
    numbers: [18],
    says: "own tables have their key, their name and what the platform adds",
    holds(sample) {
      const { own, relationships } = partsOf(sample);
      const linked = new Map(relationships.map((one) => [said(one, "Name"), one]));
      for (const entity of own) {
        const columns = columnsOf(entity);
        const logical = lower(nameOf(entity));
        const keys = columns.filter((column) => textIn(column, "Type") === "primarykey");
        expect(keys.map((column) => lower(said(column, "PhysicalName")))).toEqual([`${logical}id`]);
        const named = columns.filter((one) => textIn(one, "DisplayMask").includes("PrimaryName"));
        expect(named.map((one) => [textIn(one, "Type"), textIn(one, "RequiredLevel")])).toEqual([
          ["nvarchar", "required"],
        ]);
        const ownership = textIn(bodyOf(entity), "OwnershipTypeMask");
        const money = columns.some((column) => textIn(column, "Type") === "money");
        const applies = (when: string): boolean =>
          when === "always" || when === ownership || (when === "money" && money);
        const ours = new Map(columns.map((column) => [said(column, "PhysicalName"), column]));
        for (const { name, when, facts } of SYSTEM_COLUMNS) {
          const column = ours.get(name);
          if (!applies(when)) expect(column, name).toBeUndefined();
          else expect(column && factsOf(column), `${logical}.${name}`).toEqual(facts);
        }
        for (const { name, one, lookup, remove, archive, when } of SYSTEM_RELATIONSHIPS) {
          const link = linked.get(name.replace("{e}", logical));
          if (!applies(when)) expect(link, name).toBeUndefined();
          else {
            expect(link && relationshipFacts(link), name).toEqual({
              children: words(
                "EntityRelationshipType IsCustomizable IntroducedVersion IsHierarchical ReferencingEntityName ReferencedEntityName CascadeAssign CascadeDelete CascadeArchive CascadeReparent CascadeShare CascadeUnshare ReferencingAttributeName RelationshipDescription",
              ),
              ends: [nameOf(entity), one, lookup],
              cascades: ["NoCascade", remove, archive, "NoCascade", "NoCascade", "NoCascade"],
            });
          }
        }
      }
    },
  },
  {
    numbers: [20],
    says: "truths are 1 and 0",
    holds(sample) {
      const leaves = [...within(partsOf(sample).customizations)]
        .filter((element) => childElements(element).length === 0)
        .map((element) => [element.name, textOf(element)] as const);
      const wrong = leaves.filter(
        ([name, text]) =>
          (/^HasRelated/.test(name) && text !== "True") || (isFlag(name) && !/^[01]$/.test(text)),
      );
      expect(wrong).toEqual([]);
      expect(leaves.filter(([name]) => isFlag(name)).length).toBeGreaterThan(100);
    },
  },
  {
    numbers: [28],
    says: "tables of others get columns only, and views where they are said",
    holds(sample) {
      const { entities, own } = partsOf(sample);
      const views = new Map(sample.definition.tables.map((one) => [one.schemaName, one.views]));
      for (const entity of entities.filter((one) => !own.includes(one))) {
        const ours = views.get(nameOf(entity)) ? ["SavedQueries"] : [];
        expect(names(entity)).toEqual(["Name", "EntityInfo", ...ours, "RibbonDiffXml"]);
        expect(said(need(entity, "Name"), "OriginalName")).toBe("");
        expect(attribute(need(entity, "Name"), "OriginalName")).toBe("");
        expect(names(bodyOf(entity))).toEqual(["attributes"]);
        expect(bodyOf(entity).attributes).toEqual([["Name", nameOf(entity)]]);
        for (const column of columnsOf(entity)) {
          expect(textIn(column, "IsCustomField")).toBe("1");
          expect(column.attributes.map(([name]) => name)).toEqual(["PhysicalName"]);
        }
      }
    },
  },
  {
    numbers: [31],
    says: "every table has a ribbon that changes nothing",
    holds(sample) {
      for (const entity of partsOf(sample).entities) {
        const ribbon = need(entity, "RibbonDiffXml");
        expect(names(ribbon)).toEqual(
          words("CustomActions Templates CommandDefinitions RuleDefinitions LocLabels"),
        );
        expect(said(need(ribbon, "Templates", "RibbonTemplates"), "Id")).toBe("Mscrm.Templates");
        expect(names(need(ribbon, "RuleDefinitions"))).toEqual(
          words("TabDisplayRules DisplayRules EnableRules"),
        );
        expect([...within(ribbon)].map(textOf).join("")).toBe("");
      }
    },
  },
];

/** A column by the table of §4.3. */
function factsOf(column: Element): string {
  const tail = names(column).slice(
    names(column).indexOf("IsLocalizable") + 1,
    names(column).indexOf("displaynames"),
  );
  return [
    textIn(column, "Type"),
    textIn(column, "RequiredLevel"),
    textIn(column, "DisplayMask").replaceAll("ValidFor", "") || "-",
    `${textIn(column, "ValidForUpdateApi")}${textIn(column, "ValidForReadApi")}${textIn(column, "ValidForCreateApi")}`,
    textIn(column, "IsCustomField"),
    textIn(column, "IsAuditEnabled"),
    `${textIn(column, "IsSearchable")}${textIn(column, "IsFilterable")}${textIn(column, "IsRetrievable")}`,
    textIn(column, "ImeMode"),
    textIn(column, "IsLogical") || "-",
    tail
      .map((name) => {
        const child = need(column, name);
        return childElements(child).length > 0
          ? name === "LookupTypes"
            ? `${name}=${childElements(child).map(textOf).join("+")}`
            : name
          : `${name}=${textOf(child)}`;
      })
      .join(" "),
  ].join(" | ");
}

function relationshipFacts(link: Element) {
  return {
    children: names(link),
    ends: ["ReferencingEntityName", "ReferencedEntityName", "ReferencingAttributeName"].map(
      (name) => textIn(link, name),
    ),
    cascades: ["Assign", "Delete", "Archive", "Reparent", "Share", "Unshare"].map((name) =>
      textIn(link, `Cascade${name}`),
    ),
  };
}
