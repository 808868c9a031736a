import { attribute, byText, childElement, type Element, isElement, type Node } from "#foundation";

/** The lists that Microsoft's packer sorts in what it writes (solution-format.md §24.3). */
const SORTED: Readonly<Record<string, (left: Element, right: Element) => number>> = {
  RootComponents: (left, right) => byType(left, right) || byName(left, right),
  MissingDependencies: (left, right) => {
    const [one, other] = [required(left), required(right)];
    return byType(one, other) || byWord(said(one, "schemaName"), said(other, "schemaName"));
  },
  AppModuleComponents: (left, right) =>
    byType(left, right) || byWord(said(left, "schemaName"), said(right, "schemaName")),
};

/** The same tree with those lists in order. */
export function sorted(element: Element): Element {
  const children = element.children.map((child) => (isElement(child) ? sorted(child) : child));
  const compare = Object.hasOwn(SORTED, element.name) ? SORTED[element.name] : undefined;
  if (!compare) return { ...element, children };
  // What the packer sorted it also writes anew: empty lists lose their closing tag.
  const collapsed = element.collapsed || children.length === 0;
  return { ...element, children: inOrder(children, compare), collapsed };
}

const inOrder = (
  nodes: readonly Node[],
  compare: (left: Element, right: Element) => number,
): readonly Node[] => {
  const elements = nodes.filter(isElement);
  return elements.length === nodes.length ? elements.toSorted(compare) : nodes;
};

const said = (element: Element, name: string): string => attribute(element, name) ?? "";
const required = (dependency: Element): Element =>
  childElement(dependency, "Required") ?? dependency;
const byType = (left: Element, right: Element): number =>
  byWord(said(left, "type"), said(right, "type"));
const nameOf = (element: Element): string => said(element, "schemaName") || said(element, "id");
const byName = (left: Element, right: Element): number => byWord(nameOf(left), nameOf(right));

/** Ignoring case, `_` before digits before letters. */
const byWord = (left: string, right: string): number => byText(wordKey(left), wordKey(right));
const wordKey = (word: string): string => word.toLowerCase().replaceAll("_", "\u0001");
