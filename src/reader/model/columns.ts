import {
  type Column,
  type ColumnCommon,
  type LookupColumn,
  type Option,
  type RequiredLevel,
  SOURCE_TYPES,
  type TextColumn,
} from "#dataverse";
import {
  attribute,
  childElement,
  childElements,
  childElementsNamed,
  type Element,
} from "#foundation";
import { attributeOf, flagIn, labelsIn, maybeLabels, numberIn, textIn } from "../fields.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";

/** Tables a lookup points to, with the names before `@odata.bind`. */
export type LookupTargets = Readonly<Record<string, string>>;

/** One `attribute` of a table; `targets` come from the relationships. */
export function readColumn(
  element: Element,
  table: string,
  targets: LookupTargets,
  notes: Notes,
): Column {
  const schemaName = attributeOf(element, "PhysicalName") || textIn(element, "Name");
  const say = (code: string, message: string): void =>
    notes.say("info", code, message, CUSTOMIZATIONS, "Entities", table, schemaName);
  const common = commonOf(element, schemaName);
  const type = textIn(element, "Type").toLowerCase();
  const range = {
    min: numberIn(element, "MinValue", Number.MIN_SAFE_INTEGER),
    max: numberIn(element, "MaxValue", Number.MAX_SAFE_INTEGER),
  };
  const precision = numberIn(element, "Accuracy", 2);
  switch (type) {
    case "nvarchar":
      return { ...common, kind: "text", ...textTail(element, say) };
    case "ntext":
      return {
        ...common,
        kind: "memo",
        format: oneOf(textIn(element, "Format"), MEMO_FORMATS, "textarea", say),
        maxLength: numberIn(element, "MaxLength", 2000),
      };
    case "picklist": {
      const value = numberIn(element, "AppDefaultValue", -1);
      const choice = choiceOf(element);
      return {
        ...common,
        kind: "choice",
        choice,
        ...(value === -1 ? {} : { defaultValue: value }),
      };
    }
    case "multiselectpicklist":
      return { ...common, kind: "choices", choice: choiceOf(element) };
    case "bit": {
      const options = optionsOf(childElement(element, "optionset"));
      const labelOf = (value: number) =>
        options.find((option) => option.value === value)?.labels ?? {};
      const defaultValue = flagIn(element, "AppDefaultValue");
      return { ...common, kind: "yes-no", yes: labelOf(1), no: labelOf(0), defaultValue };
    }
    case "lookup":
    case "customer":
    case "owner":
      return {
        ...common,
        kind: "lookup",
        ...lookupTail(element, type, common.logicalName, targets),
      };
    case "datetime":
      return { ...common, kind: "date", ...dateTail(element) };
    case "money":
      return { ...common, kind: "money", ...range, precision };
    case "int":
      return { ...common, kind: "whole-number", ...range };
    case "decimal":
      return { ...common, kind: "decimal", ...range, precision };
    case "float":
      return { ...common, kind: "float", ...range, precision };
    case "primarykey":
      return { ...common, kind: "unique-identifier", primaryKey: true };
    case "uniqueidentifier":
      return { ...common, kind: "unique-identifier" };
    case "state":
      return { ...common, kind: "state", states: statesOf(element) };
    case "status":
      return { ...common, kind: "status", statuses: statusesOf(element) };
    default:
      say("unknown-part", `A column of type "${type}" is known by its type only.`);
      return { ...common, kind: "foreign", type };
  }
}

const LEVELS: readonly RequiredLevel[] = ["none", "recommended", "required", "systemrequired"];

function commonOf(element: Element, schemaName: string): ColumnCommon {
  const level = textIn(element, "RequiredLevel");
  const api = {
    create: flagIn(element, "ValidForCreateApi"),
    read: flagIn(element, "ValidForReadApi"),
    update: flagIn(element, "ValidForUpdateApi"),
  };
  const said = childElement(element, "ValidForUpdateApi") !== undefined;
  const sourceType = textIn(element, "SourceType");
  const source = SOURCES.find((known) => String(SOURCE_TYPES[known]) === sourceType);
  return {
    schemaName,
    logicalName: textIn(element, "LogicalName") || schemaName.toLowerCase(),
    labels: labelsIn(element, "displaynames"),
    ...maybeLabels("descriptions", labelsIn(element, "Descriptions")),
    required: LEVELS.find((known) => known === level) ?? "none",
    ...(masks(element).includes("ReadOnlyInUI") ? { readOnlyInUi: true } : {}),
    custom: flagIn(element, "IsCustomField"),
    ...(source ? { source } : {}),
    ...(said && !(api.create && api.read && api.update) ? { api } : {}),
  };
}

