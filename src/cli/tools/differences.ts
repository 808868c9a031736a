import {
  atPart,
  byText,
  childElements,
  type Diagnostic,
  type Element,
  isElement,
} from "#foundation";
import type { SolutionDocument } from "#model";

/**
 * What two documents of a solution do not have in common. The order of elements and of files says
 * nothing, and neither does the difference between an empty and a collapsed element.
 */
export function differences(
  left: SolutionDocument,
  right: SolutionDocument,
): readonly Diagnostic[] {
  return [
    ...inXml("solution.xml", left.solution, right.solution),
    ...inXml("customizations.xml", left.customizations, right.customizations),
    ...inFiles(left, right),
  ];
}

function inFiles(left: SolutionDocument, right: SolutionDocument): readonly Diagnostic[] {
  const byPath = new Map(right.files.map((file) => [file.path, file.content]));
  const lost = left.files.flatMap(({ path, content }) => {
    const other = byPath.get(path);
    byPath.delete(path);
    if (!other) return [finding(path, "The file is lost.")];
    return Buffer.compare(content, other) === 0 ? [] : [finding(path, "The file has changed.")];
  });
  return [...lost, ...[...byPath.keys()].map((path) => finding(path, "The file is new."))];
}

/** The nearest elements that hold what differs. */
function inXml(part: string, left: Element, right: Element, path: string[] = []): Diagnostic[] {
  if (said(left) === said(right)) return [];
  const mine = childElements(left);
  const theirs = childElements(right);
  const unmatchedMine = unmatched(mine, theirs);
  const unmatchedTheirs = unmatched(theirs, mine);
  const [one, other] = [unmatchedMine[0], unmatchedTheirs[0]];
  if (
    unmatchedMine.length === 1 &&
    unmatchedTheirs.length === 1 &&
    one &&
    other?.name === one.name
  ) {
    return inXml(part, one, other, [...path, one.name]);
  }
  const told = [
    ...unmatchedMine.map(({ name }) =>
      finding(part, `${name} is lost or has changed.`, ...path, name),
    ),
    ...unmatchedTheirs.map(({ name }) =>
      finding(part, `${name} is new or has changed.`, ...path, name),
    ),
  ];
  return told.length > 0 ? told : [finding(part, "Text or attributes have changed.", ...path)];
}

function unmatched(some: readonly Element[], others: readonly Element[]): readonly Element[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(said(other), (left.get(said(other)) ?? 0) + 1);
  return some.filter((one) => {
    const count = left.get(said(one)) ?? 0;
    left.set(said(one), count - 1);
    return count <= 0;
  });
}

/** An element as text in which nothing depends on order. */
function said({ name, attributes, children }: Element): string {
  const own = attributes.map(([key, value]) => `${key}=${JSON.stringify(value)}`).toSorted(byText);
  const within = children
    .map((node) =>
      isElement(node) ? said(node) : typeof node === "string" ? JSON.stringify(node.trim()) : "",
    )
    .filter((text) => text !== "" && text !== '""')
    .toSorted(byText);
  return `<${name} ${own.join(" ")}>${within.join("")}</>`;
}

const finding = (part: string, message: string, ...path: readonly string[]): Diagnostic => ({
  code: "verify/different",
  severity: "error",
  message,
  at: atPart(part, ...path),
});
