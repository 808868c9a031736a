import { type Element, isElement } from "#foundation";
import type { SolutionDocument } from "#model";

/** Two documents that say the same. */
export interface Agreed {
  readonly left: SolutionDocument;
  readonly right: SolutionDocument;
}

/**
 * Path of the first place where two documents differ; nothing when they say the same.
 *
 * @param agreed two that are known to: what is the very same in these is not looked at again
 */
export function firstDifference(
  left: SolutionDocument,
  right: SolutionDocument,
  agreed?: Agreed,
): string | undefined {
  const [ours, theirs] = [left, right].map(({ files }) => files.map(({ path }) => path).join("\n"));
  if (ours !== theirs) return "[list of parts]";
  const index = left.files.findIndex(
    ({ content }, at) => !sameBytes(content, right.files[at]?.content ?? new Uint8Array()),
  );
  if (index >= 0) return left.files[index]?.path;
  const inSolution = differing(left.solution, right.solution);
  if (inSolution !== undefined) return `solution.xml/${inSolution}`;
  const isKnown =
    agreed?.left.customizations === left.customizations &&
    agreed.right.customizations === right.customizations;
  const inCustomizations = isKnown
    ? undefined
    : differing(left.customizations, right.customizations);
  return inCustomizations === undefined ? undefined : `customizations.xml/${inCustomizations}`;
}

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  Buffer.compare(left, right) === 0;

/** The way to the first difference, made only where there is one: there are many places to look at. */
function differing(left: Element, right: Element): string | undefined {
  if (left === right) return undefined;
  const { attributes, children } = left;
  if (left.name !== right.name || attributes.length !== right.attributes.length) return left.name;
  for (let at = 0; at < attributes.length; at += 1) {
    const ours = attributes[at];
    const theirs = right.attributes[at];
    if (ours?.[0] !== theirs?.[0] || ours?.[1] !== theirs?.[1]) return left.name;
  }
  if (children.length !== right.children.length) return left.name;
  for (let at = 0; at < children.length; at += 1) {
    const ours = children[at];
    const theirs = right.children[at];
    if (ours === theirs) continue;
    if (ours === undefined || theirs === undefined) return left.name;
    if (!isElement(ours) || !isElement(theirs)) return left.name;
    const found = differing(ours, theirs);
    if (found !== undefined) return `${left.name}/${found}`;
  }
  return undefined;
}
