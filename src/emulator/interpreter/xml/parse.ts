import { QNAME } from "./names.ts";
import {
  prefixOf,
  XML_NAMESPACE,
  XMLNS,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "./node.ts";
import { isXmlText, onlyBlanks, withoutReferences } from "./references.ts";

export type ParsedXml =
  | { readonly ok: true; readonly document: XmlDocument }
  | { readonly ok: false; readonly message: string };

/** Deeper nesting than this is refused, so that hostile text cannot exhaust the stack. */
const DEEPEST = 512;

/**
 * Reads a whole document as `XmlDocument.LoadXml` does: well-formed with namespaces, white space
 * between elements dropped. Document type declarations with an internal part are refused.
 */
export function parseXml(text: string): ParsedXml {
  try {
    return { ok: true, document: new Reader(text).document() };
  } catch (error) {
    if (!(error instanceof XmlSyntax)) throw error;
    return { ok: false, message: error.message };
  }
}

class XmlSyntax extends Error {}

type Namespaces = ReadonlyMap<string, string>;

const BLANKS = /[ \t\r\n]*/y;
const NAME = new RegExp(QNAME, "y");

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    if (!isXmlText(this.text)) this.fail("it holds characters that XML forbids");
  }

  document(): XmlDocument {
    const children: XmlNode[] = [];
    if (/^<\?xml[ \t\r\n]/.test(this.text)) children.push(this.declaration());
    let root = false;
    for (;;) {
      this.blanks();
      if (this.at >= this.text.length) break;
      if (this.take("<!--")) children.push(this.comment());
      else if (this.take("<?")) children.push(this.instruction());
      else if (!root && this.take("<!DOCTYPE")) {
        if (children.some(({ kind }) => kind === "doctype")) this.fail("a second DOCTYPE");
        children.push(this.doctype());
      } else if (!root && this.take("<")) {
        children.push(this.element(new Map([["xml", XML_NAMESPACE]]), false, 0));
        root = true;
      } else this.fail("only one root element may stand at the top");
    }
    if (!root) this.fail("there is no root element");
    return { children };
  }

  private declaration(): XmlNode {
    const match =
      /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.0\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])([A-Za-z][\w.-]*)\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(yes|no)\4)?[ \t\r\n]*\?>/y;
    const found = match.exec(this.text);
    if (!found) this.fail("its declaration is not that of XML 1.0");
    this.at = match.lastIndex;
    const [, , , encoding = "", , standalone = ""] = found;
    return { kind: "declaration", version: "1.0", encoding, standalone };
  }

  private doctype(): XmlNode {
    this.needBlanks();
    const name = this.name();
    this.blanks();
    let [publicId, systemId]: (string | undefined)[] = [];
    if (this.take("PUBLIC")) {
      this.needBlanks();
      publicId = this.quoted();
      this.needBlanks();
      systemId = this.quoted();
    } else if (this.take("SYSTEM")) {
      this.needBlanks();
      systemId = this.quoted();
    }
    this.blanks();
    if (this.take("[")) {
      this.blanks();
      if (!this.take("]")) this.fail("declarations inside DOCTYPE are not supported");
      this.blanks();
    }
    if (!this.take(">")) this.fail("its DOCTYPE is not closed");
    return {
      kind: "doctype",
      name,
      ...(publicId === undefined ? {} : { publicId }),
      ...(systemId === undefined ? {} : { systemId }),
    };
  }

  private quoted(): string {
    const mark = this.text[this.at];
    if (mark !== '"' && mark !== "'") this.fail("a quoted text is expected");
    const end = this.text.indexOf(mark, this.at + 1);
    if (end < 0) this.fail("a quoted text is not closed");
    const value = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    return value;
  }

  private element(outer: Namespaces, preserve: boolean, depth: number): XmlElement {
    if (depth > DEEPEST) this.fail(`it is nested deeper than ${DEEPEST} levels`);
    const name = this.name();
    const raw = this.attributes();
    const namespaces = this.declared(raw, outer);
    const attributes = raw.map(([attribute, value]) =>
      this.attribute(attribute, value, namespaces),
    );
    this.distinct(attributes);
    const namespace = this.namespaceOf(prefixOf(name), namespaces);
    const space = raw.find(([attribute]) => attribute === "xml:space")?.[1].trim();
    if (space !== undefined && space !== "preserve" && space !== "default") {
      this.fail(`xml:space cannot be "${space}"`);
    }
    const keep = space === undefined ? preserve : space === "preserve";
    const made = { kind: "element", name, namespace, attributes } as const;
    if (this.take("/>")) return { ...made, children: [], empty: true };
    if (!this.take(">")) this.fail(`the tag <${name}> is not closed`);
    const children = this.content(namespaces, keep, depth);
    if (this.name() !== name) this.fail(`<${name}> is closed by another name`);
    this.blanks();
    if (!this.take(">")) this.fail(`the end tag of <${name}> is not closed`);
    return { ...made, children, empty: false };
  }

  private attributes(): readonly (readonly [string, string])[] {
    const found: (readonly [string, string])[] = [];
    for (;;) {
      const before = this.at;
      this.blanks();
      const next = this.text[this.at];
      if (next === ">" || next === "/") return found;
      if (this.at === before) this.fail("attributes must be parted by blanks");
      const name = this.name();
      this.blanks();
      if (!this.take("=")) this.fail(`the attribute ${name} has no value`);
      this.blanks();
      const value = this.quoted();
      if (value.includes("<")) this.fail(`the value of ${name} holds "<"`);
      found.push([name, this.expanded(value)]);
    }
  }

  private declared(raw: readonly (readonly [string, string])[], outer: Namespaces): Namespaces {
    const own = raw.filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
    if (own.length === 0) return outer;
    const namespaces = new Map(outer);
    for (const [name, value] of own) {
      const prefix = name === "xmlns" ? "" : name.slice(6);
      if (prefix !== "" && value === "") this.fail(`the prefix ${prefix} is bound to nothing`);
      if (
        prefix === "xmlns" ||
        (prefix === "xml") !== (value === XML_NAMESPACE) ||
        value === XMLNS
      ) {
        this.fail(`the prefix ${prefix} cannot be bound to ${value}`);
      }
      namespaces.set(prefix, value);
    }
    return namespaces;
  }

  private attribute(name: string, value: string, namespaces: Namespaces): XmlAttribute {
    if (name === "xmlns" || name.startsWith("xmlns:")) return { name, value, namespace: XMLNS };
    const prefix = prefixOf(name);
    return { name, value, namespace: prefix === "" ? "" : this.namespaceOf(prefix, namespaces) };
  }

  private namespaceOf(prefix: string, namespaces: Namespaces): string {
    const namespace = namespaces.get(prefix);
    if (namespace === undefined && prefix !== "") this.fail(`the prefix ${prefix} is not declared`);
    return namespace ?? "";
  }

  private distinct(attributes: readonly XmlAttribute[]): void {
    const seen = new Set<string>();
    for (const { name, namespace } of attributes) {
      const key = namespace === "" ? name : `${namespace} ${name.slice(name.indexOf(":") + 1)}`;
      if (seen.has(key)) this.fail(`the attribute ${name} appears twice`);
      seen.add(key);
    }
  }

  private content(namespaces: Namespaces, preserve: boolean, depth: number): readonly XmlNode[] {
    const children: XmlNode[] = [];
    for (;;) {
      const next = this.text.indexOf("<", this.at);
      if (next < 0) this.fail("an element is not closed");
      if (next > this.at) this.characters(this.text.slice(this.at, next), preserve, children);
      this.at = next;
      if (this.take("</")) return children;
      if (this.take("<!--")) children.push(this.comment());
      else if (this.take("<![CDATA[")) {
        children.push({ kind: "text", form: "cdata", value: this.until("]]>", "CDATA") });
      } else if (this.take("<?")) children.push(this.instruction());
      else {
        this.take("<");
        children.push(this.element(namespaces, preserve, depth + 1));
      }
    }
  }

  private characters(raw: string, preserve: boolean, children: XmlNode[]): void {
    if (raw.includes("]]>")) this.fail('text holds "]]>"');
    if (!onlyBlanks(raw)) {
      children.push({ kind: "text", form: "plain", value: this.expanded(raw) });
    } else if (preserve) children.push({ kind: "text", form: "blank", value: this.expanded(raw) });
  }

  private comment(): XmlNode {
    const value = this.until("--", "a comment");
    if (!this.take(">")) this.fail('a comment holds "--"');
    return { kind: "comment", value };
  }

  private instruction(): XmlNode {
    const target = this.name();
    if (target.toLowerCase() === "xml" || target.includes(":")) {
      this.fail("a declaration stands only at the very start");
    }
    const rest = this.until("?>", "an instruction");
    if (rest !== "" && !/^[ \t\r\n]/.test(rest)) this.fail("an instruction needs a blank");
    return { kind: "instruction", target, value: rest.replace(/^[ \t\r\n]+/, "") };
  }

  private expanded(raw: string): string {
    const expanded = withoutReferences(raw);
    return "text" in expanded ? expanded.text : this.fail(expanded.wrong);
  }

  private until(end: string, what: string): string {
    const stop = this.text.indexOf(end, this.at);
    if (stop < 0) this.fail(`${what} is not closed`);
    const value = this.text.slice(this.at, stop);
    this.at = stop + end.length;
    return value;
  }

  private name(): string {
    NAME.lastIndex = this.at;
    const name = NAME.exec(this.text)?.[0];
    if (name === undefined) this.fail("a name is expected");
    this.at += name.length;
    return name;
  }

  private blanks(): void {
    BLANKS.lastIndex = this.at;
    this.at += BLANKS.exec(this.text)?.[0].length ?? 0;
  }

  private needBlanks(): void {
    const before = this.at;
    this.blanks();
    if (this.at === before) this.fail("a blank is expected");
  }

  private take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private fail(message: string): never {
    throw new XmlSyntax(`${message} (at ${this.at})`);
  }
}
