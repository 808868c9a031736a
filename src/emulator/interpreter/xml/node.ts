/** An XML document as `XmlDocument` holds it, without the white space between elements. */
export type XmlNode =
  | XmlElement
  | XmlText
  | XmlComment
  | XmlInstruction
  | XmlDeclaration
  | XmlDoctype;

export interface XmlElement {
  readonly kind: "element";
  /** As written, with its prefix. */
  readonly name: string;
  /** Of the prefix, or of the default namespace; empty for none. */
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** Written as `<a />`. */
  readonly empty: boolean;
}

export interface XmlAttribute {
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

export interface XmlText {
  readonly kind: "text";
  /** `blank`: white space kept by `xml:space="preserve"`. */
  readonly form: "plain" | "cdata" | "blank";
  readonly value: string;
}

export interface XmlComment {
  readonly kind: "comment";
  readonly value: string;
}

export interface XmlInstruction {
  readonly kind: "instruction";
  readonly target: string;
  readonly value: string;
}

export interface XmlDeclaration {
  readonly kind: "declaration";
  readonly version: string;
  readonly encoding: string;
  readonly standalone: string;
}

export interface XmlDoctype {
  readonly kind: "doctype";
  readonly name: string;
  readonly publicId?: string;
  readonly systemId?: string;
  /** Made without an internal subset, not even an empty one. */
  readonly bare?: boolean;
}

export interface XmlDocument {
  readonly children: readonly XmlNode[];
}

export const XMLNS = "http://www.w3.org/2000/xmlns/";
export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

/** Elements and attributes of this namespace steer the conversion from and to JSON (Newtonsoft). */
export const JSON_NAMESPACE = "http://james.newtonking.com/projects/json";

export const localName = (name: string): string => name.slice(name.indexOf(":") + 1);
export const prefixOf = (name: string): string => name.slice(0, Math.max(0, name.indexOf(":")));
