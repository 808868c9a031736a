import fc from "fast-check";
import { expect, test } from "vitest";
import { create } from "xmlbuilder2";
import {
  type Element,
  EXPORT_STYLE,
  element,
  holdsNoXml,
  type Node,
  PACKAGER_STYLE,
  parseXml,
  printXml,
  textElement,
} from "#foundation";

const row = element("row", { id: "1" }, [
  element("cell"),
  textElement("text"),
  textElement("n", 5),
]);

test("an export has no declaration, two blanks a level, CRLF and no last line break", () => {
  expect(printXml(row, EXPORT_STYLE)).toBe(
    '<row id="1">\r\n  <cell />\r\n  <text></text>\r\n  <n>5</n>\r\n</row>',
  );
});

test("the packer's files begin with a byte order mark and a declaration", () => {
  expect(printXml(row, PACKAGER_STYLE)).toBe(
    '\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<row id="1">\n  <cell />\n  <text></text>\n  <n>5</n>\n</row>',
  );
});

test("attributes escape quotes and white space, text does not", () => {
  const printed = printXml(element("x", { a: `&<>"'\n\t\r` }, `&<>"'\t`), EXPORT_STYLE);
  expect(printed).toBe(`<x a="&amp;&lt;&gt;&quot;'&#xA;&#x9;&#xD;">&amp;&lt;&gt;"'\t</x>`);
});

test("around text nothing is put on a line of its own", () => {
  const mixed = element("p", {}, ["see ", element("b", {}, [element("i")]), " there"]);
  expect(printXml(element("doc", {}, [mixed]), EXPORT_STYLE)).toBe(
    "<doc>\r\n  <p>see <b><i /></b> there</p>\r\n</doc>",
  );
});

test("comments, CDATA and instructions are kept", () => {
  const kept: readonly Node[] = [
    { kind: "comment", text: " c " },
    { kind: "instruction", target: "t", text: "x" },
    element("a", {}, [{ kind: "cdata", text: "<&>" }]),
  ];
  expect(printXml(element("d", {}, kept), { declared: false, lineBreak: "\n" })).toBe(
    "<d>\n  <!-- c -->\n  <?t x?>\n  <a><![CDATA[<&>]]></a>\n</d>",
  );
});

test.for([
  ["plain\ttext\r\n", false],
  ["😀 beyond the first plane", false],
  ["\u0000", true],
  ["\u0001", true],
  ["\uFFFE", true],
  ["\uD800 alone", true],
] as const)("%j cannot be written: %s", ([text, expected]) => {
  expect(holdsNoXml(text)).toBe(expected);
});

const writable = fc.string({ unit: "binary", maxLength: 20 }).filter((text) => !holdsNoXml(text));
const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/);
const tree: fc.Arbitrary<Element> = fc.letrec<{ tree: Element }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc
      .tuple(name, fc.dictionary(name, writable, { maxKeys: 3 }), writable)
      .map(([tag, attributes, text]) => element(tag, attributes, text.trim() && `x${text}x`)),
    fc
      .tuple(
        name,
        fc.dictionary(name, writable, { maxKeys: 3 }),
        fc.array(tie("tree"), { maxLength: 4 }),
      )
      .map(([tag, attributes, children]) => element(tag, attributes, children)),
  ),
})).tree;

test("what an export says is read again as it was meant", () => {
  fc.assert(
    fc.property(tree, (root) => {
      expect(parseXml(printXml(root, EXPORT_STYLE), "x").value).toEqual(root);
    }),
  );
});

test("xmlbuilder2 understands the same", () => {
  const label = element("label", {
    description: 'A "b" < c & d\nzwei – drei',
    languagecode: "1031",
  });
  const read = create(printXml(element("labels", {}, [label]), EXPORT_STYLE))
    .root()
    .first();
  const node = read.node as unknown as { getAttribute(name: string): string | null };
  expect(node.getAttribute("description")).toBe('A "b" < c & d\nzwei – drei');
});
