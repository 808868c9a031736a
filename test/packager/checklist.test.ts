import { expect, test } from "vitest";
import {
  attribute,
  childElement,
  childElements,
  childElementsNamed,
  childText,
  type Element,
  textOf,
} from "#foundation";
import { solutions } from "./solutions.ts";

/** The points of solution-format.md §23 that are seen in the two XML documents, by their numbers. */
const need = (element: Element, ...path: readonly string[]): Element =>
  path.reduce((at, name) => {
    const child = childElement(at, name);
    if (!child) throw new Error(`${at.name} has no ${name}`);
    return child;
  }, element);
const names = (element: Element): readonly string[] =>
  childElements(element).map(({ name }) => name);
const all = (element: Element, name: string): readonly Element[] =>
  childElements(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
const said = (element: Element, name: string): string => attribute(element, name) ?? "";
const lower = (text: string): string => text.toLowerCase();

for (const { name, model, document } of solutions) {
  const { solution, customizations, files } = document;
  const manifest = need(solution, "SolutionManifest");
  const entities = childElements(need(customizations, "Entities"));
  const bodyOf = (entity: Element): Element => need(entity, "EntityInfo", "entity");
  const own = entities.filter((entity) => childText(bodyOf(entity), "OwnershipTypeMask"));
  const columnsOf = (entity: Element) => childElements(need(bodyOf(entity), "attributes"));
  const relationships = childElements(need(customizations, "EntityRelationships"));
  const roots = childElements(need(manifest, "RootComponents"));
  const rootsOf = (type: string) =>
    roots
      .filter((root) => said(root, "type") === type)
      .map((root) => attribute(root, "schemaName") ?? said(root, "id"));
  const prefix = new RegExp(`^${model.publisher.prefix}_[A-Za-z0-9_]+$`);

  test(`5, 6: ${name}: solution.xml`, () => {
    expect(solution.attributes.map(([key]) => key)).toEqual([
      "version",
      "SolutionPackageVersion",
      "languagecode",
      "generatedBy",
      "xmlns:xsi",
    ]);
    expect(said(solution, "SolutionPackageVersion")).toBe("9.2");
    expect(said(solution, "generatedBy")).toBe("CrmLive");
    expect(names(manifest)).toEqual(
      "UniqueName LocalizedNames Descriptions Version Managed Publisher RootComponents MissingDependencies".split(
        " ",
      ),
    );
  });

  test(`7, 9: ${name}: names, version and publisher`, () => {
    expect(childText(manifest, "UniqueName")).toMatch(/^(?!.*_upgrade)[A-Za-z_][A-Za-z0-9_]*$/i);
    expect(childText(manifest, "Version")).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    const publisher = need(manifest, "Publisher");
    expect(childText(publisher, "CustomizationPrefix")).toMatch(/^(?!mscrm)[a-z][a-z0-9]{1,7}$/);
    expect(Number(childText(publisher, "CustomizationOptionValuePrefix"))).toBeGreaterThanOrEqual(
      10_000,
    );
    const addresses = childElements(need(publisher, "Addresses"));
    expect(addresses.map((address) => childElements(address).length)).toEqual([26, 26]);
  });

  test(`10, 11: ${name}: roots are the nodes, own tables whole, others' as shells`, () => {
    const sorted = (list: readonly string[]) => list.map(lower).toSorted();
    expect(rootsOf("1")).toEqual(rootsOf("1").map(lower));
    expect(sorted(rootsOf("1"))).toEqual(
      sorted(entities.map((one) => childText(one, "Name") ?? "")),
    );
    expect(sorted(rootsOf("9"))).toEqual(
      sorted(childElements(need(customizations, "optionsets")).map((one) => said(one, "Name"))),
    );
    expect(sorted(rootsOf("29"))).toEqual(
      sorted(
        childElements(need(customizations, "Workflows")).map((one) => said(one, "WorkflowId")),
      ),
    );
    expect([...new Set(roots.map((root) => said(root, "type")))].toSorted()).toEqual([
      "1",
      "20",
      "29",
      "9",
    ]);
    const shells = roots.filter((root) => said(root, "behavior") !== "0");
    expect(shells.map((root) => [said(root, "schemaName"), said(root, "behavior")])).toEqual([
      ["opportunity", "2"],
    ]);
  });

  test(`12: ${name}: only the opportunity is required of others`, () => {
    const [entry, ...more] = childElements(need(manifest, "MissingDependencies"));
    expect(more).toEqual([]);
    const required = entry && need(entry, "Required");
    expect(required && said(required, "schemaName")).toBe("opportunity");
    expect(required && said(required, "solution")).toMatch(/^msdynce_Sales \(\d+(\.\d+)+\)$/);
  });

  test(`13: ${name}: kinds in order, empty ones too`, () => {
    expect(names(customizations)).toEqual(
      "Entities Roles Workflows FieldSecurityProfiles Templates EntityMaps EntityRelationships OrganizationSettings optionsets CustomControls EntityDataProviders connectionreferences Languages".split(
        " ",
      ),
    );
  });

  test(`15, 16, 17: ${name}: columns are sorted, prefixed and named alike`, () => {
    for (const entity of entities) {
      const physical = columnsOf(entity).map((column) => said(column, "PhysicalName"));
      expect(physical.map((one) => one.toUpperCase())).toEqual(
        physical.map((one) => one.toUpperCase()).toSorted(),
      );
      expect(new Set(physical.map(lower)).size).toBe(physical.length);
      for (const column of columnsOf(entity)) {
        const logical = lower(said(column, "PhysicalName"));
        expect([childText(column, "Name"), childText(column, "LogicalName")]).toEqual([
          logical,
          logical,
        ]);
        expect(logical.length).toBeLessThanOrEqual(50);
        if (childText(column, "IsCustomField") === "1") expect(logical).toMatch(prefix);
      }
    }
  });

  test(`18, 19: ${name}: every own table has its platform columns and relationships`, () => {
    const linked = new Set(relationships.map((one) => said(one, "Name")));
    for (const entity of own) {
      const columns = columnsOf(entity);
      const schemaName = childText(entity, "Name") ?? "";
      const types = columns.map((column) => childText(column, "Type"));
      const masks = columns.map((column) => childText(column, "DisplayMask") ?? "");
      expect(types.filter((type) => type === "primarykey")).toHaveLength(1);
      expect(masks.filter((mask) => mask.includes("PrimaryName"))).toHaveLength(1);
      const physical = columns.map((column) => lower(said(column, "PhysicalName")));
      expect(physical).toContain(`${lower(schemaName)}id`);
      const byUsers = childText(bodyOf(entity), "OwnershipTypeMask") === "UserOwned";
      const [columnsThen, linksThen] = byUsers
        ? ["ownerid owningbusinessunit owningteam owninguser", "business_unit_ owner_ team_ user_"]
        : ["organizationid", "organization_"];
      const platform =
        "createdby createdon createdonbehalfby importsequencenumber modifiedby modifiedon modifiedonbehalfby overriddencreatedon statecode statuscode timezoneruleversionnumber utcconversiontimezonecode";
      expect(physical).toEqual(expect.arrayContaining(`${platform} ${columnsThen}`.split(" ")));
      const logical = lower(schemaName);
      const links = linksThen.split(" ").map((stem) => `${stem}${logical}`);
      for (const link of [...links, `lk_${logical}_createdby`, `lk_${logical}_modifiedby`]) {
        expect(linked).toContain(link);
      }
      expect(childText(bodyOf(entity), "EntitySetName")).toMatch(prefix);
    }
  });

  test(`21, 22, 23: ${name}: tails, yes and no, and choices`, () => {
    const [low, high] = [
      model.publisher.optionValuePrefix * 10_000,
      (model.publisher.optionValuePrefix + 1) * 10_000,
    ];
    for (const column of entities.flatMap(columnsOf)) {
      const type = childText(column, "Type");
      if (type === "nvarchar") {
        const max = Number(childText(column, "MaxLength"));
        expect(Number(childText(column, "Length"))).toBe(2 * max);
        expect(max).toBeLessThanOrEqual(4000);
      }
      if (type === "bit") {
        expect(all(column, "option").map((option) => said(option, "value"))).toEqual(["1", "0"]);
        expect(childText(column, "AppDefaultValue")).toMatch(/^[01]$/);
      }
      const set = childText(column, "OptionSetName");
      if (set !== undefined) expect(rootsOf("9")).toContain(set);
    }
    for (const set of childElements(need(customizations, "optionsets"))) {
      const values = all(set, "option").map((option) => Number(said(option, "value")));
      expect(new Set(values).size).toBe(values.length);
      expect(values.filter((value) => value < low || value >= high)).toEqual([]);
    }
  });

  test(`25, 26, 27: ${name}: lookups and relationships belong to each other`, () => {
    const own1 = relationships.filter((one) => childElement(one, "EntityRelationshipRoles"));
    const pairs = own1.map((one) =>
      [childText(one, "ReferencingEntityName"), childText(one, "ReferencingAttributeName")].join(
        ".",
      ),
    );
    const lookups = entities.flatMap((entity) =>
      columnsOf(entity)
        .filter(
          (column) =>
            childText(column, "Type") === "lookup" && childText(column, "IsCustomField") === "1",
        )
        .map((column) => `${childText(entity, "Name")}.${said(column, "PhysicalName")}`),
    );
    expect(pairs.toSorted()).toEqual(lookups.toSorted());
    for (const one of own1) {
      const [many, oneSide] = childElements(need(one, "EntityRelationshipRoles"));
      expect(many && childText(many, "NavigationPropertyName")).toBe(
        childText(one, "ReferencingAttributeName"),
      );
      expect(many && childText(many, "RelationshipRoleType")).toBe("1");
      expect(oneSide && childText(oneSide, "NavigationPropertyName")).toBe(said(one, "Name"));
      expect(said(one, "Name")).toMatch(prefix);
    }
  });

  test(`28, 31: ${name}: the opportunity gets columns only, every table a ribbon`, () => {
    const opportunity = entities.find((entity) => childText(entity, "Name") === "Opportunity");
    expect(opportunity && names(opportunity)).toEqual(["Name", "EntityInfo", "RibbonDiffXml"]);
    expect(opportunity && names(bodyOf(opportunity))).toEqual(["attributes"]);
    expect(entities.filter((entity) => !childElement(entity, "RibbonDiffXml"))).toEqual([]);
  });

  test(`29: ${name}: each own table has the default views once, their cells are fetched`, () => {
    const ids = entities.flatMap((entity) => all(entity, "savedqueryid").map(textOf));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^\{[0-9a-f-]{36}\}$/);
    for (const entity of own) {
      const views = all(entity, "savedquery");
      const defaults = views.filter((view) => childText(view, "CanBeDeleted") === "0");
      expect(
        defaults
          .map((view) => `${childText(view, "querytype")}${childText(view, "isdefault")}`)
          .toSorted(),
      ).toEqual(["00", "01", "11", "21", "41", "641"].toSorted());
      const columns = new Set(
        columnsOf(entity).map((column) => lower(said(column, "PhysicalName"))),
      );
      for (const view of views) {
        const fetched = all(view, "attribute").map((one) => said(one, "name"));
        expect(fetched).toEqual(
          expect.arrayContaining(all(view, "cell").map((cell) => said(cell, "name"))),
        );
        expect(fetched.filter((column) => !columns.has(column))).toEqual([]);
        const grid = need(view, "layoutxml", "grid");
        expect(attribute(grid, "object")).toBeUndefined();
        expect(columns).toContain(said(grid, "jump"));
        expect(columns).toContain(said(need(grid, "row"), "id"));
        expect(said(need(view, "fetchxml", "fetch", "entity"), "name")).toBe(
          lower(childText(entity, "Name") ?? ""),
        );
      }
    }
  });

  test(`30: ${name}: ids inside a form are unique, its controls show columns`, () => {
    for (const entity of own) {
      const columns = new Set(
        columnsOf(entity).map((column) => lower(said(column, "PhysicalName"))),
      );
      const kinds = childElementsNamed(need(entity, "FormXml"), "forms").map((one) =>
        said(one, "type"),
      );
      expect(kinds).toEqual(expect.arrayContaining(["main", "quick", "card"]));
      for (const form of all(entity, "systemform")) {
        const ids = ["tab", "section", "cell"].flatMap((kind) =>
          all(form, kind).map((one) => said(one, "id")),
        );
        expect(new Set(ids).size).toBe(ids.length);
        const shown = all(form, "control").flatMap(
          (control) => attribute(control, "datafieldname") ?? [],
        );
        expect(shown.filter((column) => !columns.has(column))).toEqual([]);
      }
    }
  });

  test(`32: ${name}: every label is in a declared language, workflows say the language first`, () => {
    const languages = childElements(need(customizations, "Languages")).map(textOf);
    const used = (element: Element): readonly string[] => [
      ...element.attributes.flatMap(([key, value]) => (key === "languagecode" ? [value] : [])),
      ...childElements(element).flatMap(used),
    ];
    expect(new Set(used(customizations))).toEqual(new Set(languages));
    const labels = all(need(customizations, "Workflows"), "LocalizedName");
    expect(new Set(labels.map(({ attributes }) => attributes[0]?.[0]))).toEqual(
      new Set(["languagecode"]),
    );
  });

  test(`33, 34, 35: ${name}: variables and references`, () => {
    const variables = files.filter(({ path }) =>
      path.startsWith("environmentvariabledefinitions/"),
    );
    expect(variables.map(({ path }) => path)).toEqual(
      model.environmentVariables
        .map(
          ({ schemaName }) =>
            `environmentvariabledefinitions/${schemaName}/environmentvariabledefinition.xml`,
        )
        .toSorted((left, right) => (left.toUpperCase() < right.toUpperCase() ? -1 : 1)),
    );
    for (const reference of childElements(need(customizations, "connectionreferences"))) {
      expect(said(reference, "connectionreferencelogicalname")).toMatch(prefix);
      expect(childText(reference, "connectorid")).toMatch(
        /^\/providers\/Microsoft\.PowerApps\/apis\/shared_/,
      );
      expect(names(reference)).not.toContain("connectionid");
    }
  });

  test(`4, 36, 37: ${name}: workflow nodes`, () => {
    for (const workflow of childElements(need(customizations, "Workflows"))) {
      const path = childText(workflow, "JsonFileName")?.slice(1);
      expect(files.map((file) => file.path)).toContain(path);
      const state = `${childText(workflow, "StateCode")}/${childText(workflow, "StatusCode")}`;
      expect(state).toMatch(/^(0\/1|1\/2)$/);
      const [label] = all(workflow, "LocalizedName");
      expect(label && said(label, "description")).toBe(said(workflow, "Name"));
      const [about] = all(workflow, "Description");
      expect(about && said(about, "description")).toBe(attribute(workflow, "Description"));
    }
  });

  test(`38, 39, 41: ${name}: flow files`, () => {
    const references = new Map(
      model.connectionReferences.map((one) => [one.logicalName, one.apiName]),
    );
    for (const { path, content } of files.filter((file) => file.path.startsWith("Workflows/"))) {
      const text = Buffer.from(content).toString("utf8");
      expect(text.startsWith("\uFEFF"), path).toBe(false);
      const { properties, schemaVersion } = JSON.parse(text);
      expect(schemaVersion).toBe("1.0.0.0");
      expect(Object.keys(properties.definition.parameters)).toEqual(
        expect.arrayContaining(["$authentication", "$connections"]),
      );
      for (const [key, used] of Object.entries<{
        connection: { connectionReferenceLogicalName: string };
        api: { name: string };
      }>(properties.connectionReferences)) {
        expect(references.get(used.connection.connectionReferenceLogicalName)).toBe(used.api.name);
        expect(text).toContain(`"connectionName": "${key}"`);
      }
    }
  });
}
