import type { Labels } from "#dataverse";
import { attribute, childElement, childElements, childText, type Element } from "#foundation";

/** Texts by language of `<X><Y description languagecode/></X>`; empty when there is no such child. */
export function labelsIn(parent: Element, name: string): Labels {
  const list = childElement(parent, name);
  return list ? labelsOf(list) : {};
}

export function labelsOf(list: Element): Labels {
  const labels: Record<number, string> = {};
  for (const child of childElements(list)) {
    const code = Number(attribute(child, "languagecode"));
    const text = attribute(child, "description");
    if (Number.isInteger(code) && code > 0 && text !== undefined) labels[code] = text;
  }
  return labels;
}

/** `{ [field]: labels }`, or nothing when there are none. */
export const maybeLabels = <Field extends string>(
  field: Field,
  labels: Labels,
): { readonly [Key in Field]?: Labels } =>
  Object.keys(labels).length === 0 ? {} : ({ [field]: labels } as { [Key in Field]: Labels });

export const textIn = (parent: Element, name: string): string =>
  childText(parent, name)?.trim() ?? "";

/** `1` and `true` in any case. */
export const flagIn = (parent: Element, name: string): boolean =>
  /^(1|true)$/i.test(textIn(parent, name));

export function numberIn(parent: Element, name: string, absent: number): number {
  const text = textIn(parent, name);
  const value = Number(text);
  return text === "" || !Number.isFinite(value) ? absent : value;
}

export const attributeOf = (element: Element, name: string): string =>
  attribute(element, name) ?? "";

const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** Lower case without braces; `undefined` for what is no GUID. */
export const guidOf = (text: string): string | undefined =>
  GUID.exec(text.trim())?.[1]?.toLowerCase();

/** As exports write ids: lower case in braces. */
export const isCanonicalId = (text: string): boolean =>
  text === text.toLowerCase() && text.startsWith("{") && text.endsWith("}");

/** The children of a list element, e.g. all `Workflow` of `Workflows`. */
export const listIn = (parent: Element, list: string, item: string): readonly Element[] => {
  const found = childElement(parent, list);
  return found ? childElements(found).filter(({ name }) => name === item) : [];
};
