import { expect, test } from "vitest";
import type { Element } from "#foundation";
import { assemble, EMPTY_LOCK, type SolutionDocument } from "#model";
import { compile, firstDifference } from "#packager";
import { tiny } from "../tiny/definition.ts";

const compiled = (): SolutionDocument =>
  compile(assemble(tiny, EMPTY_LOCK).value.model, "unmanaged");
const document = compiled();

/** The document with every element of a name changed. */
const changed = (name: string, change: (element: Element) => Element): SolutionDocument => {
  const look = (element: Element): Element => {
    const inner = {
      ...element,
      children: element.children.map((child) =>
        typeof child === "object" && "name" in child ? look(child) : child,
      ),
    };
    return element.name === name ? change(inner) : inner;
  };
  return { ...document, customizations: look(document.customizations) };
};

test("a document equals itself, made twice", () => {
  expect(firstDifference(document, compiled())).toBeUndefined();
});

const [first, ...others] = document.files;
test.for([
  ["a part is missing", { ...document, files: others }, "[list of parts]"],
  [
    "a part has other bytes",
    {
      ...document,
      files: [{ path: first?.path ?? "", content: Buffer.from("{}") }, ...others],
    },
    first?.path,
  ],
  [
    "a list is in another order",
    changed("Workflows", (one) => ({ ...one, children: one.children.toReversed() })),
    "customizations.xml/ImportExportXml/Workflows/Workflow",
  ],
  [
    "an attribute has another value",
    changed("Role", (one) => ({ ...one, attributes: [["id", "x"], ...one.attributes.slice(1)] })),
    "customizations.xml/ImportExportXml/Roles/Role",
  ],
  [
    "a text has changed",
    changed("Language", (one) => ({ ...one, children: ["1036"] })),
    "customizations.xml/ImportExportXml/Languages/Language",
  ],
  [
    "a child is new",
    changed("Languages", (one) => ({ ...one, children: [...one.children, "more"] })),
    "customizations.xml/ImportExportXml/Languages",
  ],
] as const)("%s, and the place is told", ([, other, place]) => {
  expect(firstDifference(document, other)).toBe(place);
});

// The two zips of a solution share all but solution.xml.
test("of what two agreed documents share with these nothing is looked at again, and nothing else is passed over", () => {
  const read = compiled();
  const agreed = { left: document, right: read };
  const told = (left: SolutionDocument, right: SolutionDocument) =>
    firstDifference(left, right, agreed);
  expect(told({ ...document }, { ...read })).toBeUndefined();
  const { solution } = compile(assemble(tiny, EMPTY_LOCK).value.model, "managed");
  expect(told({ ...document, solution }, read)).toMatch(/^solution\.xml\/.*Managed/);
  const other = changed("Language", (one) => ({ ...one, children: ["1036"] }));
  expect(told(document, other)).toBe("customizations.xml/ImportExportXml/Languages/Language");
  expect(told(other, read)).toBe("customizations.xml/ImportExportXml/Languages/Language");
});
