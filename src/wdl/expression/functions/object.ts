import { type FunctionEntry, required, rest, text } from "./signature.ts";

const PRODUCE =
  '<?xml version="1.0"?><produce><item><name>Gala</name></item><item><name>Honeycrisp</name></item></produce>';

/** Objects, XML and URIs (flow-language.md §8). */
export const OBJECT_FUNCTIONS = {
  addProperty: {
    family: "object",
    parameters: [required("object", "object"), text("property"), required("value", "any")],
    result: ["object"],
    meaning: "The object with one more property; one that is there already fails.",
    example: {
      expression: "addProperty(json('{\"firstName\":\"Sophia\"}'), 'lastName', 'Owen')",
      result: { firstName: "Sophia", lastName: "Owen" },
    },
  },
  coalesce: {
    family: "object",
    parameters: [required("object", "any"), rest("object", "any")],
    result: ["any"],
    meaning: "The first value that is not null.",
    example: { expression: "coalesce(null, 'hello', 'world')", result: "hello" },
  },
  decodeXmlName: {
    family: "object",
    inferred: true,
    parameters: [text("name")],
    result: ["string"],
    meaning: "A name of an XML element with its escapes undone.",
    example: { expression: "decodeXmlName('first_x0020_name')", result: "first name" },
  },
  decodeXmlValue: {
    family: "object",
    inferred: true,
    parameters: [text("value")],
    result: ["string"],
    meaning: "A text of an XML element with its escapes undone.",
    example: { expression: "decodeXmlValue('&lt;b&gt; &amp; co')", result: "<b> & co" },
  },
  encodeXmlName: {
    family: "object",
    inferred: true,
    parameters: [text("name")],
    result: ["string"],
    meaning: "A text with escapes, so that it can name an XML element.",
    example: { expression: "encodeXmlName('first name')", result: "first_x0020_name" },
  },
  encodeXmlValue: {
    family: "object",
    inferred: true,
    parameters: [text("value")],
    result: ["string"],
    meaning: "A text with escapes, so that it can stand in an XML element.",
    example: { expression: "encodeXmlValue('<b> & co')", result: "&lt;b&gt; &amp; co" },
  },
  mergeObjects: {
    family: "object",
    inferred: true,
    parameters: [required("object1", "object"), required("object2", "object")],
    result: ["object"],
    meaning: "One object with the properties of two.",
    example: {
      expression: "mergeObjects(json('{\"a\":1}'), json('{\"b\":2}'))",
      result: { a: 1, b: 2 },
    },
  },
  removeProperty: {
    family: "object",
    parameters: [required("object", "object"), text("property")],
    result: ["object"],
    meaning: "The object without a property.",
    example: {
      expression:
        'removeProperty(json(\'{"firstName":"Sophia","middleName":"Anne"}\'), \'middleName\')',
      result: { firstName: "Sophia" },
    },
  },
  setProperty: {
    family: "object",
    parameters: [required("object", "object"), text("property"), required("value", "any")],
    result: ["object"],
    meaning: "The object with a property set anew or added.",
    example: {
      expression:
        'setProperty(json(\'{"firstName":"Sophia","surName":"Owen"}\'), \'surName\', \'Hartnett\')',
      result: { firstName: "Sophia", surName: "Hartnett" },
    },
  },
  uriHost: {
    family: "object",
    parameters: [text("uri")],
    result: ["string"],
    meaning: "The host of a URI.",
    example: {
      expression: "uriHost('https://www.localhost.com:8080')",
      result: "www.localhost.com",
    },
  },
  uriPath: {
    family: "object",
    parameters: [text("uri")],
    result: ["string"],
    meaning: "The path of a URI.",
    example: {
      expression: "uriPath('https://www.contoso.com/catalog/shownew.htm?date=today')",
      result: "/catalog/shownew.htm",
    },
  },
  uriPathAndQuery: {
    family: "object",
    parameters: [text("uri")],
    result: ["string"],
    meaning: "The path and query of a URI.",
    example: {
      expression: "uriPathAndQuery('https://www.contoso.com/catalog/shownew.htm?date=today')",
      result: "/catalog/shownew.htm?date=today",
    },
  },
  uriPort: {
    family: "object",
    parameters: [text("uri")],
    result: ["integer"],
    meaning: "The port of a URI, or the usual one of its scheme.",
    example: { expression: "uriPort('https://www.localhost:8080')", result: 8080 },
  },
  uriQuery: {
    family: "object",
    parameters: [text("uri")],
    result: ["string"],
    meaning: "The query of a URI with its question mark.",
    example: {
      expression: "uriQuery('https://www.contoso.com/catalog/shownew.htm?date=today')",
      result: "?date=today",
    },
  },
  uriScheme: {
    family: "object",
    parameters: [text("uri")],
    result: ["string"],
    meaning: "The scheme of a URI.",
    example: {
      expression: "uriScheme('https://www.contoso.com/catalog/shownew.htm?date=today')",
      result: "https",
    },
  },
  xpath: {
    family: "object",
    parameters: [required("xml", "xml"), text("xpath")],
    result: ["any"],
    meaning: "What an XPath expression finds in XML.",
    example: {
      expression: "xpath(xml(parameters('items')), '/produce/item/name/text()')",
      context: { parameters: { items: PRODUCE } },
      result: ["Gala", "Honeycrisp"],
    },
  },
} as const satisfies Readonly<Record<string, FunctionEntry>>;
