import { type Operation, optional, required, requiredText } from "../connector.ts";

type Operations = Readonly<Record<string, Operation>>;

/** A key of the row: there is one `item` for all of them. */
type InItem = `item/${string}`;

type Nested<Parameters> = {
  readonly organization: typeof requiredText;
} & {
  readonly [Key in keyof Parameters as Key extends InItem ? "item" : Key]: Key extends InItem
    ? Parameters[Key] extends { readonly required: true }
      ? typeof required
      : typeof optional
    : Parameters[Key];
};

export type WithOrganization<Of extends Operations> = {
  readonly [Name in keyof Of & string as `${Name}WithOrganization`]: {
    readonly kind: Of[Name]["kind"];
    readonly effect: Of[Name]["effect"];
    readonly parameters: Nested<Of[Name]["parameters"]>;
  };
};

/**
 * The twins of operations that name the environment they are for, by its address; they take a row as
 * one object (flow-language.md §10.2).
 */
export const withOrganization = <const Of extends Operations>(operations: Of) =>
  Object.fromEntries(
    Object.entries(operations).map(([name, { kind, effect, parameters }]) => [
      `${name}WithOrganization`,
      { kind, effect, parameters: { organization: requiredText, ...nested(parameters) } },
    ]),
  ) as unknown as WithOrganization<Of>;

const nested = (parameters: Operation["parameters"]): Operation["parameters"] =>
  Object.fromEntries(
    Object.entries(parameters).map(([key, parameter]) =>
      key.startsWith("item/")
        ? ["item", parameter.required ? required : optional]
        : [key, parameter],
    ),
  );
