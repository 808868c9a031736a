import type { Template } from "./template.ts";

/**
 * The condition of an If: an `@…` string, or objects with one key each that name a function and
 * hold its operands, e.g. `{ "and": [ { "equals": [ "@…", true ] } ] }` (flow-language.md §3.1).
 */
export type Condition =
  | { readonly kind: "expression"; readonly template: Template }
  | {
      readonly kind: "function";
      /** As written, compared without case: and, or, not, equals, greater, contains … */
      readonly name: string;
      /** `not` is written with one object instead of a list. */
      readonly operands: readonly Condition[];
      readonly single: boolean;
    };
