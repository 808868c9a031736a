import { XML_NAMESPACE } from "./node.ts";
import { stringValue, type TreeNode } from "./tree.ts";
import { XPathError } from "./xpath-tokens.ts";
import {
  isNodes,
  numberOf,
  textOfXPath,
  truthOf,
  type XPathContext,
  type XPathValue,
} from "./xpath-value.ts";

interface XPathFunction {
  readonly least: number;
  readonly most: number;
  readonly run: (args: readonly XPathValue[], context: XPathContext) => XPathValue;
}

/** The core library of XPath 1.0. Throws {@link XPathError} for an unknown name or a wrong count. */
export function callXPath(
  name: string,
  args: readonly XPathValue[],
  context: XPathContext,
): XPathValue {
  const body = Object.hasOwn(LIBRARY, name) ? LIBRARY[name] : undefined;
  if (!body) throw new XPathError(`there is no function '${name}'`);
  if (args.length < body.least || args.length > body.most) {
    throw new XPathError(`the function '${name}' does not take ${args.length} arguments`);
  }
  return body.run(args, context);
}

const takes = (least: number, most: number, run: XPathFunction["run"]): XPathFunction => ({
  least,
  most,
  run,
});

const text = (args: readonly XPathValue[], place: number): string => textOfXPath(args[place] ?? "");
const number = (args: readonly XPathValue[], place: number): number =>
  numberOf(args[place] ?? Number.NaN);

function nodes(args: readonly XPathValue[], place: number): readonly TreeNode[] {
  const value = args[place];
  if (value === undefined || !isNodes(value)) throw new XPathError("nodes are expected");
  return value;
}

/** The argument or, without one, the node at hand. */
const textOrHere = (args: readonly XPathValue[], { node }: XPathContext): string =>
  args.length === 0 ? stringValue(node) : text(args, 0);

const firstNode = (args: readonly XPathValue[], { node }: XPathContext): TreeNode | undefined =>
  args.length === 0 ? node : nodes(args, 0)[0];

const LIBRARY: Readonly<Record<string, XPathFunction>> = {
  last: takes(0, 0, (_, { size }) => size),
  position: takes(0, 0, (_, { position }) => position),
  count: takes(1, 1, (args) => nodes(args, 0).length),
  id: takes(1, 1, () => []),
  "local-name": takes(0, 1, (args, context) => firstNode(args, context)?.local ?? ""),
  "namespace-uri": takes(0, 1, (args, context) => firstNode(args, context)?.namespace ?? ""),
  name: takes(0, 1, (args, context) => firstNode(args, context)?.name ?? ""),
  string: takes(0, 1, (args, context) => textOrHere(args, context)),
  concat: takes(2, Number.POSITIVE_INFINITY, (args) => args.map(textOfXPath).join("")),
  "starts-with": takes(2, 2, (args) => text(args, 0).startsWith(text(args, 1))),
  contains: takes(2, 2, (args) => text(args, 0).includes(text(args, 1))),
  "substring-before": takes(2, 2, (args) => {
    const at = text(args, 0).indexOf(text(args, 1));
    return at < 0 ? "" : text(args, 0).slice(0, at);
  }),
  "substring-after": takes(2, 2, (args) => {
    const at = text(args, 0).indexOf(text(args, 1));
    return at < 0 ? "" : text(args, 0).slice(at + text(args, 1).length);
  }),
  substring: takes(2, 3, (args) => {
    const start = round(number(args, 1));
    const end = args.length === 2 ? Number.POSITIVE_INFINITY : start + round(number(args, 2));
    return [...units(text(args, 0))]
      .filter((_, index) => index + 1 >= start && index + 1 < end)
      .join("");
  }),
  "string-length": takes(0, 1, (args, context) => textOrHere(args, context).length),
  "normalize-space": takes(0, 1, (args, context) =>
    textOrHere(args, context)
      .replace(/[ \t\r\n]+/g, " ")
      .replace(/^ | $/g, ""),
  ),
  translate: takes(3, 3, (args) => {
    const [from, to] = [text(args, 1), text(args, 2)];
    return units(text(args, 0))
      .map((unit) => {
        const at = from.indexOf(unit);
        return at < 0 ? unit : (to[at] ?? "");
      })
      .join("");
  }),
  boolean: takes(1, 1, (args) => truthOf(args[0] ?? false)),
  not: takes(1, 1, (args) => !truthOf(args[0] ?? false)),
  true: takes(0, 0, () => true),
  false: takes(0, 0, () => false),
  lang: takes(1, 1, (args, { node }) => speaks(node, text(args, 0).toLowerCase())),
  number: takes(0, 1, (args, { node }) => (args.length === 0 ? numberOf([node]) : number(args, 0))),
  sum: takes(1, 1, (args) =>
    nodes(args, 0).reduce((total, node) => total + numberOf(stringValue(node)), 0),
  ),
  floor: takes(1, 1, (args) => Math.floor(number(args, 0))),
  ceiling: takes(1, 1, (args) => Math.ceil(number(args, 0))),
  round: takes(1, 1, (args) => round(number(args, 0))),
};

const units = (value: string): readonly string[] => value.split("");

const round = Math.round;

function speaks(node: TreeNode, language: string): boolean {
  for (let at: TreeNode | undefined = node; at; at = at.parent) {
    const own = at.attributes.find(
      ({ local, namespace }) => local === "lang" && namespace === XML_NAMESPACE,
    );
    if (own) {
      const spoken = own.text.toLowerCase();
      return spoken === language || spoken.startsWith(`${language}-`);
    }
  }
  return false;
}
