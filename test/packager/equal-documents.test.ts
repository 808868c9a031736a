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
