import {
  localName,
  prefixOf,
  XML_NAMESPACE,
  XMLNS,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from "./node.ts";

/** A document as XPath 1.0 sees it: adjacent text is one node, every node knows its place. */
export interface TreeNode {
  readonly kind:
    | "root"
    | "element"
    | "attribute"
    | "namespace"
    | "text"
    | "comment"
    | "instruction";
  readonly order: number;
  readonly parent: TreeNode | undefined;
  readonly children: readonly TreeNode[];
  readonly attributes: readonly TreeNode[];
  /** With prefix; empty for nodes without a name. */
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  /** Own text of attributes, texts, comments and instructions. */
  readonly text: string;
  readonly element?: XmlElement;
  /** Prefixes in force here. */
  readonly bound: ReadonlyMap<string, string>;
}

export function treeOf(document: XmlDocument): TreeNode {
  let order = 0;
  const made = (
    kind: TreeNode["kind"],
    parent: TreeNode | undefined,
    { name = "", namespace = "", text = "" },
    bound: ReadonlyMap<string, string>,
    element?: XmlElement,
  ) => ({
    kind,
    order: order++,
    parent,
    children: [] as TreeNode[],
    attributes: [] as TreeNode[],
    name,
    local: localName(name),
    namespace,
    text,
    bound,
    ...(element ? { element } : {}),
  });
  const fill = (node: ReturnType<typeof made>, children: readonly XmlNode[]): void => {
    for (let at = 0; at < children.length; at += 1) {
      const child = children[at];
      if (child?.kind === "element") {
        const own = child.attributes.filter(({ namespace }) => namespace === XMLNS);
        const bound =
          own.length === 0
            ? node.bound
            : new Map([
                ...node.bound,
                ...own.map(
                  ({ name, value }) =>
                    [prefixOf(name) === "" ? "" : localName(name), value] as const,
                ),
              ]);
        const element = made("element", node, child, bound, child);
        node.children.push(element);
        for (const { name, namespace, value } of child.attributes) {
          if (namespace === XMLNS) continue;
          element.attributes.push(
            made("attribute", element, { name, namespace, text: value }, bound),
          );
        }
        fill(element, child.children);
      } else if (child?.kind === "text") {
        let text = child.value;
        for (let next = children[at + 1]; next?.kind === "text"; next = children[at + 1]) {
          text += next.value;
          at += 1;
        }
        node.children.push(made("text", node, { text }, node.bound));
      } else if (child?.kind === "comment") {
        node.children.push(made("comment", node, { text: child.value }, node.bound));
      } else if (child?.kind === "instruction") {
        const { target, value } = child;
        node.children.push(made("instruction", node, { name: target, text: value }, node.bound));
      }
    }
  };
  const root = made("root", undefined, {}, new Map());
  fill(root, document.children);
  return root;
}

const namespaces = new WeakMap<TreeNode, readonly TreeNode[]>();

/** What is declared in an element or around it: the innermost and last declared first, `xml` last. */
export function namespacesOf(element: TreeNode): readonly TreeNode[] {
  if (element.kind !== "element") return [];
  const known = namespaces.get(element);
  if (known) return known;
  const bound = new Map<string, string>();
  for (let at: TreeNode | undefined = element; at; at = at.parent) {
    for (const { name, namespace, value } of (at.element?.attributes ?? []).toReversed()) {
      const prefix = prefixOf(name) === "" ? "" : localName(name);
      if (namespace === XMLNS && !bound.has(prefix)) bound.set(prefix, value);
    }
  }
  const declared = [...bound].filter(([, uri]) => uri !== "");
  const made = [...declared, ["xml", XML_NAMESPACE] as const].map(
    ([prefix, uri], place, { length }): TreeNode => ({
      kind: "namespace",
      // Between the element and its attributes.
      order: element.order + (place + 1) / (length + 1),
      parent: element,
      children: [],
      attributes: [],
      name: prefix,
      local: prefix,
      namespace: "",
      text: uri,
      bound: element.bound,
    }),
  );
  namespaces.set(element, made);
  return made;
}

/** The string-value of XPath. */
export function stringValue(node: TreeNode): string {
  if (node.kind !== "root" && node.kind !== "element") return node.text;
  let text = "";
  for (const child of node.children) {
    if (child.kind === "text" || child.kind === "element") text += stringValue(child);
  }
  return text;
}
