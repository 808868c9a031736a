import { expect } from "vitest";
import { attribute, childElementsNamed, type Element, textOf } from "#foundation";
import {
  all,
  bodyOf,
  columnsOf,
  lower,
  nameOf,
  need,
  type Point,
  partsOf,
  said,
  textIn,
  within,
  words,
} from "./point.ts";

const BRACED = /^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/;

/** querytype, isdefault, isquickfindquery, CanBeDeleted of the kinds that a fresh table has (§8). */
const DEFAULT_VIEWS = words("0.1.0.0 0.0.0.0 1.1.0.0 2.1.0.0 4.1.1.0 64.1.0.0");
const FURTHER_VIEW = "0.0.0.1";

const logicalNamesOf = (entity: Element): ReadonlySet<string> =>
  new Set(columnsOf(entity).map((column) => textIn(column, "LogicalName")));

/** §9: which control shows which column; `Format` decides among texts. */
const CLASSES: Readonly<Record<string, string>> = {
  "nvarchar text": "4273EDBD-AC1D-40D3-9FB2-095C621B552D",
  "nvarchar phone": "4273EDBD-AC1D-40D3-9FB2-095C621B552D",
  "nvarchar textarea": "E0DECE4B-6FC8-4A8F-A065-082708572369",
  "ntext textarea": "E0DECE4B-6FC8-4A8F-A065-082708572369",
  "ntext richtext": "E0DECE4B-6FC8-4A8F-A065-082708572369",
  "nvarchar url": "71716B6C-711E-476C-8AB8-5D11542BFB47",
  "nvarchar email": "ADA2203E-B4CD-49BE-9DDF-234642B43B52",
  picklist: "3EF39988-22BB-4F0B-BBBE-64B5A3748AEE",
  multiselectpicklist: "4AA28AB7-9C13-4F57-A73D-AD894D048B5F",
  bit: "67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED",
  lookup: "270BD3DB-D9AF-4782-9025-509E298DEC0A",
  owner: "270BD3DB-D9AF-4782-9025-509E298DEC0A",
  status: "3EF39988-22BB-4F0B-BBBE-64B5A3748AEE",
  datetime: "5B773807-9FB2-42DB-97C3-7A91EFF8ADFF",
  int: "C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F",
  decimal: "C3EFE0C3-0EC6-42BE-8349-CBD9079DFD8E",
  float: "0D2C745A-E5A8-4C8F-BA63-C6D3BB604660",
  money: "533B9E00-756B-4312-95A0-DC888637AC78",
};
const SUBGRID = "E7A81278-8635-4D9E-8D4D-59480B391C5B";

const classFor = (column: Element): string => {
  const type = textIn(column, "Type");
  const found = CLASSES[type] ?? CLASSES[`${type} ${textIn(column, "Format")}`];
  if (found === undefined) throw new Error(`no control for ${type}`);
  return `{${found}}`;
};

