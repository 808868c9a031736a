import { floatText } from "../float-text.ts";
import { stringValue, type TreeNode } from "./tree.ts";

export type XPathValue = number | string | boolean | readonly TreeNode[];

/** What one evaluation may still look at, and what it has found that is the same everywhere. */
export interface XPathWork {
  left: number;
  all?: readonly TreeNode[];
  readonly fromRoot: Map<object, readonly TreeNode[]>;
}

export interface XPathContext {
  readonly work: XPathWork;
  readonly node: TreeNode;
  readonly position: number;
  readonly size: number;
}

export const rootOf = (node: TreeNode): TreeNode => (node.parent ? rootOf(node.parent) : node);

export const inOrder = (nodes: Iterable<TreeNode>): readonly TreeNode[] =>
  [...new Set(nodes)].sort((left, right) => left.order - right.order);

export const isNodes = (value: XPathValue): value is readonly TreeNode[] => Array.isArray(value);

export function textOfXPath(value: XPathValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return floatText(value);
  if (typeof value === "boolean") return String(value);
  const [first] = value;
  return first ? stringValue(first) : "";
}

export function numberOf(value: XPathValue): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  const text = textOfXPath(value).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

export function truthOf(value: XPathValue): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0 && !Number.isNaN(value);
  return value.length > 0;
}
