import type { Call, Expression } from "./ast.ts";

/** The way from the root to a node: argument numbers, `of` and `key`. */
export type ExpressionPath = readonly (number | "of" | "key")[];

export interface VisitedExpression {
  readonly node: Expression;
  readonly path: ExpressionPath;
  /** From the root down to the node right above. */
  readonly parents: readonly Expression[];
}

/** Every node, parents before children, in the order written. */
export function walkExpression(root: Expression): readonly VisitedExpression[] {
  const visited: VisitedExpression[] = [];
  walk(root, [], [], visited);
  return visited;
}

function walk(
  node: Expression,
  path: ExpressionPath,
  parents: readonly Expression[],
  visited: VisitedExpression[],
): void {
  visited.push({ node, path, parents });
  if (node.kind === "call") {
    const below = [...parents, node];
    node.args.forEach((argument, index) => {
      walk(argument, [...path, index], below, visited);
    });
  } else if (node.kind === "access") {
    const below = [...parents, node];
    walk(node.of, [...path, "of"], below, visited);
    walk(node.key, [...path, "key"], below, visited);
  }
}

/** Every call, in the order written: for who does not ask where it stands. */
export function visitCalls(root: Expression, visit: (call: Call) => void): void {
  if (root.kind === "call") {
    visit(root);
    for (let at = 0; at < root.args.length; at += 1) visitCalls(root.args[at] as Expression, visit);
  } else if (root.kind === "access") {
    visitCalls(root.of, visit);
    visitCalls(root.key, visit);
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
  switch (node.kind) {
    case "access":
      return { ...node, of: withBlanksBefore(node.of, before) };
    // Member by member: of an object that was spread and given one more, V8 gives each a shape of its
    // own once it optimises, and whoever reads many such nodes searches for every member.
    case "string":
      return { kind: "string", value: node.value, before };
    case "call":
      return hasOwnBlanks(node)
        ? { ...node, before }
        : { kind: "call", name: node.name, args: node.args, before };
    case "number":
    case "boolean":
    case "null":
    case "broken":
      return { ...node, before };
  }
}

const hasOwnBlanks = ({ beforeOpen, beforeCommas, beforeClose }: Call): boolean =>
  beforeOpen !== undefined || beforeCommas !== undefined || beforeClose !== undefined;
