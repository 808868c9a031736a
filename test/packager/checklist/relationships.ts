import { expect } from "vitest";
import { childElements, type Element } from "#foundation";
import {
  columnsOf,
  nameOf,
  names,
  need,
  type Point,
  partsOf,
  said,
  textIn,
  words,
} from "./point.ts";

/** Tables of others in schema case (§7.1). */
const SYSTEM_TABLES = words(
  "Account Contact Opportunity SystemUser BusinessUnit Team Owner TransactionCurrency Organization",
);

/** Assign, Delete, Archive, Reparent, Share, Unshare, RollupView: the rows of §7.1. */
const CASCADES = {
  "remove-link": "NoCascade RemoveLink RemoveLink NoCascade NoCascade NoCascade NoCascade",
  restrict: "NoCascade Restrict RemoveLink NoCascade NoCascade NoCascade NoCascade",
  parental: "Cascade Cascade RemoveLink Cascade Cascade Cascade NoCascade",
  delete: "NoCascade Cascade RemoveLink NoCascade NoCascade NoCascade NoCascade",
};
const ONE_TO_MANY =
  "EntityRelationshipType IsCustomizable IntroducedVersion IsHierarchical ReferencingEntityName ReferencedEntityName CascadeAssign CascadeDelete CascadeArchive CascadeReparent CascadeShare CascadeUnshare CascadeRollupView IsValidForAdvancedFind ReferencingAttributeName RelationshipDescription EntityRelationshipRoles";

const cascadesOf = (one: Element): string =>
  words("Assign Delete Archive Reparent Share Unshare RollupView")
    .map((kind) => textIn(one, `Cascade${kind}`))
    .join(" ");

/** Relationships of one kind that the content says, not the platform. */
const said1N = (list: readonly Element[]): readonly Element[] =>
  list.filter((one) => names(one).includes("CascadeRollupView"));
const isManyToMany = (one: Element): boolean =>
  textIn(one, "EntityRelationshipType") === "ManyToMany";

export const relationships: readonly Point[] = [
  {
    numbers: [25],
    says: "each lookup has one relationship, each relationship its lookup and tables",
    holds(sample) {
      const { entities, relationships: list } = partsOf(sample);
      const ours = entities.map(nameOf);
      // Who acted for another, and who owns a row by which way, is said by the platform alone.
      const lookups = entities.flatMap((entity) =>
        columnsOf(entity)
          .filter((column) => /^(lookup|owner)$/.test(textIn(column, "Type")))
          .filter((column) => !/OnBehalfBy$/.test(said(column, "PhysicalName")))
          .map((column) => ({ name: `${nameOf(entity)}.${said(column, "PhysicalName")}`, column })),
      );
      const carried = list
        .filter((one) => !isManyToMany(one))
        .map(
          (one) =>
            `${textIn(one, "ReferencingEntityName")}.${textIn(one, "ReferencingAttributeName")}`,
        );
      // To several tables there are several.
      const times = ({ name, column }: (typeof lookups)[number]): number =>
        textIn(column, "LookupStyle") === "polymorphic"
          ? Math.max(2, carried.filter((one) => one === name).length)
          : 1;
      const expected = lookups.flatMap((one) => Array<string>(times(one)).fill(one.name));
      expect(carried.toSorted()).toEqual(expected.toSorted());
      for (const one of list) {
        const [many, first, ...rest] = isManyToMany(one)
          ? ["FirstEntityName", "SecondEntityName"]
          : ["ReferencingEntityName", "ReferencedEntityName"];
        expect(rest).toEqual([]);
        expect(ours).toContain(textIn(one, many ?? ""));
        expect([...ours, ...SYSTEM_TABLES]).toContain(textIn(one, first ?? ""));
      }
    },
  },
  {
    numbers: [26],
    says: "cascades as they were said, one parent at most",
    holds(sample) {
      const { relationships: list } = partsOf(sample);
      const spoken = new Map(
        sample.definition.tables
          .flatMap((table) => table.relationships)
          .flatMap((one) => (one.kind === "one-to-many" ? [[one.name, one.behavior]] : [])),
      );
      const parents: string[] = [];
      for (const one of said1N(list)) {
        const behavior = spoken.get(said(one, "Name")) as keyof typeof CASCADES;
        expect(cascadesOf(one), said(one, "Name")).toBe(CASCADES[behavior]);
        if (behavior === "parental") parents.push(textIn(one, "ReferencingEntityName"));
      }
      expect(said1N(list)).toHaveLength(spoken.size);
      expect(new Set(parents).size).toBe(parents.length);
    },
  },
  {
    numbers: [27],
    says: "both sides have their names and their place",
    holds(sample) {
      const { entities, relationships } = partsOf(sample);
      const polymorphic = new Set(
        entities
          .flatMap((entity) => columnsOf(entity))
          .filter((column) => textIn(column, "LookupStyle") === "polymorphic")
          .map((column) => said(column, "PhysicalName")),
      );
      for (const one of said1N(relationships)) {
        expect(names(one)).toEqual(words(ONE_TO_MANY));
        const [many, oneSide, ...more] = childElements(need(one, "EntityRelationshipRoles"));
        if (!many || !oneSide) throw new Error("two sides");
        expect(more).toEqual([]);
        const labelled = textIn(many, "NavPaneDisplayOption") === "UseLabel";
        expect(names(many)).toEqual([
          ...words("NavPaneDisplayOption NavPaneArea NavPaneOrder NavigationPropertyName"),
          ...(labelled ? ["CustomLabels"] : []),
          "RelationshipRoleType",
        ]);
        expect(words("UseCollectionName UseLabel DoNotDisplay")).toContain(
          textIn(many, "NavPaneDisplayOption"),
        );
        expect([textIn(many, "NavPaneArea"), textIn(many, "NavPaneOrder")]).toEqual([
          "Details",
          "10000",
        ]);
        const lookup = textIn(one, "ReferencingAttributeName");
        const target = textIn(one, "ReferencedEntityName").toLowerCase();
        expect(textIn(many, "NavigationPropertyName")).toBe(
          polymorphic.has(lookup) ? `${lookup}_${target}` : lookup,
        );
        expect(textIn(many, "RelationshipRoleType")).toBe("1");
        expect(names(oneSide)).toEqual(words("NavigationPropertyName RelationshipRoleType"));
        expect(textIn(oneSide, "NavigationPropertyName")).toBe(said(one, "Name"));
        expect(textIn(oneSide, "RelationshipRoleType")).toBe("0");
      }
    },
  },
];
