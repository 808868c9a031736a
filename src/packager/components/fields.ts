import { type Element, element, textElement } from "#foundation";

/** A value of `""` is `<Name></Name>`, as in exports; `undefined` is left out. */
export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One element a field, in order; yes and no are `1` and `0`. */
export function fields(said: Fields): readonly Element[] {
  const made: Element[] = [];
  for (const name of Object.keys(said)) {
    const value = said[name];
    if (value === undefined) continue;
    made.push(textElement(name, typeof value === "boolean" ? Number(value) : value));
  }
  return made;
}

/** `<Name />` */
export const empty = (name: string): Element => element(name);

/** As the platform writes ids: braced, lower case. */
export const braced = (id: string): string => `{${id}}`;
