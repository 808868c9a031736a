import { childElement, childElements, type Element, textOf } from "#foundation";
import type { SolutionDocument } from "#model";
import { attributeOf, flagIn, listIn, textIn } from "../fields.ts";
import { publisherOf, readRoots } from "../model/solution-xml.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import { judgeColumn } from "./judge-columns.ts";
import { judgeForms } from "./judge-forms.ts";
import { judgeName, judgeTwins, type Where } from "./judge-names.ts";
import { judgeStates } from "./judge-options.ts";
import { judgeViews } from "./judge-views.ts";
import { judgeWhole } from "./judge-whole-table.ts";

/** §24.8 "Tables, forms, views, ribbon". */
export function judgeTables({ solution, customizations }: SolutionDocument, notes: Notes): void {
  const whole = new Set(
    readRoots(solution).flatMap(({ type, behavior, schemaName }) =>
      type === "1" && behavior === "0" ? [schemaName.toLowerCase()] : [],
    ),
  );
  const prefix = textIn(publisherOf(solution), "CustomizationPrefix");
  const name = ["tables", prefix, ...whole].join(" ");
  notes.about(name, customizations, () => judgeEach(customizations, whole, prefix, notes));
}

/** `whole`: names, in lower case, of the tables that the solution includes as they are. */
function judgeEach(
  customizations: Element,
  whole: ReadonlySet<string>,
  prefix: string,
  notes: Notes,
): void {
  const tables = listIn(customizations, "Entities", "Entity");
  const related = new Set(
    listIn(customizations, "EntityRelationships", "EntityRelationship").map((one) =>
      `${textIn(one, "ReferencingEntityName")} ${textIn(one, "ReferencingAttributeName")}`.toLowerCase(),
    ),
  );
  const ids: PartIds = { forms: new Set(), views: new Set() };
  for (const table of tables) {
    const isWhole = whole.has(textIn(table, "Name").toLowerCase());
    judgeTable(table, isWhole, ids, notes);
    if (isWhole) judgeWhole(table, prefix, related, notes);
  }
  const names = tables.map((table) => textIn(table, "Name"));
  judgeTwins("table", names, [CUSTOMIZATIONS, "Entities"], notes);
  judgeSetNames(customizations, tables, notes);
}

/** A set of options is found by its name, whichever table it stands in (§6.1, §6.2). */
function judgeSetNames(customizations: Element, tables: readonly Element[], notes: Notes): void {
  const shared = new Map(
    listIn(customizations, "optionsets", "optionset").map((set) => {
      const name = attributeOf(set, "Name");
      return [name.toLowerCase(), name];
    }),
  );
  const owners = new Map<string, string>();
  for (const table of tables) {
    const info = childElement(table, "EntityInfo");
    const body = info && childElement(info, "entity");
    for (const column of body ? listIn(body, "attributes", "attribute") : []) {
      const owner = `${textIn(table, "Name")}.${attributeOf(column, "PhysicalName")}`;
      const place: Where = [
        CUSTOMIZATIONS,
        "Entities",
        textIn(table, "Name"),
        attributeOf(column, "PhysicalName"),
      ];
      const chosen = textIn(column, "OptionSetName");
      const meant = shared.get(chosen.toLowerCase());
      if (meant !== undefined && meant !== chosen) {
        const message = `The choice "${chosen}" is written "${meant}" where it is defined.`;
        notes.say("warning", "option", message, ...place);
      }
      const set = childElement(column, "optionset");
      const own = set && attributeOf(set, "Name").toLowerCase();
      if (!own) continue;
      const other = shared.has(own) ? "a shared choice" : owners.get(own);
      if (other !== undefined) {
        const message = `Its options are called "${own}", and so are those of ${other}.`;
        notes.say("warning", "option", message, ...place);
      }
      owners.set(own, owner);
    }
  }
}

/** An id names one form or view, whatever the table. */
interface PartIds {
  readonly forms: Set<string>;
  readonly views: Set<string>;
}

