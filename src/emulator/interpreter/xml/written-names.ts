import { localName, prefixOf, XMLNS, type XmlAttribute, type XmlElement } from "./node.ts";

interface Binding {
  readonly prefix: string;
  readonly namespace: string;
  /** Whether the document itself says so. */
  said: boolean;
}

/** The default namespace in an element, and whether a declaration of it is still to be written. */
interface Level {
  readonly depth: number;
  /** How many bindings stand outside the element. */
  readonly outside: number;
  default: string;
  due: boolean;
  /** Prefixes that were made up for attributes. */
  made: number;
}

export class UnwritableName extends Error {}

/**
 * Gives elements and attributes the names that `XmlTextWriter` writes them with: a prefix without a
 * namespace is left off, and what no declaration says yet is declared behind the attributes.
 */
export function withWrittenNames(root: XmlElement): XmlElement {
  const bindings: Binding[] = [];
  const boundTo = (prefix: string): number =>
    bindings.findLastIndex((binding) => binding.prefix === prefix);

  const bind = (prefix: string, namespace: string, said: boolean): void => {
    if (namespace === "") throw new UnwritableName("a prefix needs a namespace");
    const known = bindings[boundTo(prefix)];
    if (known?.namespace !== namespace) bindings.push({ prefix, namespace, said });
    else if (said) known.said = true;
  };

  const prefixFor = (namespace: string): string | undefined =>
    bindings.findLast(
      (binding, place) => binding.namespace === namespace && boundTo(binding.prefix) === place,
    )?.prefix;

  /** With a prefix that means the namespace of the attribute here. */
  const named = (attribute: XmlAttribute, level: Level): XmlAttribute => {
    const { name, namespace, value } = attribute;
    const written = prefixOf(name);
    if (written === "xml") return attribute;
    if (namespace === "") return { name: localName(name), namespace, value };
    const taken = written === "" || boundTo(written) >= level.outside;
    const defined = prefixFor(namespace);
    let prefix = taken || defined === written ? defined : undefined;
    if (prefix === undefined) {
      level.made += taken ? 1 : 0;
      prefix = taken ? `d${level.depth}p${level.made}` : written;
      bind(prefix, namespace, false);
    }
    return { name: `${prefix}:${localName(name)}`, namespace, value };
  };

  const declare = ({ name, value }: XmlAttribute, level: Level): void => {
    if (name !== "xmlns") {
      silence(localName(name), value, level);
      bind(localName(name), value, true);
      return;
    }
    if (!level.due) level.default = value;
    level.due = false;
  };

  /** A declaration of the element itself wins over what its own name would have declared. */
  const silence = (prefix: string, namespace: string, level: Level): void => {
    const place = boundTo(prefix);
    const known = bindings[place];
    if (known && known.namespace !== namespace && place >= level.outside) known.said = true;
  };

  const element = (node: XmlElement, outer: Level): XmlElement => {
    const { namespace } = node;
    const level: Level = {
      depth: outer.depth + 1,
      outside: bindings.length,
      default: outer.default,
      due: false,
      made: 0,
    };
    const prefix = namespace === "" ? "" : prefixOf(node.name);
    if (prefix === "") {
      level.default = namespace;
      level.due = true;
    } else bind(prefix, namespace, false);
    const attributes = node.attributes.map((attribute) => {
      if (attribute.namespace !== XMLNS) return named(attribute, level);
      declare(attribute, level);
      return attribute;
    });
    for (const binding of bindings.slice(level.outside).reverse()) {
      if (!binding.said) attributes.push(declaration(`xmlns:${binding.prefix}`, binding.namespace));
      binding.said = true;
    }
    if (level.due && level.default !== outer.default) {
      attributes.push(declaration("xmlns", level.default));
    }
    const children = node.children.map((child) =>
      child.kind === "element" ? element(child, level) : child,
    );
    bindings.length = level.outside;
    const local = prefixOf(node.name) === "" ? node.name : localName(node.name);
    return {
      ...node,
      name: prefix === "" ? local : `${prefix}:${local}`,
      attributes,
      children,
    };
  };

  return element(root, { depth: 0, outside: 0, default: "", due: false, made: 0 });
}

const declaration = (name: string, value: string): XmlAttribute => ({
  name,
  namespace: XMLNS,
  value,
});
