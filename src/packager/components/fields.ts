import { type Element, element, textElement } from "#foundation";

/** A value of `""` is `<Name></Name>`, as in exports; `undefined` is left out. */
export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One element a field, in order; yes and no are `1` and `0`. */
export const fields = (said: Fields): readonly Element[] =>
  Object.entries(said).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [textElement(name, typeof value === "boolean" ? Number(value) : value)],
  );

/** `<Name />` */
export const empty = (name: string): Element => element(name);

/** As the platform writes ids: braced, lower case. */
export const braced = (id: string): string => `{${id}}`;
