import {
  type AlternateKey,
  type Column,
  type Form,
  type Relationship,
  standardTables,
  type View,
} from "#dataverse";
import { attribute, childElement, childElements, type Element, textOf } from "#foundation";
import type { MissingDependency, TableComponent } from "#model";
import { attributeOf, flagIn, labelsIn, listIn, maybeLabels, textIn } from "../fields.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import type { LookupTargets } from "./columns.ts";
import { readColumn } from "./columns.ts";
import { readForms } from "./forms.ts";
import { lookupKey } from "./relationships.ts";
import { readViews } from "./views.ts";

export interface TableContext {
  readonly relationships: readonly Relationship[];
  readonly targets: ReadonlyMap<string, LookupTargets>;
  readonly dependencies: readonly MissingDependency[];
  /** Behavior of the table's root; absent when it has none. */
  readonly behaviors: ReadonlyMap<string, string>;
  readonly languages: readonly number[];
  readonly notes: Notes;
}

/** An `Entity`; `undefined` when it has no name. */
export function readTable(entity: Element, context: TableContext): TableComponent | undefined {
  const { notes } = context;
  const schemaName = textIn(entity, "Name");
  if (schemaName === "") return undefined;
  const info = childElement(entity, "EntityInfo");
  const body = info && childElement(info, "entity");
  const logicalName = schemaName.toLowerCase();
  const columns = readColumns(body, schemaName, logicalName, context);
  const relationships = context.relationships.filter(
    (one) => manySideOf(one).toLowerCase() === logicalName,
  );
  const introducedVersion = body ? textIn(body, "IntroducedVersion") : "";
  const views = readViews(entity, schemaName, notes);
  const forms =
    body && flagIn(body, "IsBPFEntity")
      ? formsOfProcess(entity, schemaName, notes)
      : readForms(entity, schemaName, notes);
  if (childElement(entity, "Visualizations")?.children.length) {
    const message = "The table's charts are carried unread.";
    notes.say("info", "unknown-part", message, CUSTOMIZATIONS, "Entities", schemaName);
  }
  const known = knownTable(logicalName);
  const all = Object.values(columns);
  const names = {
    schemaName,
    logicalName,
    columns,
    setName: (body && textIn(body, "EntitySetName")) || known?.setName || "",
    primaryId:
      all.find((one) => one.kind === "unique-identifier" && one.primaryKey)?.logicalName ??
      known?.primaryId ??
      `${logicalName}id`,
    primaryName:
      all.find((one) => one.kind === "text" && one.primaryName)?.logicalName ??
      known?.primaryName ??
      "",
    relationships,
  };
  const behavior = context.behaviors.get(logicalName);
  // Of a table of others an export lists the changed columns only, even where the root says "all".
  const whole =
    body !== undefined &&
    textIn(body, "OwnershipTypeMask") !== "" &&
    all.some((one) => one.kind === "unique-identifier" && one.primaryKey);
  const keys = body ? listIn(body, "EntityKeys", "EntityKey").map(readKey) : [];
  if (!body || !whole || (behavior !== undefined && behavior !== "0")) {
    return {
      ...names,
      ...extensionOf(entity, schemaName, { views, forms }, context),
      ...(keys.length > 0 && { keys }),
      introducedVersion,
    };
  }
  return {
    ...names,
    kind: "own",
    labels: labelsIn(body, "LocalizedNames"),
    pluralLabels: labelsIn(body, "LocalizedCollectionNames"),
    ...maybeLabels("descriptions", labelsIn(body, "Descriptions")),
    ownership: textIn(body, "OwnershipTypeMask") === "OrgOwned" ? "organization" : "user",
    quickCreate: flagIn(body, "IsQuickCreateEnabled"),
    changeTracking: flagIn(body, "ChangeTrackingEnabled"),
    ...(flagIn(body, "IsAuditEnabled") ? { audited: true } : {}),
    keys,
    views: [...views.keys()],
    forms: [...forms.keys()],
    formIds: forms,
    viewIds: views,
    introducedVersion,
  };
}

/** The form of a business process shows columns of the tables that the process leads through. */
function formsOfProcess(entity: Element, table: string, notes: Notes): ReadonlyMap<Form, string> {
  if (childElement(entity, "FormXml")?.children.length) {
    const message = "The forms of a business process are carried unread.";
    notes.say("info", "unknown-part", message, CUSTOMIZATIONS, "Entities", table);
  }
  return new Map();
}

const manySideOf = (one: Relationship): string =>
  one.kind === "one-to-many" ? one.many : one.first;

const knownTable = (logicalName: string) =>
  Object.values(standardTables).find(
    (one) => "kind" in one && one.kind === "standard" && one.logicalName === logicalName,
  );

function extensionOf(
  entity: Element,
  schemaName: string,
  { views, forms }: { views: ReadonlyMap<View, string>; forms: ReadonlyMap<Form, string> },
  { notes, dependencies, languages }: TableContext,
) {
  if (forms.size > 0) {
    const message = "Forms of a table of others are carried unread.";
    notes.say("info", "unknown-part", message, CUSTOMIZATIONS, "Entities", schemaName);
  }
  const name = childElement(entity, "Name");
  const label = name && attribute(name, "LocalizedName");
  const [base] = languages;
  const from = dependencies.find(
    ({ table }) => table.schemaName.toLowerCase() === schemaName.toLowerCase(),
  );
  return {
    kind: "extension" as const,
    labels: label && base !== undefined ? { [base]: label } : {},
    ...(from ? { from: { solution: from.solution, version: from.version } } : {}),
    ...(views.size > 0 ? { views: [...views.keys()] } : {}),
    formIds: new Map(),
    viewIds: views,
  };
}

function readColumns(
  body: Element | undefined,
  schemaName: string,
  logicalName: string,
  { targets, notes }: TableContext,
): Readonly<Record<string, Column>> {
  const columns = (body ? listIn(body, "attributes", "attribute") : [])
    .filter((element) => attributeOf(element, "PhysicalName") !== "")
    .map((element) => {
      const pointsTo = targets.get(lookupKey(logicalName, attributeOf(element, "PhysicalName")));
      return readColumn(element, schemaName, pointsTo ?? {}, notes);
    });
  return Object.fromEntries(columns.map((column) => [column.logicalName, column]));
}

const readKey = (element: Element): AlternateKey => {
  const columns = childElement(element, "EntityKeyAttributes");
  return {
    schemaName: textIn(element, "Name") || attributeOf(element, "Name"),
    labels: labelsIn(element, "displaynames"),
    columns: (columns ? childElements(columns) : []).map((column) => textOf(column).trim()),
  };
};
