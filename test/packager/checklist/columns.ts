import { expect } from "vitest";
import { childElement, type Element, textOf } from "#foundation";
import {
  all,
  columnsOf,
  lower,
  nameOf,
  names,
  type Point,
  partsOf,
  said,
  textIn,
  words,
} from "./point.ts";

/** §5.2; the last word of a choice is its own set or a global one's name. */
const TAILS: Readonly<Record<string, readonly string[]>> = {
  nvarchar: ["Format MaxLength Length"],
  ntext: ["Format MaxLength"],
  picklist: ["AppDefaultValue optionset", "AppDefaultValue OptionSetName"],
  multiselectpicklist: ["optionset", "OptionSetName"],
  bit: ["AppDefaultValue optionset"],
  // Of several targets newer builds say the style alone (§5.2, the sample `polymorphic-lookup`).
  lookup: ["LookupStyle LookupTypes", "LookupTypes", "LookupStyle"],
  owner: ["LookupStyle LookupTypes"],
  datetime: ["Format CanChangeDateTimeBehavior Behavior"],
  money: [
    "MinValue MaxValue Accuracy AccuracySource",
    "MinValue MaxValue Accuracy AccuracySource CalculationOf",
  ],
  int: ["Format MinValue MaxValue"],
  decimal: ["MinValue MaxValue Accuracy"],
  float: ["MinValue MaxValue Accuracy"],
  state: ["optionset"],
  status: ["optionset"],
  primarykey: [""],
};
const MAX_LENGTH: Readonly<Record<string, number>> = { nvarchar: 4000, ntext: 1_048_576 };
const FORMATS: Readonly<Record<string, string>> = {
  nvarchar: "text url email phone textarea richtext",
  ntext: "text textarea richtext",
};

/** What stands between IsLocalizable and displaynames. */
const tailOf = (column: Element): string => {
  const children = names(column);
  const end = children.indexOf("displaynames");
  return children.slice(children.indexOf("IsLocalizable") + 1, end).join(" ");
};
const valuesIn = (set: Element): readonly number[] =>
  ["option", "state", "status"].flatMap((kind) =>
    all(set, kind).map((option) => Number(said(option, "value"))),
  );

export const columns: readonly Point[] = [
  {
    numbers: [21],
    says: "tails, lengths and bounds",
    holds(sample) {
      for (const column of partsOf(sample).entities.flatMap(columnsOf)) {
        const type = textIn(column, "Type");
        const name = said(column, "PhysicalName");
        expect(TAILS[type], type).toContain(tailOf(column));
        const longest = MAX_LENGTH[type];
        if (longest !== undefined) {
          const length = Number(textIn(column, "MaxLength"));
          expect(length, name).toBeGreaterThanOrEqual(1);
          expect(length, name).toBeLessThanOrEqual(longest);
          expect(words(FORMATS[type] ?? "")).toContain(textIn(column, "Format"));
          if (type === "nvarchar") expect(Number(textIn(column, "Length"))).toBe(2 * length);
        }
        if (childElement(column, "MinValue")) {
          const [least, most] = ["MinValue", "MaxValue"].map((end) => textIn(column, end));
          for (const end of [least, most]) expect(end).toMatch(/^-?\d+(\.\d+)?(E[+-]\d\d)?$/);
          expect(Number(least)).toBeLessThanOrEqual(Number(most));
        }
      }
    },
  },
  {
    numbers: [22],
    says: "yes before no, defaults that are there",
    holds(sample) {
      const { entities, choices } = partsOf(sample);
      const shared = new Map(choices.map((set) => [said(set, "Name"), set]));
      for (const column of entities.flatMap(columnsOf)) {
        const type = textIn(column, "Type");
        const set =
          childElement(column, "optionset") ?? shared.get(textIn(column, "OptionSetName"));
        const preset = Number(textIn(column, "AppDefaultValue"));
        if (type === "bit") {
          expect(set && valuesIn(set)).toEqual([1, 0]);
          expect(textIn(column, "AppDefaultValue")).toMatch(/^[01]$/);
        }
        if (type === "picklist") {
          expect(set && [-1, ...valuesIn(set)], said(column, "PhysicalName")).toContain(preset);
        }
        if (type === "multiselectpicklist") {
          expect(childElement(column, "AppDefaultValue")).toBeUndefined();
        }
      }
    },
  },
  {
    numbers: [23],
    says: "values are the publisher's and once each; sets are named after their columns",
    holds(sample) {
      const { entities, choices } = partsOf(sample);
      const from = sample.model.publisher.optionValuePrefix * 10_000;
      const ofPublisher = (set: Element): void => {
        const values = valuesIn(set);
        expect(new Set(values).size).toBe(values.length);
        expect(values.filter((value) => value < from || value >= from + 10_000)).toEqual([]);
      };
      choices.forEach(ofPublisher);
      const globals = choices.map((set) => said(set, "Name"));
      for (const entity of entities) {
        for (const column of columnsOf(entity)) {
          const set = childElement(column, "optionset");
          const type = textIn(column, "Type");
          if (set) {
            const own = `${lower(nameOf(entity))}_${textIn(column, "LogicalName")}`;
            expect(said(set, "Name")).toBe(own);
            expect(textIn(set, "OptionSetType")).toBe(
              type === "multiselectpicklist" ? "picklist" : type,
            );
            expect(new Set(valuesIn(set)).size).toBe(valuesIn(set).length);
            if (/picklist/.test(type)) ofPublisher(set);
          }
          const shared = childElement(column, "OptionSetName");
          if (shared) expect(globals).toContain(textOf(shared));
        }
      }
      for (const set of choices) {
        expect(textIn(set, "IsGlobal")).toBe("1");
        expect(said(set, "Name")).toBe(lower(said(set, "Name")));
      }
    },
  },
  {
    numbers: [24],
    says: "money brings its twin, the rate and the currency",
    holds(sample) {
      const { own, relationships } = partsOf(sample);
      const linked = relationships.map((one) => said(one, "Name"));
      for (const entity of own) {
        const found = new Map(columnsOf(entity).map((one) => [said(one, "PhysicalName"), one]));
        const money = [...found.values()].filter((one) => textIn(one, "Type") === "money");
        const twins = money.filter((one) => childElement(one, "CalculationOf"));
        const amounts = money.filter((one) => !twins.includes(one));
        expect(twins.map((one) => textIn(one, "CalculationOf")).toSorted()).toEqual(
          amounts.map((one) => said(one, "PhysicalName")).toSorted(),
        );
        for (const twin of twins) {
          expect(said(twin, "PhysicalName")).toBe(`${textIn(twin, "CalculationOf")}_Base`);
          const api = ["Update", "Read", "Create"].map((verb) =>
            textIn(twin, `ValidFor${verb}Api`),
          );
          expect([...api, textIn(twin, "IsCustomField")]).toEqual(["0", "1", "0", "1"]);
        }
        for (const name of ["ExchangeRate", "TransactionCurrencyId"]) {
          expect(found.has(name), name).toBe(amounts.length > 0);
        }
        expect(linked.includes(`TransactionCurrency_${lower(nameOf(entity))}`)).toBe(
          amounts.length > 0,
        );
      }
    },
  },
];
