import type { Expression } from "./ast.ts";

/** The way from the root to a node: argument numbers, `of` and `key`. */
export type ExpressionPath = readonly (number | "of" | "key")[];

export interface VisitedExpression {
  readonly node: Expression;
  readonly path: ExpressionPath;
  /** From the root down to the node right above. */
  readonly parents: readonly Expression[];
}

/** Every node, parents before children, in the order written. */
export function* walkExpression(root: Expression): Generator<VisitedExpression> {
  yield* walk(root, [], []);
}

function* walk(
  node: Expression,
  path: ExpressionPath,
  parents: readonly Expression[],
): Generator<VisitedExpression> {
  yield { node, path, parents };
  if (node.kind === "call") {
    const below = [...parents, node];
    for (const [index, argument] of node.args.entries()) {
      yield* walk(argument, [...path, index], below);
    }
  } else if (node.kind === "access") {
    const below = [...parents, node];
    yield* walk(node.of, [...path, "of"], below);
    yield* walk(node.key, [...path, "key"], below);
  }
}

/**
 * The same tree with another node at `path`; everything else stays the very same node. The new node
 * takes over the blanks before the old one, unless it brings its own. A path that leads nowhere
 * changes nothing.
 */
export function replaceExpression(
  root: Expression,
  path: ExpressionPath,
  replacement: Expression,
): Expression {
  const [step, ...rest] = path;
  if (step === undefined) return withBlanksBefore(replacement, blanksBefore(root));
  if (root.kind === "call" && typeof step === "number") {
    const argument = root.args[step];
    if (argument === undefined) return root;
    return { ...root, args: root.args.with(step, replaceExpression(argument, rest, replacement)) };
  }
  if (root.kind === "access" && (step === "of" || step === "key")) {
    return { ...root, [step]: replaceExpression(root[step], rest, replacement) };
  }
  return root;
}

const blanksBefore = (node: Expression): string | undefined =>
  node.kind === "access" ? blanksBefore(node.of) : node.before;

/** The node with blanks before its first token, unless it brings its own. */
export function withBlanksBefore(node: Expression, before: string | undefined): Expression {
  if (before === undefined || blanksBefore(node) !== undefined) return node;
  return node.kind === "access"
    ? { ...node, of: withBlanksBefore(node.of, before) }
    : { ...node, before };
}
