import { type Element, isElement, type Node } from "#foundation";
import type { SolutionDocument } from "#model";

/** Path of the first place where two documents differ; nothing when they say the same. */
export function firstDifference(
  left: SolutionDocument,
  right: SolutionDocument,
): string | undefined {
  const [ours, theirs] = [left, right].map(({ files }) => files.map(({ path }) => path).join("\n"));
  if (ours !== theirs) return "[list of parts]";
  const index = left.files.findIndex(
    ({ content }, at) => !sameBytes(content, right.files[at]?.content ?? new Uint8Array()),
  );
  if (index >= 0) return left.files[index]?.path;
  return (
    differing(left.solution, right.solution, "solution.xml") ??
    differing(left.customizations, right.customizations, "customizations.xml")
  );
}

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  Buffer.compare(left, right) === 0;

function differing(left: Element, right: Element, path: string): string | undefined {
  const here = `${path}/${left.name}`;
  if (left.name !== right.name || left.attributes.length !== right.attributes.length) return here;
  const attributes = left.attributes.every(
    ([name, value], at) =>
      right.attributes[at]?.[0] === name && right.attributes[at]?.[1] === value,
  );
  if (!attributes || left.children.length !== right.children.length) return here;
  for (const [at, child] of left.children.entries()) {
    const other = right.children[at];
    const found = other === undefined ? here : differingNodes(child, other, here);
    if (found !== undefined) return found;
  }
  return undefined;
}

function differingNodes(left: Node, right: Node, path: string): string | undefined {
  if (isElement(left) && isElement(right)) return differing(left, right, path);
  return left === right ? undefined : path;
}
