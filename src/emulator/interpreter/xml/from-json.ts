import { decimalText } from "../arithmetic.ts";
import { Decimal } from "../decimal.ts";
import { floatText } from "../float-text.ts";
import { textOf } from "../stringify.ts";
import { isList, isObject, kindOf, type ObjectValue, type Value } from "../value.ts";
import { encodeName } from "./names.ts";
import { NamespaceScopes } from "./namespace-scopes.ts";
import {
  JSON_NAMESPACE,
  localName,
  XMLNS,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "./node.ts";
import { isWhole } from "./references.ts";
import { UnwritableName, withWrittenNames } from "./written-names.ts";

export type MadeXml =
  | { readonly ok: true; readonly document: XmlDocument }
  | { readonly ok: false; readonly message: string };

/**
 * As `JsonConvert.DeserializeXmlNode`: one root, `@` for attributes, `#text` and friends for
 * content, `$id`, `$ref`, `$type`, `$value` as attributes and `$values` as an element of Newtonsoft's
 * own namespace. A prefix that an element declares stays known to its later siblings, as there.
 */
export function jsonToXml(object: ObjectValue): MadeXml {
  try {
    return { ok: true, document: { children: rootNodes(object) } };
  } catch (error) {
    if (!(error instanceof NoXml || error instanceof UnwritableName)) throw error;
    return { ok: false, message: error.message };
  }
}

class NoXml extends Error {}

const fail = (message: string): never => {
  throw new NoXml(message);
};

function rootNodes(object: ObjectValue): readonly XmlNode[] {
  const made: XmlNode[] = [];
  const scopes = new NamespaceScopes();
  for (const [name, value] of object) {
    if (made.some(({ kind }) => kind === "element")) return fail(ONE_ROOT);
    if (isList(value)) return fail("the root property cannot be an array");
    if (name.startsWith("@") || STEERING_ATTRIBUTES.has(name)) {
      return fail(`the root cannot have the attribute ${name}`);
    }
    if (name === "?xml") {
      if (made.length > 0) return fail("the declaration must come first");
      made.push(declaration(value));
    } else if (name.toUpperCase() === "!DOCTYPE") made.push(doctype(value));
    else if (NODES.has(name)) return fail(`${name} cannot stand at the root`);
    else if (name.startsWith("?")) made.push(instruction(name, value));
    else made.push(withWrittenNames(element(name, value, scopes)));
  }
  return made.some(({ kind }) => kind === "element") ? made : fail(ONE_ROOT);
}

const ONE_ROOT = "an object for XML must have exactly one root property";

const STEERING_ATTRIBUTES: ReadonlySet<string> = new Set(["$id", "$ref", "$type", "$value"]);
const ELEMENT_OF_VALUES = "$values";

const isSteering = (name: string): boolean =>
  name === ELEMENT_OF_VALUES || STEERING_ATTRIBUTES.has(name);

function declaration(value: Value): XmlNode {
  const known = members(value, ["@version", "@encoding", "@standalone"]);
  const [version = "", encoding = "", standalone = ""] = known;
  if (version !== "1.0") return fail("only XML 1.0 can be written");
  if (!/^(?:[A-Za-z][\w.-]*)?$/.test(encoding) || !/^(?:yes|no)?$/.test(standalone)) {
    return fail("the declaration has wrong values");
  }
  return { kind: "declaration", version, encoding, standalone };
}

function doctype(value: Value): XmlNode {
  const known = members(value, ["@name", "@public", "@system", "@internalSubset"]);
  const [name = "", publicId = "", systemId = "", subset = ""] = known;
  if (name === "") return fail("!DOCTYPE needs a name");
  if (subset !== "") return fail("declarations inside DOCTYPE are not supported");
  return {
    kind: "doctype",
    name,
    bare: true,
    ...(publicId === "" ? {} : { publicId }),
    ...(systemId === "" ? {} : { systemId }),
  };
}

/** The texts of the only members that an object may have. */
function members(value: Value, names: readonly string[]): readonly string[] {
  if (!isObject(value)) return fail("an object is expected here");
  const odd = [...value.keys()].find((key) => !names.includes(key));
  if (odd !== undefined) return fail(`'${odd}' cannot stand here`);
  return names.map((name) => scalarText(value.get(name) ?? null) ?? "");
}

function instruction(name: string, value: Value): XmlNode {
  const text = needText(value);
  if (name === "?xml") return fail("only a document has a declaration");
  if (text.includes("?>")) return fail('an instruction cannot hold "?>"');
  return { kind: "instruction", target: name.slice(1), value: text };
}

type Maker = (text: string) => XmlNode;

const blank: Maker = (text) =>
  /^[ \t\r\n]*$/.test(text)
    ? { kind: "text", form: "blank", value: text }
    : fail("white space can only be blanks");

const NODES: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ["#text", (value) => ({ kind: "text", form: "plain", value })],
  [
    "#cdata-section",
    (value) =>
      value.includes("]]>")
        ? fail('CDATA cannot hold "]]>"')
        : { kind: "text", form: "cdata", value },
  ],
  ["#whitespace", blank],
  ["#significant-whitespace", blank],
]);

interface Content {
  readonly attributes: XmlAttribute[];
  readonly children: XmlNode[];
}

