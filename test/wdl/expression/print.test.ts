import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Expression,
  FUNCTIONS,
  parseExpression,
  printCanonical,
  printExpression,
  quoteText,
  replaceExpression,
  walkExpression,
} from "#wdl";
import { anyTree, hostileText } from "./tree-arbitrary.ts";

const parsed = (source: string): Expression => parseExpression(source).expression;

/** The same meaning without anything the canonical printer may change. */
function meaning(node: Expression): Expression {
  switch (node.kind) {
    case "string":
      return { kind: "string", value: node.value };
    case "number":
      return { kind: "number", text: node.text.replace(/^\+/, "") };
    case "boolean":
      return { kind: "boolean", value: node.value };
    case "null":
      return { kind: "null" };
    case "broken":
      return { kind: "broken", text: node.text };
    case "call":
      return { kind: "call", name: node.name.toLowerCase(), args: node.args.map(meaning) };
    case "access":
      return {
        kind: "access",
        of: meaning(node.of),
        key: meaning(node.key),
        safe: node.safe,
        style: node.style,
      };
  }
}

test("reading what was printed gives the same tree", () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      expect(parseExpression(printExpression(tree))).toEqual({ expression: tree, problems: [] });
    }),
    { numRuns: 500 },
  );
});

/** What a tree of the parser can hold; "broken" alone stands for what is no expression. */
const SHAPES = [
  ...["string", "number", "boolean true", "boolean false", "null", "call"],
  ...["dot", "?dot", "bracket", "?bracket"],
  ...["before", "spelling", "beforeOpen", "beforeCommas", "beforeClose", "beforeSafe"],
];

test("the trees of these tests reach every kind of node, every spelling and every function", () => {
  const reached = new Set<string>();
  const called = new Set<string>();
  for (const tree of fc.sample(anyTree, { numRuns: 5000, seed: 1 })) {
    for (const { node } of walkExpression(tree)) {
      if (node.kind === "access") reached.add(`${node.safe ? "?" : ""}${node.style}`);
      else reached.add(node.kind === "boolean" ? `boolean ${node.value}` : node.kind);
      if (node.kind === "call") called.add(node.name);
      for (const name of Object.keys(node)) if (SHAPES.includes(name)) reached.add(name);
    }
  }
  expect([...reached].toSorted()).toEqual(SHAPES.toSorted());
  expect(Object.keys(FUNCTIONS).filter((name) => !called.has(name))).toEqual([]);
});

test("reading what was printed canonically gives a tree of the same meaning", () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const { expression, problems } = parseExpression(printCanonical(tree));
      expect(problems).toEqual([]);
      expect(meaning(expression)).toEqual(meaning(tree));
    }),
    { numRuns: 500 },
  );
});

test("quoted text holds any text and cannot end early", () => {
  fc.assert(
    fc.property(hostileText, hostileText, (first, second) => {
      expect(parsed(`concat(${quoteText(first)},${quoteText(second)})`)).toEqual({
        kind: "call",
        name: "concat",
        args: [
          { kind: "string", value: first },
          { kind: "string", value: second },
        ],
      });
    }),
  );
});

test.each([
  ["CONCAT( 'a','b' )", "concat('a', 'b')"],
  ["encodeURIComponent(TRUE)", "encodeUriComponent(true)"],
  ["if(\n  equals(1,+1),\n  Null,\n  'x')", "if(equals(1, 1), null, 'x')"],
  ["body('A') ? [ 'x' ] . y", "body('A')?['x'].y"],
  ["Unheard(1,2)", "Unheard(1, 2)"],
])("the designer's spelling of %j", (source, expected) => {
  expect(printCanonical(parsed(source))).toBe(expected);
});

test("a key that is no name is printed in brackets", () => {
  const of: Expression = { kind: "call", name: "item", args: [] };
  const key: Expression = { kind: "string", value: "a b" };
  const access: Expression = { kind: "access", of, key, safe: true, style: "dot" };
  expect(printExpression(access)).toBe("item()?['a b']");
  expect(printCanonical(access)).toBe("item()?['a b']");
});

test("sub-trees move and are replaced while their neighbours keep their spelling", () => {
  const source = "CONCAT( 'a'  ,\n  outputs('X') ?[ 'Y' ] , +1.0 )";
  const root = parsed(source);
  const replaced = replaceExpression(root, [1, "of", 0], parsed("'Z'"));
  expect(printExpression(replaced)).toBe("CONCAT( 'a'  ,\n  outputs('Z') ?[ 'Y' ] , +1.0 )");

  const moved = replaceExpression(
    replaceExpression(root, [0], parsed("toLower( Item() )")),
    [2],
    parsed("body('B').c"),
  );
  expect(printExpression(moved)).toBe(
    "CONCAT( toLower( Item() )  ,\n  outputs('X') ?[ 'Y' ] , body('B').c )",
  );
  expect(printExpression(root)).toBe(source);

  const inner = parsed(" f( x() )");
  const into = parsed("g(1 ,2)");
  const piece = [...walkExpression(inner)].find(({ path }) => path.length === 1)?.node;
  expect(piece && printExpression(replaceExpression(into, [1], piece))).toBe("g(1 , x())");
});

test("a path that leads nowhere changes nothing", () => {
  const root = parsed("f(1)");
  expect(replaceExpression(root, [3], parsed("2"))).toBe(root);
  expect(replaceExpression(root, ["of"], parsed("2"))).toBe(root);
});
