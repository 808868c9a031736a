/** An OData `$filter` as a tree (the part of OData 4 that Dataverse and Partner Center document). */
export type Filter =
  | { readonly kind: "and" | "or"; readonly left: Filter; readonly right: Filter }
  | { readonly kind: "not"; readonly operand: Filter }
  | {
      readonly kind: "compare";
      readonly operator: Comparison;
      readonly left: Operand;
      readonly right: Operand;
    }
  | { readonly kind: "call"; readonly name: string; readonly parameters: readonly Operand[] }
  | {
      readonly kind: "any" | "all";
      readonly path: readonly string[];
      readonly variable: string;
      readonly predicate: Filter;
    }
  /** A yes-no property standing alone. */
  | { readonly kind: "truth"; readonly operand: Operand };

export type Operand =
  | { readonly kind: "literal"; readonly value: Literal }
  /** `customerProfile/address/country` in its segments. */
  | { readonly kind: "path"; readonly path: readonly string[] }
  | {
      readonly kind: "function";
      readonly name: string;
      readonly parameters: readonly Operand[];
    };

/** GUIDs and moments stay text and say what they are. */
export type Literal =
  | null
  | boolean
  | bigint
  | number
  | string
  | { readonly kind: "guid" | "moment"; readonly text: string };

export type Comparison = "eq" | "ne" | "gt" | "ge" | "lt" | "le";

export const isComparison = (word: string): word is Comparison =>
  word === "eq" ||
  word === "ne" ||
  word === "gt" ||
  word === "ge" ||
  word === "lt" ||
  word === "le";

/** The conditions that all must hold: the parts of a chain of `and`. */
export const conjunctsOf = (filter: Filter): readonly Filter[] =>
  filter.kind === "and" ? [...conjunctsOf(filter.left), ...conjunctsOf(filter.right)] : [filter];
