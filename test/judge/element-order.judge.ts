import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { childElements, childText, type Element } from "#foundation";
import { assemble, EMPTY_LOCK } from "#model";
import { compile } from "#packager";
import { loadProject } from "#project";
import { cosellSolution } from "../../src/solution.ts";
import { everything } from "../packager/everything.ts";
import { ownFiles } from "../project/project-files.ts";
import { tiny } from "../tiny/definition.ts";

interface Counted {
  readonly attributes: readonly { readonly name: string }[];
  readonly children: readonly { readonly name: string; readonly always: boolean }[];
}

const path = join(process.env["COSELL_REFERENCE"] ?? "", "derived/element-order.json");
const counted: Readonly<Record<string, Counted>> = JSON.parse(readFileSync(path, "utf8")).elements;

/** Which counted kinds of node an element is held against. */
function kindsOf(element: Element, parent: Element | undefined, part: string): readonly string[] {
  switch (element.name) {
    case "ImportExportXml":
      return [`${part}/ImportExportXml`];
    case "SolutionManifest":
    case "Publisher":
    case "Address":
    case "RootComponent":
      return [`solution.xml/${element.name}`];
    case "entity":
      return parent?.name !== "EntityInfo"
        ? []
        : [
            "EntityInfo/entity (all)",
            ...(childText(element, "OwnershipTypeMask")
              ? ["EntityInfo/entity (behavior 0, custom table)"]
              : []),
          ];
    case "optionset":
      return [parent?.name === "optionsets" ? "optionset (global)" : "optionset (in attribute)"];
    case "EntityRelationship":
      return [`EntityRelationship (${childText(element, "FirstEntityName") ? "N:N" : "1:N"})`];
    case "Workflow":
      return ["Workflow (cloud flow)"];
    case "attribute":
      return parent?.name === "attributes"
        ? ["attribute (any type)", `attribute (${childText(element, "Type")})`]
        : [];
    default:
      return Object.hasOwn(counted, element.name) ? [element.name] : [];
  }
}

function* all(
  element: Element,
  parent?: Element,
): Generator<readonly [Element, Element | undefined]> {
  yield [element, parent];
  for (const child of childElements(element)) yield* all(child, element);
}

const project = loadProject(ownFiles()).value;
const definitions = [
  ["tiny", tiny] as const,
  ["everything", everything] as const,
  ...(project ? [["product", cosellSolution(project)] as const] : []),
];

test.for(definitions)(
  "13: every element of the %s solution is ordered and complete as in exports",
  ([, definition]) => {
    const { solution, customizations } = compile(
      assemble(definition, EMPTY_LOCK).value.model,
      "managed",
    );
    const seen = new Set<string>();
    const wrong: string[] = [];
    for (const [part, root] of [
      ["solution.xml", solution],
      ["customizations.xml", customizations],
    ] as const) {
      for (const [element, parent] of all(root)) {
        for (const kind of kindsOf(element, parent, part)) {
          const rule = counted[kind];
          if (!rule) {
            wrong.push(`${kind}: not counted`);
            continue;
          }
          seen.add(kind);
          const order = rule.children.map(({ name }) => name);
          const names = childElements(element).map(({ name }) => name);
          const places = names.map((name) => order.indexOf(name));
          if (places.some((place, at) => place < (places[at - 1] ?? 0))) {
            wrong.push(`${kind}: ${names.join(" ")}`);
          }
          for (const { name, always } of rule.children) {
            if (always && !names.includes(name)) wrong.push(`${kind} lacks ${name}`);
          }
        }
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
  },
);

test("the product can be loaded", () => {
  expect(project).toBeDefined();
});
