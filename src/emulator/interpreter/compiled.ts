import type { FunctionBody } from "./functions/function-table.ts";
import type { Name } from "./scope.ts";
import type { Value } from "./value.ts";

/**
 * What a node of an expression or template is made into, once: asked for its value again and again
 * by `reckon`. Data and not functions: to call a function that is known only then costs as much as
 * most nodes do. And each node is one object of one shape: a run visits thousands of nodes, so that
 * it waits for memory more than for anything else, and objects that differ in their members are told
 * apart by a search.
 */
export type Compiled =
  | Node<"literal", { readonly value: Value }>
  | Node<"once", Once>
  | Node<"member", Member>
  | Node<"computed-member", ComputedMember>
  | Node<"named", Named>
  | Node<"call", Call>
  | Node<"if", Condition>
  | Node<"and", Choosing>
  | Node<"or", Choosing>
  | Node<"coalesce", Choosing>
  | Node<"interpolation", Parts>
  | Node<"list", Parts>
  | Node<"record", Entries>
  /** Says why it has no value. */
  | Node<"failing", { readonly value: string }>;

type Node<Kind extends string, Used> = Omit<Members, keyof Used | "kind"> &
  Used & { readonly kind: Kind };

/** All that nodes have; of most kinds only the few named below mean anything. */
interface Members {
  readonly kind: string;
  readonly name: unknown;
  readonly value: unknown;
  readonly run: unknown;
  readonly safe: unknown;
  readonly first: unknown;
  readonly second: unknown;
  readonly third: unknown;
  readonly parts: unknown;
}

/** Made of fixed parts, so that its value is always the same; kept when it was first asked for. */
interface Once {
  readonly first: Compiled;
  value: Value | undefined;
}

/** `first[name]`; its parts are the segments of a name with slashes. */
interface Member {
  readonly name: string;
  readonly safe: boolean;
  readonly first: Compiled;
  readonly parts: readonly string[] | undefined;
}

/** `first[second]` */
interface ComputedMember {
  readonly safe: boolean;
  readonly first: Compiled;
  readonly second: Compiled;
}

/**
 * A function whose arguments are evaluated, from left to right, before it runs. Up to three have
 * places of their own, more are parts.
 */
interface Call {
  /** As it is written. */
  readonly name: string;
  readonly run: FunctionBody["run"];
  readonly first: Compiled | undefined;
  readonly second: Compiled | undefined;
  readonly third: Compiled | undefined;
  readonly parts: readonly Compiled[] | undefined;
}

/** What is asked for by its name as it is written is looked up without an argument list. */
interface Named {
  readonly name: string;
  readonly run: NonNullable<FunctionBody["ofName"]>;
  readonly value: Name;
}

/** `if(first, second, third)` */
interface Condition {
  readonly name: string;
  readonly first: Compiled;
  readonly second: Compiled;
  readonly third: Compiled;
}

/** The first of its operands, and a node of the same kind for the others, if there are any. */
interface Choosing {
  readonly name: string;
  readonly first: Compiled;
  readonly second: ChoosingNode | undefined;
}

export type ChoosingNode = OfKind<"and" | "or" | "coalesce">;

interface Parts {
  readonly parts: readonly Compiled[];
}

/** Names, as text when they are plain text, as nearly all are; behind each its value. */
interface Entries {
  readonly parts: readonly (string | Compiled)[];
}

export type OfKind<Kind extends Compiled["kind"]> = Extract<Compiled, { readonly kind: Kind }>;
/** What a kind of node needs: of the other members nothing is known. */
type Used<Kind extends Compiled["kind"]> = {
  readonly [Member in keyof Members as Member extends "kind"
    ? never
    : unknown extends OfKind<Kind>[Member]
      ? never
      : Member]: OfKind<Kind>[Member];
};

/** A node of any kind, with all members in the same order. */
export function node<Kind extends Compiled["kind"]>(kind: Kind, used: Used<Kind>): OfKind<Kind> {
  const { name, value, run, safe, first, second, third, parts }: Partial<Members> = used;
  return { kind, name, value, run, safe, first, second, third, parts } as OfKind<Kind>;
}

export const literal = (value: Value): Compiled => node("literal", { value });

/** What has no value fails when it is asked for it, not before: it may never be. */
export const failing = (message: string): Compiled => node("failing", { value: message });

/** Reckons once what is made of fixed parts. What has no value fails whenever it is asked for it. */
export const once = (first: Compiled, parts: readonly Compiled[]): Compiled =>
  parts.every(isFixed) ? node("once", { first, value: undefined }) : first;

const isFixed = ({ kind }: Compiled): boolean => kind === "literal" || kind === "once";

export const textIn = (compiled: Compiled): string | undefined =>
  compiled.kind === "literal" && typeof compiled.value === "string" ? compiled.value : undefined;