const SOURCES = Object.keys(SOURCE_TYPES) as readonly NonNullable<ColumnCommon["source"]>[];

const masks = (element: Element): readonly string[] => textIn(element, "DisplayMask").split("|");

type Say = (code: string, message: string) => void;

const TEXT_FORMATS = ["text", "url", "email", "phone", "textarea", "richtext"] as const;
const MEMO_FORMATS = ["text", "textarea", "richtext"] as const;

function oneOf<Known extends string>(
  text: string,
  known: readonly Known[],
  absent: Known,
  say: Say,
): Known {
  const found = known.find((one) => one === text.toLowerCase());
  if (found === undefined && text !== "") say("unknown-value", `The format "${text}" is unknown.`);
  return found ?? absent;
}

function textTail(
  element: Element,
  say: Say,
): Pick<TextColumn, "format" | "maxLength" | "primaryName" | "autoNumber"> {
  const autoNumber = textIn(element, "AutoNumberFormat");
  return {
    format: oneOf(textIn(element, "Format"), TEXT_FORMATS, "text", say),
    maxLength: numberIn(element, "MaxLength", 100),
    ...(masks(element).includes("PrimaryName") ? { primaryName: true } : {}),
    ...(autoNumber === "" ? {} : { autoNumber }),
  };
}

const DATE_BEHAVIORS = {
  "1": "user-local",
  "2": "date-only",
  "3": "time-zone-independent",
} as const;

function dateTail(element: Element) {
  const behavior = textIn(element, "Behavior");
  return {
    format: textIn(element, "Format").toLowerCase() === "date" ? "date" : "datetime",
    behavior: behavior === "2" || behavior === "3" ? DATE_BEHAVIORS[behavior] : DATE_BEHAVIORS["1"],
  } as const;
}

function lookupTail(
  element: Element,
  type: "lookup" | "customer" | "owner",
  logicalName: string,
  targets: LookupTargets,
): Pick<LookupColumn, "form" | "targets" | "navigation"> {
  if (type === "owner") {
    const navigation = { systemuser: logicalName, team: logicalName };
    return { form: "owner", targets: Object.keys(navigation), navigation };
  }
  const several =
    textIn(element, "LookupStyle") === "polymorphic" || Object.keys(targets).length > 1;
  const form = type === "customer" ? "customer" : several ? "polymorphic" : "simple";
  return { form, targets: Object.keys(targets), navigation: targets };
}

function choiceOf(element: Element) {
  const name = textIn(element, "OptionSetName");
  return name === ""
    ? ({ kind: "local-choice", options: optionsOf(childElement(element, "optionset")) } as const)
    : ({ kind: "global-choice", name } as const);
}

function optionFrom(item: Element): Option {
  const color = attributeOf(item, "Color");
  return {
    value: Number(attributeOf(item, "value")) || 0,
    labels: labelsIn(item, "labels"),
    ...maybeLabels("descriptions", labelsIn(item, "Descriptions")),
    ...(color === "" ? {} : { color }),
  };
}

/** `options` of a local or global choice. */
export function optionsOf(set: Element | undefined): readonly Option[] {
  const options = set && childElement(set, "options");
  return options ? childElementsNamed(options, "option").map(optionFrom) : [];
}

const inSet = (element: Element, list: string): readonly Element[] => {
  const set = childElement(element, "optionset");
  const found = set && childElement(set, list);
  return found ? childElements(found) : [];
};

const statesOf = (element: Element) =>
  inSet(element, "states").map((item) => ({
    ...optionFrom(item),
    defaultStatus: Number(attribute(item, "defaultstatus")) || 0,
    invariantName: attributeOf(item, "invariantname"),
  }));

const statusesOf = (element: Element) =>
  inSet(element, "statuses").map((item) => ({
    ...optionFrom(item),
    state: Number(attribute(item, "state")) || 0,
  }));