function judgeTable(table: Element, isWhole: boolean, ids: PartIds, notes: Notes): void {
  const name = textIn(table, "Name");
  const place = [CUSTOMIZATIONS, "Entities", name] as const;
  const refuse = (code: string, message: string, ...path: string[]): void =>
    notes.say("error", code, message, ...place, ...path);
  if (name === "") {
    refuse("table-name", "A table has no name.");
    return;
  }
  judgeName("table", name, place, notes);
  const info = childElement(table, "EntityInfo");
  const body = info && childElement(info, "entity");
  if (info && !body) refuse("table-body", "EntityInfo has no entity.");
  if (body && attributeOf(body, "Name") !== name) {
    refuse("table-name", `The table is also called "${attributeOf(body, "Name")}".`);
  }
  const ribbon = childElement(table, "RibbonDiffXml");
  if (!ribbon) notes.say("warning", "ribbon", "The table has no RibbonDiffXml.", ...place);
  else if (ribbon.children.length === 0) {
    notes.say("warning", "ribbon", "The table's RibbonDiffXml is empty.", ...place);
  } else judgeRibbon(ribbon, place, notes);
  const columns = body ? listIn(body, "attributes", "attribute") : [];
  for (const column of columns) judgeColumn(column, place, notes);
  judgeTwins(
    "column",
    columns.map((column) => attributeOf(column, "PhysicalName")),
    place,
    notes,
  );
  const keys = body ? listIn(body, "EntityKeys", "EntityKey") : [];
  judgeTwins(
    "key",
    keys.map((key) => textIn(key, "Name") || attributeOf(key, "Name")),
    [...place, "EntityKeys"],
    notes,
  );
  for (const key of keys) {
    const list = childElement(key, "EntityKeyAttributes");
    const names = (list ? childElements(list) : []).map((one) => textOf(one).trim());
    judgeTwins("key's column", names, [...place, "EntityKeys", textIn(key, "Name")], notes);
  }
  const types = new Map(
    columns.map((column) => [
      attributeOf(column, "PhysicalName").toLowerCase(),
      textIn(column, "Type").toLowerCase(),
    ]),
  );
  judgeMoney(columns, types, isWhole, place, notes);
  const [state, status] = ["state", "status"].map((type) =>
    columns.find((column) => textIn(column, "Type") === type),
  );
  if (state && status) judgeStates(state, status, place, notes);
  // Of a table of others an export lists the changed columns only, even where the root says "all".
  const all = isWhole && [...types.values()].includes("primarykey");
  judgeForms(table, types, all, ids.forms, place, notes);
  judgeViews(table, all ? types : undefined, ids.views, place, notes);
}

/** What stands in every ribbon, even where the table changes nothing (§4.1). */
const RIBBON = ["CustomActions", "Templates", "CommandDefinitions", "RuleDefinitions", "LocLabels"];

function judgeRibbon(ribbon: Element, place: Where, notes: Notes): void {
  const have = childElements(ribbon).map(({ name }) => name);
  if (have.includes("RibbonNotSupported")) return;
  const [absent, strange] = [
    RIBBON.filter((name) => !have.includes(name)),
    have.filter((name) => !RIBBON.includes(name)),
  ];
  if (strange.length > 0) {
    const message = `A ribbon has no ${strange.map((name) => `<${name}>`).join(", ")}.`;
    notes.say("warning", "ribbon", message, ...place, "RibbonDiffXml");
  }
  if (absent.length === 0) return;
  const message = `The ribbon lacks ${absent.join(", ")}, which every export has.`;
  notes.say("warning", "ribbon", message, ...place, "RibbonDiffXml");
}

/** Beside an amount Dataverse keeps it in the base currency (§23.24). */
function judgeMoney(
  columns: readonly Element[],
  types: ReadonlyMap<string, string>,
  isWhole: boolean,
  place: Where,
  notes: Notes,
): void {
  const isOwn = isWhole && [...types.values()].includes("primarykey");
  for (const column of columns) {
    const name = attributeOf(column, "PhysicalName").toLowerCase();
    if (types.get(name) !== "money" || !flagIn(column, "IsCustomField")) continue;
    const currency = ["transactioncurrencyid", "exchangerate"].filter((one) => !types.has(one));
    if (isOwn && currency.length > 0) {
      const message = `The table has an amount, "${name}", but lacks ${currency.join(", ")}. An upgrade takes them for deleted.`;
      notes.say("warning", "system-column", message, ...place, name);
    }
    if (name.endsWith("_base") || types.has(`${name}_base`)) continue;
    const message = `The table lacks "${name}_base", the amount in the base currency. An upgrade takes it for deleted.`;
    notes.say("warning", "system-column", message, ...place, name);
  }
}
