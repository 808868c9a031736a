import { childElement, type Element } from "#foundation";
import { attributeOf, listIn, textIn } from "../fields.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import { judgeFlags } from "./judge-columns.ts";
import type { Where } from "./judge-names.ts";

/** Columns that Dataverse gives every table, and that exports of it always have (§4.3). */
const SYSTEM = ["createdby", "createdon", "modifiedby", "modifiedon", "statecode", "statuscode"];

/**
 * What a table that is included whole (root behavior 0) never lacks in exports (§2.2, §4, §8, §9).
 *
 * @param prefix of the publisher; a table of another publisher is exported with what was changed
 */
export function judgeWhole(table: Element, prefix: string, notes: Notes): void {
  const name = textIn(table, "Name");
  const place: Where = [CUSTOMIZATIONS, "Entities", name];
  const info = childElement(table, "EntityInfo");
  const body = info && childElement(info, "entity");
  const isOwn = prefix !== "" && name.toLowerCase().startsWith(`${prefix.toLowerCase()}_`);
  if (!body || !childElement(body, "OwnershipTypeMask")) {
    if (!isOwn) return;
    const message = "The table is included whole, but its properties are missing.";
    notes.say("error", "table-body", message, ...place);
    return;
  }
  const lists = [
    ["no-forms", "FormXml", "forms"],
    ["no-views", "SavedQueries", "views"],
  ] as const;
  for (const [code, list, what] of lists) {
    // Absent it is allowed; empty it is what remains of a lost folder (§24.8).
    if (childElement(table, list)?.children.length !== 0) continue;
    notes.say("warning", code, `The table is included whole, but its ${what} are gone.`, ...place);
  }
  judgeFlags(body, place, notes);
  if (isOwn) judgeOwn(body, place, notes);
}

function judgeOwn(body: Element, place: Where, notes: Notes): void {
  const columns = listIn(body, "attributes", "attribute");
  const keys = columns.filter((column) => textIn(column, "Type") === "primarykey");
  if (keys.length > 1) {
    const message = `The table has ${keys.length} primary keys instead of one.`;
    notes.say("error", "primary-column", message, ...place);
  } else if (keys.length === 0) {
    // So exports write a table of another solution of the house: what was changed.
    const message = "The table has no primary key: the import works only where it exists already.";
    notes.say("warning", "primary-column", message, ...place);
    return;
  }
  const names = columns.filter((column) =>
    textIn(column, "DisplayMask").split("|").includes("PrimaryName"),
  );
  if (names.length > 1) {
    const message = `The table has ${names.length} columns that name its rows instead of one.`;
    notes.say("error", "primary-column", message, ...place);
  } else if (names.length === 0) {
    notes.say(
      "warning",
      "primary-column",
      "The table has no column that names its rows.",
      ...place,
    );
  }
  if (textIn(body, "EntitySetName") === "") {
    const message = "The table does not say the name of its set.";
    notes.say("warning", "table-body", message, ...place);
  }
  // Rows of a virtual or elastic table lie elsewhere.
  if (textIn(body, "DataProviderId") !== "") return;
  const have = new Set(columns.map((column) => attributeOf(column, "PhysicalName").toLowerCase()));
  const owner = textIn(body, "OwnershipTypeMask") === "UserOwned" ? ["ownerid"] : [];
  const missing = [...SYSTEM, ...owner].filter((column) => !have.has(column));
  if (missing.length > 0) {
    const message = `The table lacks columns that Dataverse gives each: ${missing.join(", ")}. An upgrade takes them for deleted.`;
    notes.say("warning", "system-column", message, ...place);
  }
}
