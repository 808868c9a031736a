import type { Key } from "./access.ts";
import type { FunctionBody } from "./functions/function-table.ts";
import type { Name } from "./scope.ts";
import type { Value } from "./value.ts";

/**
 * What a node of an expression or template is made into, once: asked for its value again and again
 * by `reckon`. Data and not functions: to call a function that is known only then costs as much as
 * most nodes do. And all of one shape, `kind` and `node`: the kind of objects that differ in their
 * members is found by a search.
 */
export type Compiled =
  | Of<"literal", Value>
  | Of<"once", Once>
  | Of<"member", { readonly of: Compiled; readonly key: Key; readonly safe: boolean }>
  | Of<"computed-member", { readonly of: Compiled; readonly key: Compiled; readonly safe: boolean }>
  | Of<"named", Named>
  | Of<"call", Call>
  | Of<"if", Choosing>
  | Of<"and", Choosing>
  | Of<"or", Choosing>
  | Of<"coalesce", Choosing>
  | Of<"interpolation", readonly Compiled[]>
  | Of<"list", readonly Compiled[]>
  | Of<"record", readonly CompiledEntry[]>
  /** Why it has no value. */
  | Of<"failing", string>;

interface Of<Kind extends string, Node> {
  readonly kind: Kind;
  readonly node: Node;
}

/** Made of fixed parts, so that its value is always the same. */
interface Once {
  readonly of: Compiled;
  /** Kept when it was first asked for. */
  known: Value | undefined;
}

/** A function whose arguments are evaluated, from left to right, before it runs. */
interface Call {
  /** As it is written. */
  readonly name: string;
  readonly run: FunctionBody["run"];
  readonly operands: readonly Compiled[];
}

/** What is asked for by its name as it is written is looked up without an argument list. */
interface Named {
  readonly called: string;
  readonly ofName: NonNullable<FunctionBody["ofName"]>;
  readonly name: Name;
}

/** A function that chooses which of its operands to evaluate. */
export interface Choosing {
  readonly name: string;
  readonly operands: readonly Compiled[];
}

export interface CompiledEntry {
  /** When it is plain text, as nearly all are. */
  readonly name: string | undefined;
  readonly key: Compiled;
  readonly value: Compiled;
}

export const literal = (value: Value): Compiled => ({ kind: "literal", node: value });

/** What has no value fails when it is asked for it, not before: it may never be. */
export const failing = (message: string): Compiled => ({ kind: "failing", node: message });

/** Reckons once what is made of fixed parts. What has no value fails whenever it is asked for it. */
export const once = (of: Compiled, parts: readonly Compiled[]): Compiled =>
  parts.every(isFixed) ? { kind: "once", node: { of, known: undefined } } : of;

const isFixed = ({ kind }: Compiled): boolean => kind === "literal" || kind === "once";

export const textIn = (compiled: Compiled): string | undefined =>
  compiled.kind === "literal" && typeof compiled.node === "string" ? compiled.node : undefined;
