import type { Publisher } from "#dataverse";
import {
  attribute,
  childElement,
  childElementsNamed,
  type Element,
  element,
  textOf,
} from "#foundation";
import type { MissingDependency, NeededPart, SolutionIdentity } from "#model";
import { attributeOf, labelsIn, listIn, numberIn, textIn } from "../fields.ts";
import { type Notes, SOLUTION } from "../notes.ts";

const NOTHING = element("Nothing");

export const manifestOf = (solution: Element): Element =>
  childElement(solution, "SolutionManifest") ?? NOTHING;

export const publisherOf = (solution: Element): Element =>
  childElement(manifestOf(solution), "Publisher") ?? NOTHING;

/** LCIDs of the `Languages` list, that of the exporting organisation first. */
export function languagesOf(solution: Element, customizations: Element): readonly number[] {
  const base = Number(attribute(solution, "languagecode"));
  const listed = listIn(customizations, "Languages", "Language").map((item) =>
    Number(textOf(item)),
  );
  const codes = [base, ...listed].filter((code) => Number.isInteger(code) && code > 0);
  return [...new Set(codes)];
}

export function readIdentity(solution: Element, customizations: Element): SolutionIdentity {
  const manifest = manifestOf(solution);
  return {
    uniqueName: textIn(manifest, "UniqueName"),
    labels: labelsIn(manifest, "LocalizedNames"),
    descriptions: labelsIn(manifest, "Descriptions"),
    version: textIn(manifest, "Version"),
    languages: languagesOf(solution, customizations),
  };
}

export function readPublisher(solution: Element): Publisher {
  const publisher = publisherOf(solution);
  const email = textIn(publisher, "EMailAddress");
  const website = textIn(publisher, "SupportingWebsiteUrl");
  return {
    uniqueName: textIn(publisher, "UniqueName"),
    labels: labelsIn(publisher, "LocalizedNames"),
    descriptions: labelsIn(publisher, "Descriptions"),
    ...(email === "" ? {} : { email }),
    ...(website === "" ? {} : { website }),
    prefix: textIn(publisher, "CustomizationPrefix"),
    optionValuePrefix: numberIn(publisher, "CustomizationOptionValuePrefix", 0),
  };
}

/** A `RootComponent`: a part that was added to the solution by name or id. */
export interface Root {
  readonly type: string;
  readonly schemaName: string;
  readonly id: string;
  readonly behavior: string;
}

export const readRoots = (solution: Element): readonly Root[] =>
  listIn(manifestOf(solution), "RootComponents", "RootComponent").map((root) => ({
    type: attributeOf(root, "type"),
    schemaName: attributeOf(root, "schemaName"),
    id: attributeOf(root, "id"),
    behavior: attributeOf(root, "behavior"),
  }));

const NAME_AND_VERSION = /^(.*?)\s*\(([^()]*)\)$/;

/** One entry a table and solution, and what else is needed by type and name. */
export function readDependencies(
  solution: Element,
  notes: Notes,
): { readonly tables: readonly MissingDependency[]; readonly others: readonly NeededPart[] } {
  const found = new Map<string, MissingDependency>();
  const others = new Map<string, NeededPart>();
  for (const entry of listIn(manifestOf(solution), "MissingDependencies", "MissingDependency")) {
    const [required] = childElementsNamed(entry, "Required");
    if (!required || attributeOf(required, "type") !== "1") {
      const part = required && neededPart(required);
      if (part) others.set(`${part.type} ${part.name}`, part);
      continue;
    }
    const schemaName = attributeOf(required, "schemaName");
    const [name, version] = solutionOf(required);
    const key = `${schemaName.toLowerCase()} ${name}`;
    if (found.has(key)) continue;
    const table = { schemaName, displayName: attributeOf(required, "displayName") };
    found.set(key, { table, solution: name, version });
  }
  if (others.size > 0) {
    const message = `${others.size} needed parts that are no tables are known by name only.`;
    notes.say("info", "unknown-part", message, SOLUTION, "MissingDependencies");
  }
  return { tables: [...found.values()], others: [...others.values()] };
}

/** Parts of newer kinds say their name in an attribute of their own, `id.<column>`. */
function neededPart(required: Element): NeededPart {
  const [, own] = required.attributes.find(([key]) => key.startsWith("id.")) ?? [];
  const id = attributeOf(required, "id").replace(/^\{|\}$/g, "");
  const name = own ?? (attributeOf(required, "schemaName") || id);
  const [solution] = solutionOf(required);
  return {
    type: attributeOf(required, "type"),
    name: name.toLowerCase(),
    ...(solution === "" ? {} : { solution }),
  };
}

/** Name and version, from `Sales (9.0.4.0076)`. */
function solutionOf(required: Element): readonly [name: string, version: string] {
  const said = attributeOf(required, "solution");
  const [, name = said, version = ""] = NAME_AND_VERSION.exec(said) ?? [];
  return [name, version];
}