export const viewsAndForms: readonly Point[] = [
  {
    numbers: [29],
    says: "the default views once each, made of columns that are fetched",
    holds(sample) {
      const { own, entities } = partsOf(sample);
      const ids = entities.flatMap((entity) => all(entity, "savedqueryid").map(textOf));
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(BRACED);
      for (const entity of own) {
        const views = all(entity, "savedquery");
        const kinds = views.map((view) =>
          words("querytype isdefault isquickfindquery CanBeDeleted")
            .map((name) => textIn(view, name))
            .join("."),
        );
        expect(kinds.filter((kind) => kind !== FURTHER_VIEW).toSorted()).toEqual(
          DEFAULT_VIEWS.toSorted(),
        );
        for (const view of views) expectRightView(view, entity);
      }
    },
  },
  {
    numbers: [30],
    says: "forms of every kind, their ids, controls and sub-grids",
    holds(sample) {
      const { own, entities, relationships } = partsOf(sample);
      const ids = entities.flatMap((entity) => all(entity, "formid").map(textOf));
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(BRACED);
      const links = relationships.map((one) => said(one, "Name"));
      const views = new Map(
        own.map((entity) => [lower(nameOf(entity)), all(entity, "savedqueryid").map(textOf)]),
      );
      for (const entity of own) {
        const kinds = childElementsNamed(need(entity, "FormXml"), "forms").map((one) =>
          said(one, "type"),
        );
        expect(kinds).toEqual(expect.arrayContaining(["main", "quick", "card"]));
        const quickCreate = textIn(bodyOf(entity), "IsQuickCreateEnabled") === "1";
        expect(kinds.includes("quickCreate")).toBe(quickCreate);
        const columns = new Map(
          columnsOf(entity).map((column) => [textIn(column, "LogicalName"), column]),
        );
        for (const form of all(entity, "systemform")) {
          const parts = [...within(need(form, "form"))];
          const inner = parts
            .filter(({ name }) => name !== "control")
            .flatMap((part) => attribute(part, "id") ?? []);
          for (const id of inner) expect(id).toMatch(BRACED);
          expect(new Set(inner).size).toBe(inner.length);
          const controls = parts.filter(({ name }) => name === "control");
          expect(new Set(controls.map((one) => said(one, "id"))).size).toBe(controls.length);
          for (const control of controls) {
            if (attribute(control, "indicationOfSubgrid") === "true") {
              expectRightSubgrid(control, links, views);
              continue;
            }
            const column = columns.get(said(control, "datafieldname"));
            if (!column) throw new Error(`no column ${said(control, "datafieldname")}`);
            expect(said(control, "id")).toBe(said(control, "datafieldname"));
            expect(said(control, "classid"), said(control, "id")).toBe(classFor(column));
            expect(said(control, "disabled")).toBe(
              String(textIn(column, "DisplayMask").startsWith("ReadOnlyInUI|")),
            );
          }
        }
      }
    },
  },
];

function expectRightView(view: Element, entity: Element): void {
  const columns = logicalNamesOf(entity);
  const fetched = all(view, "attribute").map((one) => said(one, "name"));
  expect(fetched).toEqual(
    expect.arrayContaining(all(view, "cell").map((cell) => said(cell, "name"))),
  );
  const used = [...all(view, "order"), ...all(view, "condition")].map((one) =>
    said(one, "attribute"),
  );
  expect([...fetched, ...used].filter((name) => !columns.has(name))).toEqual([]);
  const primary = columnsOf(entity);
  const grid = need(view, "layoutxml", "grid");
  expect(attribute(grid, "object")).toBeUndefined();
  const jump = primary.find((one) => textIn(one, "DisplayMask").includes("PrimaryName"));
  expect(said(grid, "jump")).toBe(jump && textIn(jump, "LogicalName"));
  const key = primary.find((one) => textIn(one, "Type") === "primarykey");
  expect(said(need(grid, "row"), "id")).toBe(key && textIn(key, "LogicalName"));
  expect(fetched).toContain(said(need(grid, "row"), "id"));
  expect(said(need(view, "fetchxml", "fetch", "entity"), "name")).toBe(lower(nameOf(entity)));
  const quick = all(view, "filter").filter((one) => said(one, "isquickfindfields") === "1");
  expect(quick).toHaveLength(textIn(view, "querytype") === "4" ? 1 : 0);
}

function expectRightSubgrid(
  control: Element,
  links: readonly string[],
  views: ReadonlyMap<string, readonly string[]>,
): void {
  const parameters = need(control, "parameters");
  expect(said(control, "classid")).toBe(`{${SUBGRID}}`);
  expect(links).toContain(textIn(parameters, "RelationshipName"));
  const known = views.get(textIn(parameters, "TargetEntityType")) ?? [];
  for (const name of ["ViewId", "ViewIds"]) {
    expect(known.map((id) => id.toUpperCase())).toContain(textIn(parameters, name).toUpperCase());
  }
}