/** One value of a property; an array is several of them. */
function add(name: string, value: Value, scopes: NamespaceScopes, into: Content): void {
  const node = NODES.get(name);
  if (node) into.children.push(node(needText(value)));
  else if (name.startsWith("?")) into.children.push(instruction(name, value));
  else if (name.toUpperCase() === "!DOCTYPE") fail("DOCTYPE can only stand at the root");
  else if (isList(value)) into.children.push(nested(name, value, scopes));
  else if (name.startsWith("@")) {
    const prefix = prefixIn(name.slice(1));
    const namespace = prefix === undefined ? "" : (scopes.namespaceOf(prefix) ?? "");
    put(into.attributes, attribute(name.slice(1), namespace, scalarText(value)));
  } else if (STEERING_ATTRIBUTES.has(name)) {
    const prefix = scopes.prefixFor(JSON_NAMESPACE) ?? "";
    const namespace = prefix === "" ? "" : JSON_NAMESPACE;
    put(into.attributes, attribute(name.slice(1), namespace, scalarText(value)));
  } else into.children.push(element(name, value, scopes));
}

/** An array inside an array nests one level deeper under the same name. */
function nested(name: string, values: readonly Value[], scopes: NamespaceScopes): XmlElement {
  const into: Content = { attributes: [], children: [] };
  for (const value of values) add(name, value, scopes, into);
  return elementOf(name, prefixIn(name), scopes, into);
}

function element(name: string, value: Value, scopes: NamespaceScopes): XmlElement {
  if (name === "") return fail("an empty property name cannot be a name in XML");
  const content: Content = { attributes: [], children: [] };
  const opened = () =>
    name === ELEMENT_OF_VALUES
      ? elementOf(name.slice(1), scopes.prefixFor(JSON_NAMESPACE), scopes, content)
      : elementOf(name, prefixIn(name), scopes, content);
  if (!isObject(value)) {
    const text = scalarText(value);
    if (text !== undefined)
      content.children.push({ kind: "text", form: "plain", value: whole(text) });
    return opened();
  }
  const [leading, rest] = leadingAttributes([...value], scopes);
  const made = opened();
  for (const [key, text] of leading) {
    const prefix = prefixIn(key);
    const namespace = prefix === undefined ? "" : (scopes.namespaceOf(prefix) ?? "");
    put(content.attributes, attribute(key, namespace, text));
  }
  if (rest.length > 0) {
    scopes.inside(() => {
      for (const [key, member] of rest) {
        const values = isList(member) ? member : [member];
        for (const one of values) add(key, one, scopes, content);
      }
    });
  }
  scopes.forgetDefault();
  return { ...made, empty: content.children.length === 0 };
}

function elementOf(
  name: string,
  prefix: string | undefined,
  scopes: NamespaceScopes,
  { attributes, children }: Content,
): XmlElement {
  const namespace = scopes.namespaceOf(prefix ?? "") ?? "";
  const empty = children.length === 0;
  return { kind: "element", name: checkedName(name), namespace, attributes, children, empty };
}

type Members = readonly (readonly [string, Value])[];

/**
 * The attributes that an object begins with are known before its element is made: they may declare
 * its namespace.
 */
function leadingAttributes(
  all: Members,
  scopes: NamespaceScopes,
): readonly [leading: ReadonlyMap<string, string | undefined>, rest: Members] {
  const leading = new Map<string, string | undefined>();
  const take = (name: string, text: string | undefined): void => {
    if (leading.has(name)) fail(`the attribute ${name} comes twice`);
    leading.set(name, text);
  };
  for (const [place, [key, value]] of all.entries()) {
    if (key.startsWith("@")) {
      const name = key.slice(1);
      const text = scalarText(value);
      take(name, text);
      if (name === "xmlns" || name.startsWith("xmlns:")) {
        scopes.add(name.slice(6), text ?? fail(`${name} needs a namespace`));
      }
    } else if (isSteering(key)) {
      let prefix = scopes.prefixFor(JSON_NAMESPACE);
      if (prefix === undefined) {
        prefix = freePrefix(scopes);
        take(`xmlns:${prefix}`, JSON_NAMESPACE);
        scopes.add(prefix, JSON_NAMESPACE);
      }
      if (key === ELEMENT_OF_VALUES) return [leading, all.slice(place)];
      if (isList(value) || isObject(value)) return fail(`${key} cannot hold more than one value`);
      take(`${prefix}:${key.slice(1)}`, textOf(value));
    } else return [leading, all.slice(place)];
  }
  return [leading, []];
}

function freePrefix(scopes: NamespaceScopes): string {
  if (scopes.namespaceOf("json") === undefined) return "json";
  let count = 1;
  while (scopes.namespaceOf(`json${count}`) !== undefined) count += 1;
  return `json${count}`;
}

/** The part before a colon that stands between two others. */
function prefixIn(name: string): string | undefined {
  const colon = name.indexOf(":");
  return colon < 1 || colon === name.length - 1 ? undefined : name.slice(0, colon);
}

function attribute(name: string, namespace: string, text = ""): XmlAttribute {
  if (name === "") return fail("an attribute needs a name");
  const declares = name === "xmlns" || name.startsWith("xmlns:");
  return {
    name: checkedName(name),
    namespace: declares ? XMLNS : namespace,
    value: whole(text),
  };
}

/** A later attribute of the same name takes the place of the earlier. */
function put(attributes: XmlAttribute[], made: XmlAttribute): void {
  const place = attributes.findIndex(
    ({ name, namespace }) =>
      localName(name) === localName(made.name) && namespace === made.namespace,
  );
  if (place < 0) attributes.push(made);
  else attributes[place] = made;
}

function checkedName(name: string): string {
  const local = prefixIn(name) === undefined ? name : localName(name);
  return local.includes(":")
    ? fail(`'${name}' has a colon where a name cannot have one`)
    : encodeName(name);
}

const needText = (value: Value): string => whole(scalarText(value) ?? "");

const whole = (text: string): string =>
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
