import { namespacesOf, stringValue, type TreeNode } from "./tree.ts";
import { callXPath } from "./xpath-functions.ts";
import { parseXPath, type XPath, type XPathStep, type XPathTest } from "./xpath-parse.ts";
import { XPathError } from "./xpath-tokens.ts";
import {
  inOrder,
  isNodes,
  numberOf,
  rootOf,
  textOfXPath,
  truthOf,
  type XPathContext,
  type XPathValue,
  type XPathWork,
} from "./xpath-value.ts";

/** A path that looks at more nodes than this is refused: hostile ones would never end. */
const MOST_NODES = 10_000_000;

/** Evaluates at the root of a document. Throws {@link XPathError}. */
export const evaluateXPath = (path: string, root: TreeNode): XPathValue =>
  evaluate(parseXPath(path), {
    node: root,
    position: 1,
    size: 1,
    work: { left: MOST_NODES, fromRoot: new Map() },
  });

export function evaluate(expression: XPath, context: XPathContext): XPathValue {
  switch (expression.kind) {
    case "number":
    case "string":
      return expression.value;
    case "call":
      return callXPath(
        expression.name,
        expression.args.map((argument) => evaluate(argument, context)),
        context,
      );
    case "minus":
      return -numberOf(evaluate(expression.of, context));
    case "binary":
      return binary(expression, context);
    case "path":
      return expression.from === "root"
        ? fromRoot(expression, context)
        : walk([context.node], expression.steps, context.work);
    case "filter": {
      const start = evaluate(expression.of, context);
      if (!isNodes(start)) throw new XPathError("only nodes can be filtered");
      const kept = filtered(start, expression.predicates, context.work);
      return walk(kept, expression.steps, context.work);
    }
  }
}

/** The same wherever it is asked, so it is asked once. */
function fromRoot(
  path: Extract<XPath, { kind: "path" }>,
  { node, work }: XPathContext,
): readonly TreeNode[] {
  const known = work.fromRoot.get(path);
  if (known) return known;
  const found = walk([rootOf(node)], path.steps, work);
  work.fromRoot.set(path, found);
  return found;
}

function binary(
  { operator, left, right }: Extract<XPath, { kind: "binary" }>,
  context: XPathContext,
): XPathValue {
  if (operator === "or")
    return truthOf(evaluate(left, context)) || truthOf(evaluate(right, context));
  if (operator === "and")
    return truthOf(evaluate(left, context)) && truthOf(evaluate(right, context));
  const [first, second] = [evaluate(left, context), evaluate(right, context)];
  switch (operator) {
    case "|":
      if (!isNodes(first) || !isNodes(second)) throw new XPathError("only nodes can be united");
      return inOrder([...first, ...second]);
    case "+":
      return numberOf(first) + numberOf(second);
    case "-":
      return numberOf(first) - numberOf(second);
    case "*":
      return numberOf(first) * numberOf(second);
    case "div":
      return numberOf(first) / numberOf(second);
    case "mod":
      return numberOf(first) % numberOf(second);
  }
  return compare(operator, first, second);
}

/** A comparison with nodes holds when it holds for one of them. */
function compare(operator: string, left: XPathValue, right: XPathValue): boolean {
  if (isNodes(left) && typeof right !== "boolean") {
    return left.some((node) => compare(operator, castLike(stringValue(node), right), right));
  }
  if (isNodes(right) && typeof left !== "boolean") {
    return right.some((node) => compare(operator, left, castLike(stringValue(node), left)));
  }
  switch (operator) {
    case "=":
      return equal(left, right);
    case "!=":
      return !equal(left, right);
    case "<":
      return numberOf(left) < numberOf(right);
    case "<=":
      return numberOf(left) <= numberOf(right);
    case ">":
      return numberOf(left) > numberOf(right);
  }
  return numberOf(left) >= numberOf(right);
}

const castLike = (text: string, other: XPathValue): XPathValue =>
  typeof other === "number" ? numberOf(text) : text;

