import type { Key } from "./access.ts";
import type { FunctionBody } from "./functions/function-table.ts";
import type { Name } from "./scope.ts";
import type { Value } from "./value.ts";

/**
 * What a node of an expression or template is made into, once: asked for its value again and again
 * by `reckon`. Data and not functions: to call a function that is known only then costs as much as
 * most nodes do.
 */
export type Compiled =
  | Literal
  | Once
  | { readonly kind: "member"; readonly of: Compiled; readonly key: Key; readonly safe: boolean }
  | {
      readonly kind: "computed-member";
      readonly of: Compiled;
      readonly key: Compiled;
      readonly safe: boolean;
    }
  | Named
  | Call
  | { readonly kind: "if"; readonly name: string; readonly operands: readonly Compiled[] }
  | {
      readonly kind: "and-or";
      readonly name: string;
      readonly operands: readonly Compiled[];
      /** What ends it: false of and(), true of or(). */
      readonly decisive: boolean;
    }
  | { readonly kind: "coalesce"; readonly operands: readonly Compiled[] }
  | { readonly kind: "interpolation"; readonly parts: readonly Compiled[] }
  | { readonly kind: "list"; readonly items: readonly Compiled[] }
  | { readonly kind: "record"; readonly entries: readonly CompiledEntry[] }
  | { readonly kind: "failing"; readonly message: string };

/** What is written as it is. */
interface Literal {
  readonly kind: "literal";
  readonly value: Value;
}

/** Made of fixed parts, so that its value is always the same. */
interface Once {
  readonly kind: "once";
  readonly of: Compiled;
  /** Kept when it was first asked for. */
  known: Value | undefined;
}

/** A function whose arguments are evaluated, from left to right, before it runs. */
interface Call {
  readonly kind: "call";
  /** As it is written. */
  readonly name: string;
  readonly run: FunctionBody["run"];
  readonly operands: readonly Compiled[];
}

/** What is asked for by its name as it is written is looked up without an argument list. */
interface Named {
  readonly kind: "named";
  readonly called: string;
  readonly ofName: NonNullable<FunctionBody["ofName"]>;
  readonly name: Name;
}

export interface CompiledEntry {
  /** When it is plain text, as nearly all are. */
  readonly name: string | undefined;
  readonly key: Compiled;
  readonly value: Compiled;
}

export const literal = (value: Value): Compiled => ({ kind: "literal", value });

/** What has no value fails when it is asked for it, not before: it may never be. */
export const failing = (message: string): Compiled => ({ kind: "failing", message });

/** Reckons once what is made of fixed parts. What has no value fails whenever it is asked for it. */
export const once = (of: Compiled, parts: readonly Compiled[]): Compiled =>
  parts.every(isFixed) ? { kind: "once", of, known: undefined } : of;

const isFixed = ({ kind }: Compiled): boolean => kind === "literal" || kind === "once";

export const textIn = (compiled: Compiled): string | undefined =>
  compiled.kind === "literal" && typeof compiled.value === "string" ? compiled.value : undefined;
