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
} from "./xpath-value.ts";

/** Evaluates at the root of a document. Throws {@link XPathError}. */
export const evaluateXPath = (path: string, root: TreeNode): XPathValue =>
  evaluate(parseXPath(path), { node: root, position: 1, size: 1 });

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
      return walk(
        [expression.from === "root" ? rootOf(context.node) : context.node],
        expression.steps,
      );
    case "filter": {
      const start = evaluate(expression.of, context);
      if (!isNodes(start)) throw new XPathError("only nodes can be filtered");
      return walk(filtered(start, expression.predicates), expression.steps);
    }
  }
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

function walk(start: readonly TreeNode[], steps: readonly XPathStep[]): readonly TreeNode[] {
  let nodes = inOrder(start);
  for (const { axis, test, predicates } of steps) {
    nodes = inOrder(
      nodes.flatMap((node) => {
        const found = along(axis, node).filter((candidate) => passes(test, axis, candidate));
        return filtered(found, predicates);
      }),
    );
  }
  return nodes;
}

/** `nodes` in the order of the axis, which is what positions count in. */
function filtered(nodes: readonly TreeNode[], predicates: readonly XPath[]): readonly TreeNode[] {
  let kept = nodes;
  for (const predicate of predicates) {
    const size = kept.length;
    kept = kept.filter((node, index) => {
      const value = evaluate(predicate, { node, position: index + 1, size });
      return typeof value === "number" ? value === index + 1 : truthOf(value);
    });
  }
  return kept;
}

function along(axis: string, node: TreeNode): readonly TreeNode[] {
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
    case "following": {
      const inside = new Set(descendants(node));
      return descendants(rootOf(node)).filter(
        (other) => other.order > node.order && !inside.has(other),
      );
    }
    case "preceding": {
      const above = new Set(ancestors(node));
      return descendants(rootOf(node))
        .filter((other) => other.order < node.order && !above.has(other))
        .toReversed();
    }
  }
  throw new XPathError(`the axis '${axis}' is not supported`);
}

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
