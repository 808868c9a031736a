import { expect, test } from "vitest";
import { evaluated } from "./evaluated.ts";

const JSON_NS = "http://james.newtonking.com/projects/json";

/** Asked of Newtonsoft.Json 13.0.3 on .NET 10: `XmlNodeConverter.ReadJson`, `OuterXml`. */
test.each([
  ['{"r":{"$id":1,"$type":true}}', `<r xmlns:json="${JSON_NS}" json:id="1" json:type="True" />`],
  ['{"r":{"a":1,"$id":"x"}}', '<r id="x"><a>1</a></r>'],
  [
    `{"r":{"@xmlns:j":"${JSON_NS}","$ref":null,"$value":1.5}}`,
    `<r xmlns:j="${JSON_NS}" j:ref="" j:value="1.5" />`,
  ],
  [
    '{"r":{"@xmlns:json":"urn:q","$id":1}}',
    `<r xmlns:json="urn:q" xmlns:json1="${JSON_NS}" json1:id="1" />`,
  ],
  [
    `{"r":{"@xmlns:j":"${JSON_NS}","a":1,"$id":2}}`,
    `<r xmlns:j="${JSON_NS}" j:id="2"><a>1</a></r>`,
  ],
  [
    '{"r":{"$values":[1,{"b":2}]}}',
    `<r xmlns:json="${JSON_NS}"><values xmlns="${JSON_NS}">1</values><values xmlns="${JSON_NS}"><b xmlns="">2</b></values></r>`,
  ],
  ['{"r":{"a":1,"$values":[1]}}', "<r><a>1</a><values>1</values></r>"],
  ['{"r":{"$x":1}}', "<r><_x0024_x>1</_x0024_x></r>"],
  ['{"$r":1}', "<_x0024_r>1</_x0024_r>"],
  ['{"r":{"@xmlns:p":"urn:p","p:a":{"@p:k":1}}}', '<r xmlns:p="urn:p"><p:a p:k="1" /></r>'],
  ['{"p:r":{"@xmlns:p":"urn:p","a":1}}', '<p:r xmlns:p="urn:p"><a>1</a></p:r>'],
  [
    '{"r":{"a":{"@xmlns:p":"urn:p"},"p:b":1}}',
    '<r><a xmlns:p="urn:p" /><p:b xmlns:p="urn:p">1</p:b></r>',
  ],
  [
    '{"r":{"@xmlns":"urn:d","a":{"@xmlns":"","b":1}}}',
    '<r xmlns="urn:d"><a xmlns=""><b>1</b></a></r>',
  ],
  ['{"r":{"a":{"@xmlns":"urn:d"},"b":1}}', '<r><a xmlns="urn:d" /><b>1</b></r>'],
  ['{"r":{"p:a":{"b":1,"@xmlns:p":"urn:p"}}}', '<r><a xmlns:p="urn:p"><b>1</b></a></r>'],
  ['{"r":{"a":1,"@k":2,"@k2":3}}', '<r k="2" k2="3"><a>1</a></r>'],
  ['{"r":{"a":1,"@k":[2,3]}}', '<r k="3"><a>1</a></r>'],
  ['{"!DOCTYPE":{"@name":"r","@system":"r.dtd"},"r":1}', '<!DOCTYPE r SYSTEM "r.dtd"><r>1</r>'],
  ['{"r":{"x:y":1,"@x:k":2}}', '<r k="2"><y>1</y></r>'],
  ['{"#comment":"c"}', "<_x0023_comment>c</_x0023_comment>"],
])("%s becomes %s", (json, xml) => {
  expect(evaluated(`@{xml(json('${json}'))}`)).toBe(JSON.stringify(xml));
});

test.each([
  '{"r":{"a:b:c":1}}',
  '{"r":{":a":1}}',
  '{"r":{"@a:":1}}',
  '{"$id":1}',
  '{"r":{"$id":{}}}',
  '{"r":{"@xmlns:p":"","p:a":1}}',
  '{"r":{"@xmlns:p":null}}',
  '{"r":1,"?p":"x"}',
  '{"?p":"x","?xml":{"@version":"1.0"},"r":1}',
  '{"?xml":{"@version":"1.0","x":1},"r":1}',
  '{"r":{"?xml":{"@version":"1.0"}}}',
  '{"r":{"!DOCTYPE":{"@name":"r"}}}',
  '{"!DOCTYPE":{},"r":1}',
  `{"r":{"$id":1,"@xmlns:json":"${JSON_NS}"}}`,
])("%s is no XML", (json) => {
  expect(evaluated(`@xml(json('${json}'))`)).toBe("error");
});

/** Asked of the same: `JsonConvert.SerializeXmlNode`. */
test.each([
  [`<r xmlns:json='${JSON_NS}' json:type='t'>x</r>`, '{"r":"x"}'],
  [`<r xmlns:json='${JSON_NS}'>x</r>`, '{"r":"x"}'],
  [`<r xmlns:json='${JSON_NS}'/>`, '{"r":{}}'],
  [`<r xmlns:json='${JSON_NS}' json:id='1'/>`, '{"r":{"$id":"1"}}'],
  [`<r xmlns:json='${JSON_NS}' json:id='1'><a/></r>`, '{"r":{"$id":"1","a":null}}'],
  [
    `<r xmlns:json='${JSON_NS}'><a json:Array='1'><a>1</a><a>2</a></a></r>`,
    '{"r":{"a":[["1","2"]]}}',
  ],
  [`<r xmlns:json='${JSON_NS}'><a json:Array='true'><a>1</a></a></r>`, '{"r":{"a":["1"]}}'],
  [`<r xmlns:json='${JSON_NS}'><a json:Array='false'>1</a></r>`, '{"r":{"a":"1"}}'],
  [`<r xmlns:json='${JSON_NS}'><a json:Array='TRUE'>1</a></r>`, "error"],
  [`<r xmlns:json='${JSON_NS}'><a json:Array='0'><a/></a></r>`, '{"r":{"a":{"a":null}}}'],
])("%s becomes %s", (xml, json) => {
  expect(evaluated(`@json(xml('${xml.replaceAll("'", "''")}'))`)).toBe(json);
});
