import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeName, encodeName } from "../../../src/emulator/interpreter/xml/names.ts";
import { parseXml } from "../../../src/emulator/interpreter/xml/parse.ts";
import { writeXml } from "../../../src/emulator/interpreter/xml/write.ts";
import { evaluated } from "./evaluated.ts";

test.each([
  // The rules of Newtonsoft's XmlNodeConverter (flow-language.md §8)
  ["<r/>", '{"r":null}'],
  ["<r></r>", '{"r":""}'],
  ["<r a='1'>t</r>", '{"r":{"@a":"1","#text":"t"}}'],
  ["<r><a>1</a><b/><a>2</a></r>", '{"r":{"a":["1","2"],"b":null}}'],
  ["<r><!-- c --></r>", '{"r":{}}'],
  ["<r><?p d?></r>", '{"r":{"?p":"d"}}'],
  ["<first_x0020_name/>", '{"first name":null}'],
  [
    '<r xmlns:j="http://james.newtonking.com/projects/json"><a j:Array="true">1</a></r>',
    '{"r":{"a":["1"]}}',
  ],
])("%s becomes %s", (xml, json) => {
  expect(evaluated(`@json(xml('${xml.replaceAll("'", "''")}'))`)).toBe(json);
});

test.each([
  ['{"r":{"@a":1,"b":[1,null,true]}}', '<r a="1"><b>1</b><b /><b>true</b></r>'],
  ['{"?xml":{"@version":"1.0"},"r":1.5}', '<?xml version="1.0"?><r>1.5</r>'],
  ['{"first name":"<&>"}', "<first_x0020_name>&lt;&amp;&gt;</first_x0020_name>"],
])("%s becomes %s", (json, xml) => {
  expect(evaluated(`@{xml(json('${json}'))}`)).toBe(JSON.stringify(xml));
});

test.each([
  ['{"a":1,"b":2}'],
  ['{"r":[1]}'],
  ["{}"],
  ['{"@a":1,"r":1}'],
  ['{"r":{"@a":{}}}'],
  ['{"r":{"":1}}'],
])("%s is no XML", (json) => {
  expect(evaluated(`@xml(json('${json}'))`)).toBe("error");
});

/** Asked of .NET 10 (`XPathNavigator.Evaluate`). */
test.each([
  ["count(//namespace::*)", "9.0"],
  ["name(/*/namespace::*[1])", '"p"'],
  ["string(/*/*[2]/namespace::p)", '"urn:z"'],
  ["count(/*/*[2]/namespace::*)", "2.0"],
  ["count(/*/@k/namespace::*)", "0.0"],
  ["string(/*/namespace::xml)", '"http://www.w3.org/XML/1998/namespace"'],
  ["count(/*/namespace::* | /*/@*)", "4.0"],
  ["count(/*/namespace::p/..)", "1.0"],
])("%s over namespaces is %s", (path, result) => {
  const declared =
    '<r xmlns="urn:d" xmlns:p="urn:p" k="1"><p:a xmlns:q="urn:q"/><b xmlns="" xmlns:p="urn:z"/></r>';
  expect(evaluated(`@xpath(xml('${declared}'), '${path}')`)).toBe(result);
});

test("a path that would never end is refused", () => {
  const wide = `<r>${"<a/>".repeat(1000)}</r>`;
  const asked = (path: string) => evaluated(`@xpath(xml('${wide}'), '${path}')`);
  expect(asked("count(//a[//a[//a]])")).toBe("1000.0");
  expect(asked("count(//a/following::a/following::a)")).toBe("998.0");
  expect(asked("count(//a[following::a[following::a]])")).toBe("error");
});

const shop =
  '<shop><item id="1"><name>Gala</name><price>1.5</price></item><item id="2"><name>Fuji</name><price>2</price></item></shop>';

test.each([
  ["sum(//price)", "3.5"],
  ["count(//item)", "2.0"],
  ["string(//item[@id=2]/name)", '"Fuji"'],
  ["//name/text()", '["Gala","Fuji"]'],
  ["//item[position()=last()]/name/text()", '["Fuji"]'],
  ['//item[name="Gala"]/following-sibling::item/@id', '["2"]'],
  ["//price[. > 1.6]/preceding-sibling::name/text()", '["Fuji"]'],
  ["(//name)[1]/text()", '["Gala"]'],
  ["//name[1]/text()", '["Gala","Fuji"]'],
  ["count(//name/ancestor::*)", "3.0"],
  ["boolean(//none)", "false"],
  ['translate("abc", "ab", "x")', '"xc"'],
  ["//item[", "error"],
  ["//x:item", "error"],
  ["nope()", "error"],
  ["$v", "error"],
])("the path %s finds %s", (path, value) => {
  expect(evaluated(`@xpath(xml('${shop}'), '${path}')`)).toBe(value);
});

test("an element is found with the namespaces it needs", () => {
  const found = evaluated(
    "@base64ToString(first(xpath(xml('<a xmlns:p=\"urn:p\"><p:b/></a>'), '//*[local-name()=\"b\"]'))['$content'])",
  );
  expect(JSON.parse(found)).toBe('<p:b xmlns:p="urn:p" />');
});

test("names survive the way into XML and back", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (name) => {
      expect(decodeName(encodeName(name))).toBe(name);
    }),
  );
});

test("hostile XML is refused or read, never thrown over", () => {
  const piece = fc.constantFrom(
    "<",
    ">",
    "/",
    "a",
    "=",
    '"',
    "'",
    "&",
    ";",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a [",
    " ",
    "&#0;",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const parsed = parseXml(pieces.join(""));
      if (parsed.ok) expect(parseXml(writeXml(parsed.document)).ok).toBe(true);
      else expect(parsed.message).not.toBe("");
    }),
    { numRuns: 2_000 },
  );
  expect(parseXml("<a>".repeat(100_000)).ok).toBe(false);
});