function equal(left: XPathValue, right: XPathValue): boolean {
  if (typeof left === "boolean" || typeof right === "boolean")
    return truthOf(left) === truthOf(right);
  if (typeof left === "number" || typeof right === "number")
    return numberOf(left) === numberOf(right);
  return textOfXPath(left) === textOfXPath(right);
}

function walk(
  start: readonly TreeNode[],
  steps: readonly XPathStep[],
  work: XPathWork,
): readonly TreeNode[] {
  let nodes = inOrder(start);
  for (const { axis, test, predicates } of steps) {
    const reached = new Set<TreeNode>();
    for (const node of nodes) {
      const met = along(axis, node, work);
      work.left -= met.length + 1;
      if (work.left < 0) throw new XPathError(`it looks at more than ${MOST_NODES} nodes`);
      const found = met.filter((candidate) => passes(test, axis, candidate));
      for (const kept of filtered(found, predicates, work)) reached.add(kept);
    }
    nodes = inOrder(reached);
  }
  return nodes;
}

/** `nodes` in the order of the axis, which is what positions count in. */
function filtered(
  nodes: readonly TreeNode[],
  predicates: readonly XPath[],
  work: XPathWork,
): readonly TreeNode[] {
  let kept = nodes;
  for (const predicate of predicates) {
    const size = kept.length;
    kept = kept.filter((node, index) => {
      const value = evaluate(predicate, { node, position: index + 1, size, work });
      return typeof value === "number" ? value === index + 1 : truthOf(value);
    });
  }
  return kept;
}

function along(axis: string, node: TreeNode, work: XPathWork): readonly TreeNode[] {
  switch (axis) {
    case "self":
      return [node];
    case "child":
      return node.children;
    case "parent":
      return node.parent ? [node.parent] : [];
    case "attribute":
      return node.attributes;
    case "namespace":
      return namespacesOf(node);
    case "descendant":
      return descendants(node);
    case "descendant-or-self":
      return [node, ...descendants(node)];
    case "ancestor":
      return ancestors(node);
    case "ancestor-or-self":
      return [node, ...ancestors(node)];
    case "following-sibling":
      return siblings(node).filter(({ order }) => order > node.order);
    case "preceding-sibling":
      return siblings(node)
        .filter(({ order }) => order < node.order)
        .toReversed();
    case "following":
      return everyNode(node, work).slice(placeOf(lastIn(node).order, node, work));
    case "preceding": {
      const above = new Set(ancestors(node));
      return everyNode(node, work)
        .slice(0, placeOf(node.order - 1, node, work))
        .filter((other) => !above.has(other))
        .toReversed();
    }
  }
  throw new XPathError(`the axis '${axis}' is not supported`);
}

/** All but attributes, in the order of the document. */
function everyNode(node: TreeNode, work: XPathWork): readonly TreeNode[] {
  work.all ??= descendants(rootOf(node));
  return work.all;
}

/** How many nodes stand at or before a place in the document. */
function placeOf(order: number, node: TreeNode, work: XPathWork): number {
  const all = everyNode(node, work);
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.order ?? 0) <= order) low = middle + 1;
    else high = middle;
  }
  return low;
}

const lastIn = (node: TreeNode): TreeNode => {
  const last = node.children.at(-1);
  return last ? lastIn(last) : node;
};

const siblings = (node: TreeNode): readonly TreeNode[] =>
  node.kind === "attribute" || node.kind === "namespace" ? [] : (node.parent?.children ?? []);

const descendants = (node: TreeNode): readonly TreeNode[] =>
  node.children.flatMap((child) => [child, ...descendants(child)]);

const ancestors = (node: TreeNode): readonly TreeNode[] =>
  node.parent ? [node.parent, ...ancestors(node.parent)] : [];

function passes(test: XPathTest, axis: string, node: TreeNode): boolean {
  const principal = axis === "attribute" || axis === "namespace" ? axis : "element";
  switch (test.kind) {
    case "node":
      return true;
    case "any":
      return node.kind === principal;
    case "name":
      return node.kind === principal && node.namespace === "" && node.name === test.name;
    case "text":
    case "comment":
      return node.kind === test.kind;
    case "instruction":
      return (
        node.kind === "instruction" && (test.target === undefined || node.name === test.target)
      );
  }
}
