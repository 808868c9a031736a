import { expect, test } from "vitest";
import type { Column, ColumnOf, Table } from "#dataverse";
import { attribute, childElement, childElements, type Element, textOf } from "#foundation";
import { assemble, EMPTY_LOCK, type SolutionDefinition } from "#model";
import { compile } from "#packager";
import { tiny } from "../tiny/definition.ts";

const labels = { 1033: "Label" };
const named = (name: string) =>
  ({
    schemaName: `tin_${name}`,
    logicalName: `tin_${name}`,
    labels,
    required: "none",
    custom: true,
  }) as const;
const good = { value: 123_450_000, labels };
const local = { kind: "local-choice", options: [good] } as const;

function elementsOf(...columns: readonly Column[]): ReadonlyMap<string, Element> {
  const tables = tiny.tables.map((table) =>
    table.kind === "own"
      ? ({
          ...table,
          columns: {
            ...table.columns,
            ...Object.fromEntries(columns.map((column) => [column.logicalName, column])),
          },
        } as Table)
      : table,
  );
  const definition: SolutionDefinition = { ...tiny, tables };
  const { customizations } = compile(assemble(definition, EMPTY_LOCK).value.model, "managed");
  const find = (element: Element): readonly Element[] =>
    childElements(element).flatMap((child) =>
      attribute(child, "PhysicalName") ? [child] : find(child),
    );
  return new Map(find(customizations).map((one) => [attribute(one, "PhysicalName") ?? "", one]));
}

/** What stands between IsLocalizable and displaynames, as `Name=text`. */
function tailOf(element: Element | undefined): string {
  const children = element ? childElements(element) : [];
  const names = children.map(({ name }) => name);
  return children
    .slice(names.indexOf("IsLocalizable") + 1, names.indexOf("displaynames"))
    .map((child) =>
      childElements(child).length > 0 ? child.name : `${child.name}=${textOf(child)}`,
    )
    .join(" ");
}

const money: ColumnOf<"money"> = {
  ...named("price"),
  kind: "money",
  min: 0,
  max: 1e9,
  precision: 2,
};

test.for([
  [
    { ...named("a"), kind: "text", format: "url", maxLength: 350 },
    "nvarchar",
    "Format=url MaxLength=350 Length=700",
  ],
  [
    { ...named("b"), kind: "memo", format: "textarea", maxLength: 4000 },
    "ntext",
    "Format=textarea MaxLength=4000",
  ],
  [{ ...named("c"), kind: "choice", choice: local }, "picklist", "AppDefaultValue=-1 optionset"],
  [
    { ...named("d"), kind: "choice", choice: local, defaultValue: good.value },
    "picklist",
    "AppDefaultValue=123450000 optionset",
  ],
  [
    { ...named("e"), kind: "choice", choice: { kind: "global-choice", name: "tin_mood" } },
    "picklist",
    "AppDefaultValue=-1 OptionSetName=tin_mood",
  ],
  [
    { ...named("f"), kind: "choices", choice: { kind: "global-choice", name: "tin_mood" } },
    "multiselectpicklist",
    "OptionSetName=tin_mood",
  ],
  [
    { ...named("g"), kind: "yes-no", yes: labels, no: labels, defaultValue: true },
    "bit",
    "AppDefaultValue=1 optionset",
  ],
  [
    { ...named("h"), kind: "date", format: "date", behavior: "date-only" },
    "datetime",
    "Format=date CanChangeDateTimeBehavior=1 Behavior=2",
  ],
  [
    { ...named("i"), kind: "date", format: "datetime", behavior: "time-zone-independent" },
    "datetime",
    "Format=datetime CanChangeDateTimeBehavior=1 Behavior=3",
  ],
  [money, "money", "MinValue=0 MaxValue=1000000000 Accuracy=2 AccuracySource=2"],
  [
    { ...named("j"), kind: "whole-number", min: -5, max: 5 },
    "int",
    "Format=none MinValue=-5 MaxValue=5",
  ],
  [
    { ...named("k"), kind: "decimal", min: 1e-10, max: 100, precision: 10 },
    "decimal",
    "MinValue=1E-10 MaxValue=100 Accuracy=10",
  ],
  [
    { ...named("l"), kind: "float", min: 0, max: 0.5, precision: 2 },
    "float",
    "MinValue=0 MaxValue=0.5 Accuracy=2",
  ],
] as readonly (readonly [Column, string, string])[])("21: %o", ([column, type, tail]) => {
  const element = elementsOf(column).get(column.schemaName);
  expect(element && textOf(childElement(element, "Type") ?? element)).toBe(type);
  expect(tailOf(element)).toBe(tail);
});

test("22: a local choice is named after table and column", () => {
  const column: Column = { ...named("own"), kind: "choice", choice: local };
  const element = elementsOf(column).get("tin_own");
  const set = element && childElement(element, "optionset");
  expect(set && attribute(set, "Name")).toBe("tin_note_tin_own");
});

test("24: money brings its twin, the rate and the currency", () => {
  const elements = elementsOf(money);
  expect(tailOf(elements.get("tin_price_Base"))).toBe(
    "MinValue=-922337203685477 MaxValue=922337203685477 Accuracy=2 AccuracySource=2 CalculationOf=tin_price",
  );
  expect(tailOf(elements.get("ExchangeRate"))).toBe(
    "MinValue=1E-10 MaxValue=100000000000 Accuracy=12",
  );
  expect(tailOf(elements.get("TransactionCurrencyId"))).toBe("LookupStyle=single LookupTypes=");
});

test.each([
  [undefined, "0"],
  ["calculated", "1"],
  ["rollup", "2"],
  ["formula", "3"],
] as const)("what works a column out is written: %s", (source, type) => {
  const column = { ...named("count"), ...(source && { source }) };
  const number = { ...column, kind: "whole-number", format: "none", min: 0, max: 9 } as const;
  const written = elementsOf(number as Column).get("tin_count");
  expect(written && textOf(childElement(written, "SourceType") ?? written)).toBe(type);
});
