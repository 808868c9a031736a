import fc from "fast-check";
import { expect, test } from "vitest";
import { type Element, parseXml } from "#foundation";
import { XML_LIMITS } from "../../../src/foundation/xml/limits.ts";
import { parsePlainXml } from "../../../src/foundation/xml/parse-plain.ts";

/** What the strict reader says: a comment behind the root leads around the plain one. */
const strictly = (text: string): Element | undefined => parseXml(`${text}<!--x-->`, "x").value;

test.each([
  ["an export's file", '<r a="1" xmlns:x="u">\r\n  <x:s />\r\n  <t>a &amp; b</t>\r\n</r>\r\n'],
  ["a packer's file", '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<r></r>'],
  ["references", `<a b="&lt;&#10;&#xA;&quot;'&#x1F600;">&gt;&apos;&#9;</a>`],
  ["text among elements", "<p>see <b><i/></b>\r\n there</p>"],
  ["a pair of surrogates", "<a>\u{1F600}</a>"],
  ["blanks in odd places", '<a\n b="1"\t c="2" ><d /></a>  \n'],
])("%s is plain, and read as the strict reader reads it", (_, text) => {
  const plain = parsePlainXml(text);
  expect(plain).toBeDefined();
  expect(plain).toEqual(strictly(text));
});

test.each([
  ["a comment", "<a><!-- c --></a>"],
  ["CDATA", "<a><![CDATA[x]]></a>"],
  ["an instruction", "<a><?b c?></a>"],
  ["a document type", "<!DOCTYPE a><a/>"],
  ["blanks that count", '<a xml:space="preserve"> </a>'],
  ["another encoding", '<?xml version="1.0" encoding="utf-16"?><a/>'],
  ["an entity of its own", "<a>&b;</a>"],
  ["a reference to no character", "<a>&#0;</a>"],
  ["a number too large", "<a>&#x110000;</a>"],
  ["a lone ampersand", "<a b='&'/>"],
  ["a character that XML cannot hold", "<a>\u0001</a>"],
  ["the end of CDATA in text", "<a>]]></a>"],
  ["an attribute twice", '<a b="1" b="2"/>'],
  ["an attribute over two lines", '<a b="1\n2"/>'],
  ["attributes without a blank between", '<a b="1"c="2"/>'],
  ["an attribute without a value", "<a b/>"],
  ["a wrong end", "<a></b>"],
  ["an end that only begins right", "<a></ab>"],
  ["no end", "<a><b></b>"],
  ["two roots", "<a/><b/>"],
  ["text outside the root", "x<a/>"],
  ["nothing", ""],
  ["a name beyond ASCII", "<ä/>"],
  ["too many levels", "<a>".repeat(XML_LIMITS.depth + 1) + "</a>".repeat(XML_LIMITS.depth + 1)],
  [
    "attributes without end",
    `<a${Array.from({ length: 200_000 }, (_, n) => ` b${n}=""`).join("")}/>`,
  ],
])("%s is left to the strict reader", (_, text) => {
  expect(parsePlainXml(text)).toBeUndefined();
});

test("whatever text is given, the plain reader says the same as the strict one or nothing", () => {
  const piece = fc.constantFrom(
    ...["<a>", "</a>", "<b>", "</b>", "<a/>", '<a b="1">', '<b c="&lt;" d="2" />', "<a b='1'>"],
    ...[
      "&lt;",
      "&#60;",
      "&#xD;",
      "&",
      "]]>",
      "x",
      " ",
      "\r\n",
      "\r",
      "\t",
      "ü",
      "\u00a0",
      "\ud800",
    ],
    ...['"', "=", "<", ">", "/", "<!--", "<?x ?>", "\ufeff", '<?xml version="1.0"?>'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, wrapped) => {
      const inside = pieces.join("");
      const text = wrapped ? `<r>${inside}</r>` : inside;
      const plain = parsePlainXml(text);
      if (plain) expect(plain).toEqual(strictly(text));
    }),
    { numRuns: 2_000 },
  );
});
