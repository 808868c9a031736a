import { childElement, type Element } from "#foundation";
import { attributeOf, flagIn, listIn, textIn } from "../fields.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";
import { judgeDefaultParts } from "./judge-default-parts.ts";
import type { Where } from "./judge-names.ts";

/** Columns that Dataverse gives every table, and that exports of it always have (§4.3). */
const SYSTEM = [
  ...["createdby", "createdon", "createdonbehalfby", "importsequencenumber", "modifiedby"],
  ...["modifiedon", "modifiedonbehalfby", "overriddencreatedon", "statecode", "statuscode"],
  ...["timezoneruleversionnumber", "utcconversiontimezonecode"],
];
/** And by who owns its rows. */
const OWNED: Readonly<Record<string, readonly string[]>> = {
  UserOwned: ["ownerid", "owningbusinessunit", "owningteam", "owninguser"],
  OrgOwned: ["organizationid"],
};
/** Those of them that Dataverse relates to their table (§4.4). */
const RELATED: ReadonlySet<string> = new Set([
  ...["createdby", "modifiedby", "ownerid", "owningbusinessunit", "owningteam", "owninguser"],
  "organizationid",
]);

/**
 * What a table that is included whole (root behavior 0) never lacks in exports (§2.2, §4, §8, §9).
 *
 * @param prefix of the publisher; a table of another publisher is exported with what was changed
 * @param related tables with their columns that have a relationship, in lower case
 */
export function judgeWhole(
  table: Element,
  prefix: string,
  related: ReadonlySet<string>,
  notes: Notes,
): void {
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
  if (!isOwn) return;
  judgeOwn(body, name.toLowerCase(), related, place, notes);
  judgeDefaultParts(table, body, place, notes);
}

function judgeOwn(
  body: Element,
  name: string,
  related: ReadonlySet<string>,
  place: Where,
  notes: Notes,
): void {
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
  const titles = columns.filter((column) =>
    textIn(column, "DisplayMask").split("|").includes("PrimaryName"),
  );
  if (titles.length > 1) {
    const message = `The table has ${titles.length} columns that name its rows instead of one.`;
    notes.say("error", "primary-column", message, ...place);
  } else if (titles.length === 0) {
    notes.say(
      "warning",
      "primary-column",
      "The table has no column that names its rows.",
      ...place,
    );
  }
  const title = titles.find((column) => !/^n(?:varchar|text)$/.test(textIn(column, "Type")));
  if (title) {
    const message = `"${attributeOf(title, "PhysicalName")}" names the rows, but is no text.`;
    notes.say("error", "primary-column", message, ...place);
  }
  if (textIn(body, "EntitySetName") === "") {
    const message = "The table does not say the name of its set.";
    notes.say("warning", "table-body", message, ...place);
  }
  const nameless = ["LocalizedNames", "LocalizedCollectionNames"].filter(
    (list) => !childElement(body, list)?.children.length,
  );
  if (nameless.length > 0) {
    const message = `The table has no name for people: ${nameless.join(", ")}.`;
    notes.say("warning", "table-body", message, ...place);
  }
  // Rows of a virtual or elastic table lie elsewhere; activities and processes have columns of their own.
  if (textIn(body, "DataProviderId") !== "") return;
  if (flagIn(body, "IsActivity") || flagIn(body, "IsBPFEntity")) return;
  const have = new Set(columns.map((column) => attributeOf(column, "PhysicalName").toLowerCase()));
  const ownership = textIn(body, "OwnershipTypeMask");
  const owned = (Object.hasOwn(OWNED, ownership) ? OWNED[ownership] : undefined) ?? [];
  const system = [...SYSTEM, ...owned];
  const missing = system.filter((column) => !have.has(column));
  if (missing.length > 0) {
    const message = `The table lacks columns that Dataverse gives each: ${missing.join(", ")}. An upgrade takes them for deleted.`;
    notes.say("warning", "system-column", message, ...place);
  }
  if (ownership === "OrgOwned" && have.has("ownerid")) {
    const message = "The organisation owns the rows, but the table has the column ownerid.";
    notes.say("warning", "system-column", message, ...place);
  }
  const alone = system.filter(
    (column) => RELATED.has(column) && have.has(column) && !related.has(`${name} ${column}`),
  );
  if (alone.length > 0) {
    const message = `The table lacks relationships that Dataverse gives each: those of ${alone.join(", ")}.`;
    notes.say("warning", "system-relationship", message, ...place);
  }
}
