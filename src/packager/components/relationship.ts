import type { OneToMany, Relationship, RelationshipBehavior, Table } from "#dataverse";
import { type Element, element } from "#foundation";
import type { SolutionModel } from "#model";
import { fields } from "./fields.ts";
import { emptyLabelList, labelList, type Speech } from "./labels.ts";
import { moneyColumns, SYSTEM_VERSION, systemDescription } from "./system-columns.ts";

interface Cascades {
  readonly assign: string;
  readonly remove: string;
  readonly archive: string;
  readonly reparent: string;
  readonly share: string;
  readonly rollup: string;
}

const KEEPS: Cascades = {
  assign: "NoCascade",
  remove: "RemoveLink",
  archive: "RemoveLink",
  reparent: "NoCascade",
  share: "NoCascade",
  rollup: "NoCascade",
};
const SYSTEM: Cascades = { ...KEEPS, remove: "NoCascade", archive: "NoCascade" };

/** The rows of solution-format.md §7.1; relationships of others get the mildest. */
const CASCADES = {
  "remove-link": KEEPS,
  restrict: { ...KEEPS, remove: "Restrict" },
  delete: { ...KEEPS, remove: "Cascade" },
  parental: {
    ...KEEPS,
    assign: "Cascade",
    remove: "Cascade",
    reparent: "Cascade",
    share: "Cascade",
  },
  system: SYSTEM,
  foreign: KEEPS,
} satisfies Record<RelationshipBehavior, Cascades>;

const facts = (
  { many, one }: Pick<OneToMany, "many" | "one">,
  introduced: string,
  { assign, remove, archive, reparent, share }: Cascades,
) =>
  fields({
    EntityRelationshipType: "OneToMany",
    IsCustomizable: 1,
    IntroducedVersion: introduced,
    IsHierarchical: 0,
    ReferencingEntityName: many,
    ReferencedEntityName: one,
    CascadeAssign: assign,
    CascadeDelete: remove,
    CascadeArchive: archive,
    CascadeReparent: reparent,
    CascadeShare: share,
    CascadeUnshare: share,
  });

/** How the lookup of a relationship is bound: where it points to several tables, each has a name. */
function navigationOf({ many, one, lookup }: OneToMany, tables: SolutionModel["tables"]): string {
  const columns = tables.find(({ schemaName }) => schemaName === many)?.columns ?? {};
  const column = Object.values(columns).find(({ schemaName }) => schemaName === lookup);
  return (column?.kind === "lookup" && column.navigation[one.toLowerCase()]) || lookup;
}

/** A relationship that the content says, between tables of `tables` and others. */
export function relationshipNode(
  relationship: Relationship,
  tables: SolutionModel["tables"],
  introduced: string,
  speech: Speech,
): Element {
  const { name } = relationship;
  if (relationship.kind === "many-to-many") {
    return element("EntityRelationship", { Name: name }, [
      ...fields({
        EntityRelationshipType: "ManyToMany",
        IntroducedVersion: introduced,
        IsHierarchical: 0,
        FirstEntityName: relationship.first,
        SecondEntityName: relationship.second,
        IntersectEntityName: relationship.intersect,
        IsValidForAdvancedFind: 1,
      }),
      element("EntityRelationshipRoles", {}, [side(name, 1), side(name, 2)]),
    ]);
  }
  const cascades = CASCADES[relationship.behavior];
  const { lookup, label, hidden } = relationship;
  const shown = label ? "UseLabel" : "UseCollectionName";
  return element("EntityRelationship", { Name: name }, [
    ...facts(relationship, introduced, cascades),
    ...fields({
      CascadeRollupView: cascades.rollup,
      IsValidForAdvancedFind: 1,
      ReferencingAttributeName: lookup,
    }),
    element("RelationshipDescription", {}, [emptyLabelList("Descriptions", "Description", speech)]),
    element("EntityRelationshipRoles", {}, [
      element("EntityRelationshipRole", {}, [
        ...fields({
          NavPaneDisplayOption: hidden ? "DoNotDisplay" : shown,
          NavPaneArea: "Details",
          NavPaneOrder: 10000,
          NavigationPropertyName: navigationOf(relationship, tables),
        }),
        ...(label ? [labelList("CustomLabels", "CustomLabel", label, speech)] : []),
        ...fields({ RelationshipRoleType: 1 }),
      ]),
      element(
        "EntityRelationshipRole",
        {},
        fields({ NavigationPropertyName: name, RelationshipRoleType: 0 }),
      ),
    ]),
  ]);
}

const side = (name: string, ordinal: 1 | 2): Element =>
  element(
    "EntityRelationshipRole",
    {},
    fields({
      NavPaneDisplayOption: "UseCollectionName",
      NavPaneArea: "Details",
      NavPaneOrder: 10000,
      NavigationPropertyName: name,
      AssociationRoleOrdinal: ordinal,
    }),
  );

/** Relationships of the platform beside the columns of an own table (§4.4). */
export function systemRelationships(table: Table, speech: Speech): readonly Element[] {
  const e = table.logicalName;
  const rows: readonly (readonly [name: string, one: string, lookup: string])[] = [
    [`lk_${e}_createdby`, "SystemUser", "CreatedBy"],
    [`lk_${e}_modifiedby`, "SystemUser", "ModifiedBy"],
    ...(table.ownership === "user"
      ? ([
          [`business_unit_${e}`, "BusinessUnit", "OwningBusinessUnit"],
          [`owner_${e}`, "Owner", "OwnerId"],
          [`team_${e}`, "Team", "OwningTeam"],
          [`user_${e}`, "SystemUser", "OwningUser"],
        ] as const)
      : ([[`organization_${e}`, "Organization", "OrganizationId"]] as const)),
    ...(moneyColumns(table).length > 0
      ? ([[`TransactionCurrency_${e}`, "TransactionCurrency", "TransactionCurrencyId"]] as const)
      : []),
  ];
  return rows.map(([name, one, lookup]) => {
    const restricted = one === "BusinessUnit" || one === "TransactionCurrency";
    const cascades = restricted ? { ...SYSTEM, remove: "Restrict", archive: "Restrict" } : SYSTEM;
    return element("EntityRelationship", { Name: name }, [
      ...facts({ many: table.schemaName, one }, SYSTEM_VERSION, cascades),
      ...fields({ ReferencingAttributeName: lookup }),
      element("RelationshipDescription", {}, [
        labelList("Descriptions", "Description", systemDescription(lookup), speech),
      ]),
    ]);
  });
}
