import { by, type Element, isElement, textOf } from "#foundation";
import type { SolutionDocument } from "#model";

/**
 * Whether two solutions bring the same, also in what is carried unread; for zips of one kind. What
 * exports of one and the same solution may say otherwise is left out: the organisation they come from,
 * versions that brought a part, the order of parts, and flows, which are compared as they are
 * understood.
 */
export function hasSameContent(left: SolutionDocument, right: SolutionDocument): boolean {
  if (filesOf(left) !== filesOf(right)) return false;
  if (childrenOf(left.customizations) !== childrenOf(right.customizations)) return false;
  return childrenOf(left.solution) === childrenOf(right.solution);
}

const filesOf = ({ files }: SolutionDocument): string =>
  files
    .filter(({ path }) => !/^(?:Workflows|environmentvariabledefinitions)\//i.test(path))
    .toSorted(by(({ path }) => path))
    .map(({ path, content }) => `${path}\0${Buffer.from(content).toString("latin1")}`)
    .join("\0");

/** Beside what an export makes anew each time. */
const LEFT_OUT: ReadonlySet<string> = new Set(["IntroducedVersion", "Version", "Managed"]);

const childrenOf = (element: Element): string => {
  const children = element.children
    .flatMap((child) => (isElement(child) && !LEFT_OUT.has(child.name) ? [canonical(child)] : []))
    .toSorted();
  return children.length > 0 ? children.join("") : textOf(element).trim();
};

/** Divided by characters that XML cannot hold: quoted text would be quoted again at every level. */
const canonical = (element: Element): string => {
  const said = element.attributes
    .toSorted(by(([key]) => key))
    .map(([key, value]) => `${key}\x01${value}`);
  return `\x02${[element.name, ...said].join("\x03")}\x04${childrenOf(element)}\x05`;
};
