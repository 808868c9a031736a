import { decimalText } from "../arithmetic.ts";
import { Decimal } from "../decimal.ts";
import { floatText } from "../float-text.ts";
import { isList, isObject, kindOf, type ObjectValue, type Value } from "../value.ts";
import { encodeName } from "./names.ts";
import { localName, prefixOf, type XmlAttribute, type XmlDocument, type XmlNode } from "./node.ts";
import { isWhole } from "./references.ts";

export type MadeXml =
  | { readonly ok: true; readonly document: XmlDocument }
  | { readonly ok: false; readonly message: string };

/** As `JsonConvert.DeserializeXmlNode`: one root, `@` for attributes, `#text` and friends for content. */
export function jsonToXml(object: ObjectValue): MadeXml {
  try {
    const children = [...object].flatMap(([name, value]) => topNode(name, value));
    const roots = children.filter(({ kind }) => kind === "element");
    if (roots.length !== 1) return refused("an object for XML must have exactly one root property");
    return { ok: true, document: { children } };
  } catch (error) {
    if (!(error instanceof NoXml)) throw error;
    return refused(error.message);
  }
}

class NoXml extends Error {}

const refused = (message: string): MadeXml => ({ ok: false, message });
const fail = (message: string): never => {
  throw new NoXml(message);
};

/** Prefixes with a namespace; others are left off, as .NET writes them. */
type Prefixes = ReadonlySet<string>;

const KNOWN: Prefixes = new Set(["", "xml", "xmlns"]);

const qualified = (name: string, prefixes: Prefixes): string =>
  encodeName(prefixes.has(prefixOf(name)) ? name : localName(name));

/** The first properties of an object may declare namespaces. */
function prefixesOf(object: ObjectValue, outer: Prefixes): Prefixes {
  const own: string[] = [];
  for (const key of object.keys()) {
    if (!key.startsWith("@")) break;
    if (key.startsWith("@xmlns:")) own.push(localName(key));
  }
  return own.length === 0 ? outer : new Set([...outer, ...own]);
}

function topNode(name: string, value: Value): readonly XmlNode[] {
  if (name === "?xml") return [declaration(value)];
  if (name.startsWith("@")) return fail(`the root cannot have the attribute ${name}`);
  if (name.startsWith("#")) return fail(`${name} cannot stand at the root`);
  if (isList(value)) return fail("the root property cannot be an array");
  return contentOf(name, value, KNOWN);
}

function declaration(value: Value): XmlNode {
  if (!isObject(value)) return fail("?xml must be an object");
  const text = (key: string) => scalarText(value.get(key) ?? null) ?? "";
  const [version, encoding, standalone] = [
    text("@version"),
    text("@encoding"),
    text("@standalone"),
  ];
  if (version !== "1.0") return fail("only XML 1.0 can be written");
  if (!/^(?:[A-Za-z][\w.-]*)?$/.test(encoding) || !/^(?:yes|no)?$/.test(standalone)) {
    return fail("the declaration has wrong values");
  }
  return { kind: "declaration", version, encoding, standalone };
}

/** The nodes of one property; an array repeats its name. */
function contentOf(name: string, value: Value, prefixes: Prefixes): readonly XmlNode[] {
  if (isList(value)) return value.flatMap((item) => one(name, item, prefixes));
  return one(name, value, prefixes);
}

function one(name: string, value: Value, prefixes: Prefixes): readonly XmlNode[] {
  switch (name) {
    case "":
      return fail("an empty property name cannot be a name in XML");
    case "#text":
      return [{ kind: "text", form: "plain", value: needText(value) }];
    case "#cdata-section": {
      const text = needText(value);
      return text.includes("]]>")
        ? fail('CDATA cannot hold "]]>"')
        : [{ kind: "text", form: "cdata", value: text }];
    }
    case "#whitespace":
    case "#significant-whitespace": {
      const text = needText(value);
      return /^[ \t\r\n]*$/.test(text)
        ? [{ kind: "text", form: "blank", value: text }]
        : fail(`${name} can only be blanks`);
    }
  }
  if (name.startsWith("?")) {
    const text = needText(value);
    if (text.includes("?>")) return fail('an instruction cannot hold "?>"');
    return [{ kind: "instruction", target: name.slice(1), value: text }];
  }
  if (name.toUpperCase() === "!DOCTYPE") return [doctype(value)];
  return [element(name, value, prefixes)];
}

function doctype(value: Value): XmlNode {
  if (!isObject(value)) return fail("!DOCTYPE must be an object");
  const text = (key: string) => scalarText(value.get(key) ?? null) ?? "";
  const [name, publicId, systemId] = [text("@name"), text("@public"), text("@system")];
  return {
    kind: "doctype",
    name,
    ...(publicId === "" ? {} : { publicId }),
    ...(systemId === "" ? {} : { systemId }),
  };
}

function element(name: string, value: Value, outer: Prefixes): XmlNode {
  const prefixes = isObject(value) ? prefixesOf(value, outer) : outer;
  const attributes: XmlAttribute[] = [];
  const children: XmlNode[] = [];
  if (isObject(value)) {
    for (const [key, member] of value) {
      if (key.startsWith("@")) attributes.push(attribute(key, member, prefixes));
      else children.push(...contentOf(key, member, prefixes));
    }
  } else if (isList(value)) {
    // An array inside an array nests one level deeper under the same name.
    children.push(...value.flatMap((item) => one(name, item, prefixes)));
  } else {
    const text = scalarText(value);
    if (text !== undefined) children.push({ kind: "text", form: "plain", value: checked(text) });
  }
  return {
    kind: "element",
    name: qualified(name, prefixes),
    namespace: "",
    attributes,
    children,
    empty: children.length === 0,
  };
}

function attribute(key: string, value: Value, prefixes: Prefixes): XmlAttribute {
  const name = key.slice(1);
  if (name === "" || prefixOf(`${name}`) === name) return fail("an attribute needs a name");
  return {
    name: qualified(name, prefixes),
    namespace: "",
    value: checked(scalarText(value) ?? ""),
  };
}

const needText = (value: Value): string => checked(scalarText(value) ?? "");

const checked = (text: string): string =>
  isWhole(text) ? text : fail("a text holds half a character");

/** `XmlConvert.ToString`; undefined for null. */
function scalarText(value: Value): string | undefined {
  if (value === null) return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (typeof value === "number") {
    if (Number.isFinite(value)) return floatText(value);
    return Number.isNaN(value) ? "NaN" : value > 0 ? "INF" : "-INF";
  }
  if (value instanceof Decimal) return decimalText(value);
  return fail(`a value of type '${kindOf(value)}' cannot be text in XML`);
}
