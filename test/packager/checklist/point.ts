import { attribute, childElement, childElements, childText, type Element } from "#foundation";
import type { PackageKind } from "#packager";
import type { Sample } from "../samples.ts";

/** Points of solution-format.md §23, by their numbers, as one thing to hold against a solution. */
export interface Point {
  readonly numbers: readonly number[];
  readonly says: string;
  readonly holds: (sample: Sample) => void;
}

export const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);
export const lower = (text: string): string => text.toLowerCase();

export const need = (element: Element, ...path: readonly string[]): Element =>
  path.reduce((at, name) => {
    const child = childElement(at, name);
    if (!child) throw new Error(`${at.name} has no ${name}`);
    return child;
  }, element);

export const names = (element: Element): readonly string[] =>
  childElements(element).map(({ name }) => name);

/** Every element of this name, at any depth. */
export const all = (element: Element, name: string): readonly Element[] =>
  childElements(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);

/** An element and all that is inside it. */
export function* within(element: Element): Generator<Element> {
  yield element;
  for (const child of childElements(element)) yield* within(child);
}

/** Text of a child; "" where there is none. */
export const textIn = (element: Element, name: string): string => childText(element, name) ?? "";
export const said = (element: Element, name: string): string => attribute(element, name) ?? "";

/** The documents of one kind, cut to what most points are about. */
export function partsOf({ documents, model }: Sample, kind: PackageKind = "unmanaged") {
  const { solution, customizations, files } = documents[kind];
  const manifest = need(solution, "SolutionManifest");
  const entities = childElements(need(customizations, "Entities"));
  const roots = childElements(need(manifest, "RootComponents"));
  return {
    solution,
    customizations,
    files,
    manifest,
    roots,
    rootsOf: (type: string): readonly string[] =>
      roots
        .filter((root) => said(root, "type") === type)
        .map((root) => attribute(root, "schemaName") ?? said(root, "id")),
    entities,
    own: entities.filter((entity) => textIn(bodyOf(entity), "OwnershipTypeMask") !== ""),
    relationships: childElements(need(customizations, "EntityRelationships")),
    choices: childElements(need(customizations, "optionsets")),
    workflows: childElements(need(customizations, "Workflows")),
    prefix: new RegExp(`^${model.publisher.prefix}_[A-Za-z0-9_]+$`),
  };
}

export const bodyOf = (entity: Element): Element => need(entity, "EntityInfo", "entity");
export const columnsOf = (entity: Element): readonly Element[] =>
  childElements(need(bodyOf(entity), "attributes"));
export const nameOf = (entity: Element): string => textIn(entity, "Name");

export const textOfFile = ({ content }: { readonly content: Uint8Array }): string =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
