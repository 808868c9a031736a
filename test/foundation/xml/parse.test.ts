import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeXml, type Element, element, parseXml, XML_LIMITS } from "#foundation";

const rootOf = (text: string): Element | undefined => parseXml(text, "a.xml").value;

test("what a round trip needs is kept", () => {
  const text = [
    '\ufeff<?xml version="1.0" encoding="utf-8"?>',
    '<r z="1" a="&lt;&#xA;&quot;&amp;" xmlns:x="u">',
    "  <!-- note --><short /><long></long>",
    "  <x:t> edge \r\n two </x:t><![CDATA[<raw>]]><?target body?>",
    "</r>",
  ].join("\r\n");
  expect(parseXml(text, "a.xml")).toEqual({
    diagnostics: [],
    value: {
      name: "r",
      attributes: [
        ["z", "1"],
        ["a", '<\n"&'],
        ["xmlns:x", "u"],
      ],
      collapsed: false,
      children: [
        { kind: "comment", text: " note " },
        { name: "short", attributes: [], children: [], collapsed: true },
        { name: "long", attributes: [], children: [], collapsed: false },
        { name: "x:t", attributes: [], children: [" edge \n two "], collapsed: false },
        { kind: "cdata", text: "<raw>" },
        { kind: "instruction", target: "target", text: "body" },
      ],
    },
  });
});

test("blanks between elements are kept where xml:space asks for them", () => {
  expect(rootOf("<a> <b/> </a>")?.children).toEqual([element("b")]);
  expect(rootOf('<a xml:space="preserve"> <b/></a>')?.children).toEqual([" ", element("b")]);
  expect(
    rootOf('<a xml:space="preserve"><b xml:space="default"> <c/></b></a>')?.children,
  ).toMatchObject([{ children: [element("c")] }]);
});

test.each([
  ["nothing", "", "xml/not-well-formed"],
  ["text alone", "hello", "xml/not-well-formed"],
  ["an open element", "<a><b></b>", "xml/not-well-formed"],
  ["a wrong end", "<a></b>", "xml/not-well-formed"],
  ["two roots", "<a/><b/>", "xml/not-well-formed"],
  ["text after the root", "<a/>x", "xml/not-well-formed"],
  ["an attribute twice", "<a b='1' b='2'/>", "xml/not-well-formed"],
  ["a forbidden character", "<a>&#x1;</a>", "xml/not-well-formed"],
  ["an entity of its own", "<a>&other;</a>", "xml/not-well-formed"],
  ["an entity named like a method", "<a>&constructor;</a>", "xml/not-well-formed"],
  ["a document type", "<!DOCTYPE a><a/>", "xml/document-type"],
  [
    "entities that grow",
    '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
    "xml/document-type",
  ],
  ["too many levels", "<a>".repeat(XML_LIMITS.depth + 1), "xml/too-deep"],
])("%s is refused with its place", (_, text, code) => {
  const { value, diagnostics } = parseXml(text, "a.xml");
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { code, severity: "error", at: { in: "part", part: "a.xml", line: expect.any(Number) } },
  ]);
});

test("line and column lead to the end of the fault", () => {
  const text = "<a>\n  <b>&other;</b></a>";
  const [finding] = parseXml(text, "a.xml").diagnostics;
  expect(finding?.at).toMatchObject({ line: 2, column: "  <b>&other;".length + 1 });
});

test("attributes may be called like members of an object", () => {
  expect(rootOf('<a constructor="1" __proto__="2"/>')?.attributes).toEqual([
    ["constructor", "1"],
    ["__proto__", "2"],
  ]);
});

test("a comment outside the root is told, not kept", () => {
  expect(parseXml("<!-- lost --><a/>", "a.xml").diagnostics).toMatchObject([
    { code: "xml/outside-root", severity: "info" },
  ]);
});

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};

test.each([
  ["UTF-8", Buffer.from("<a>ü</a>")],
  ["UTF-8 with a mark", Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-8"?><a>ü</a>')],
  ["UTF-16, low byte first", utf16('\ufeff<?xml version="1.0" encoding="utf-16"?><a>ü</a>', false)],
  ["UTF-16, high byte first", utf16("\ufeff<a>ü</a>", true)],
  ["UTF-16 without a mark", utf16("<a>ü</a>", false)],
  ["UTF-16 without a mark, high byte first", utf16("<a>ü</a>", true)],
])("%s is decoded", (_, bytes) => {
  const { value, diagnostics } = decodeXml(bytes, "a.xml");
  expect(diagnostics).toEqual([]);
  expect(rootOf(value)?.children).toEqual(["ü"]);
});

test.each([
  ["bytes that are no UTF-8", Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xc0])],
  ["half a UTF-16 unit", Buffer.from([0xff, 0xfe, 0x3c])],
  ["another encoding", Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a/>')],
  [
    "an encoding that is not the one used",
    Buffer.from('<?xml version="1.0" encoding="utf-16"?><a/>'),
  ],
])("%s are refused", (_, bytes) => {
  expect(decodeXml(bytes, "a.xml").diagnostics).toMatchObject([{ code: "xml/encoding" }]);
});

test("whatever text is given, parsing does not throw", () => {
  const pieces = fc.constantFrom(
    "<a>",
    "</a>",
    "<a/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?x ?>",
    "&lt;",
    "&#60;",
    "&",
    "<!DOCTYPE",
    "x",
    " ",
    '"',
    "=",
    "<",
    ">",
    "\u0000",
    "\ud800",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (found) => {
      const { value, diagnostics } = parseXml(found.join(""), "a.xml");
      expect(value === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
    }),
  );
});
