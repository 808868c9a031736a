import { childElement, childElements, type Element } from "#foundation";
import type { SolutionDocument } from "#model";
import { attributeOf, guidOf, listIn, textIn } from "../fields.ts";
import { isCloudFlow } from "../model/flows.ts";
import { publisherOf, type Root, readRoots } from "../model/solution-xml.ts";
import { CUSTOMIZATIONS, type Notes, SOLUTION } from "../notes.ts";
import { OF_APPS } from "./judge-manifest.ts";

/** Kinds whose roots and parts must be the same set, by root type (§2.2). */
interface Kind {
  readonly type: string;
  readonly what: string;
  readonly keys: (document: SolutionDocument) => readonly string[];
  /** Parts that need a root; without it all do. */
  readonly needRoot?: (document: SolutionDocument) => readonly string[];
  /** Whether there is the one part of this kind that has neither name nor id: the classic site map. */
  readonly hasUnnamed?: (document: SolutionDocument) => boolean;
  /** Official tools compare the names of choices with case. */
  readonly exact?: boolean;
}

const lower = (text: string): string => text.toLowerCase();

const KINDS: readonly Kind[] = [
  {
    type: "1",
    what: "table",
    keys: ({ customizations }) =>
      listIn(customizations, "Entities", "Entity").map((one) => textIn(one, "Name")),
  },
  {
    type: "9",
    what: "choice",
    exact: true,
    keys: ({ customizations }) =>
      listIn(customizations, "optionsets", "optionset").map((one) => attributeOf(one, "Name")),
  },
  {
    type: "20",
    what: "role",
    keys: ({ customizations }) =>
      listIn(customizations, "Roles", "Role").map((one) => attributeOf(one, "id")),
  },
  {
    type: "29",
    what: "flow",
    keys: ({ customizations }) =>
      listIn(customizations, "Workflows", "Workflow").map((one) => attributeOf(one, "WorkflowId")),
    // A business rule comes with its table.
    needRoot: ({ customizations }) =>
      listIn(customizations, "Workflows", "Workflow")
        .filter(isCloudFlow)
        .map((one) => attributeOf(one, "WorkflowId")),
  },
  {
    type: "62",
    what: "site map",
    keys: ({ customizations }) =>
      listIn(customizations, "AppModuleSiteMaps", "AppModuleSiteMap").map((one) =>
        textIn(one, "SiteMapUniqueName"),
      ),
    hasUnnamed: ({ customizations }) => childElement(customizations, "SiteMap") !== undefined,
  },
  {
    type: "80",
    what: "app",
    keys: ({ customizations }) =>
      listIn(customizations, "AppModules", "AppModule").map((one) => textIn(one, "UniqueName")),
  },
];

/** Never written by exports of 9.2, or numbers that differ between organisations. */
const NEVER: ReadonlySet<string> = new Set(["2", "10", "24", "26", "380", "381"]);
const ORGANISATION_TYPE = /^1\d{4}$/;

/** §2.2, §24.7: what stands in the list of roots and what the documents hold. */
export function judgeRoots(document: SolutionDocument, notes: Notes): void {
  const roots = readRoots(document.solution);
  const place = [SOLUTION, "RootComponents"] as const;
  const seen = new Set<string>();
  for (const root of roots) {
    const name = root.schemaName || root.id;
    if (!/^\d+$/.test(root.type)) {
      notes.say("error", "root-type", `The type "${root.type}" is no number.`, ...place, name);
    }
    if (NEVER.has(root.type) || ORGANISATION_TYPE.test(root.type)) {
      const message = `A root of type ${root.type} means nothing in another organisation.`;
      notes.say("warning", "root-type", message, ...place, name);
    }
    const key = `${root.type} ${keyOf(root)}`;
    if (seen.has(key)) notes.say("error", "duplicate", "The root stands twice.", ...place, name);
    seen.add(key);
  }
  for (const kind of KINDS) compare(kind, document, roots, notes);
  judgeBehaviors(document, roots, notes);
}

/** Our own tables are shipped whole, everything that is no table too (§2.2). */
function judgeBehaviors(document: SolutionDocument, roots: readonly Root[], notes: Notes): void {
  const tables = listIn(document.customizations, "Entities", "Entity");
  const named = (fits: (table: Element) => boolean): ReadonlySet<string> =>
    new Set(tables.filter(fits).map((table) => lower(textIn(table, "Name"))));
  const own = named(isWholeTable);
  const whole = named(hasProperties);
  const prefix = lower(textIn(publisherOf(document.solution), "CustomizationPrefix"));
  for (const { type, behavior, schemaName, id } of roots) {
    const place = [SOLUTION, "RootComponents", schemaName || id] as const;
    const name = lower(schemaName);
    const isTable = type === "1";
    // Old exports leave it out, which means all.
    if (!["", "0", ...(isTable ? ["1", "2"] : [])].includes(behavior)) {
      const message = `The root has the behavior "${behavior}", which is none.`;
      notes.say("error", "root-behavior", message, ...place);
    } else if (isTable && behavior === "0" && OF_APPS.has(name)) {
      const message = `The root takes "${name}" whole, with all that its app made of it: 2 takes what is here only.`;
      notes.say("warning", "root-behavior", message, ...place);
    } else if (isTable && behavior === "2" && whole.has(name) && !own.has(name)) {
      const message = `The root says that "${name}" is a shell only, but properties of the table are here.`;
      notes.say("warning", "root-behavior", message, ...place);
    } else if (isTable && behavior === "2" && own.has(name) && name.startsWith(`${prefix}_`)) {
      const message = "The root says that the table is a shell only, and the table is there whole.";
      notes.say("warning", "root-behavior", message, ...place);
    }
  }
}

/** Children of a table that is taken as a shell (§11). */
const SHELL: ReadonlySet<string> = new Set(["attributes", "EntityKeys"]);

function hasProperties(table: Element): boolean {
  const info = childElement(table, "EntityInfo");
  const body = info && childElement(info, "entity");
  return body !== undefined && childElements(body).some(({ name }) => !SHELL.has(name));
}

function isWholeTable(table: Element): boolean {
  const info = childElement(table, "EntityInfo");
  const body = info && childElement(info, "entity");
  return body !== undefined && childElement(body, "OwnershipTypeMask") !== undefined;
}

const keyOf = ({ schemaName, id }: Root): string => guidOf(id) ?? lower(schemaName || id);

function compare(kind: Kind, document: SolutionDocument, roots: readonly Root[], notes: Notes) {
  const parts = kind.keys(document).filter((key) => key !== "");
  const normal = (key: string): string => guidOf(key) ?? (kind.exact ? key : lower(key));
  const have = new Set(parts.map(normal));
  const listed = roots.filter(({ type }) => type === kind.type);
  const wanted = new Set(listed.map(({ schemaName, id }) => normal(schemaName || id)));
  for (const part of kind.needRoot?.(document) ?? parts) {
    if (part === "" || wanted.has(normal(part))) continue;
    const message = `The ${kind.what} "${part}" is no root component.`;
    notes.say("error", "no-root", message, CUSTOMIZATIONS, part);
  }
  for (const { schemaName, id } of listed) {
    if (have.has(normal(schemaName || id))) continue;
    if (schemaName === "" && id === "" && kind.hasUnnamed?.(document)) continue;
    const message = `The root ${kind.what} "${schemaName || id}" is not in the solution.`;
    notes.say("error", "root-without-part", message, SOLUTION, "RootComponents", schemaName || id);
  }
}
