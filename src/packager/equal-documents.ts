import { type Element, isElement } from "#foundation";
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
  if (left === right) return undefined;
  const here = (): string => `${path}/${left.name}`;
  const { attributes, children } = left;
  if (left.name !== right.name || attributes.length !== right.attributes.length) return here();
  for (let at = 0; at < attributes.length; at += 1) {
    const [ours, theirs] = [attributes[at], right.attributes[at]];
    if (ours?.[0] !== theirs?.[0] || ours?.[1] !== theirs?.[1]) return here();
  }
  if (children.length !== right.children.length) return here();
  for (let at = 0; at < children.length; at += 1) {
    const [ours, theirs] = [children[at], right.children[at]];
    if (ours === theirs) continue;
    if (ours === undefined || theirs === undefined) return here();
    if (!isElement(ours) || !isElement(theirs)) return here();
    const found = differing(ours, theirs, here());
    if (found !== undefined) return found;
  }
  return undefined;
}
