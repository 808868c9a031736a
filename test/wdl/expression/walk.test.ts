import { expect, test } from "vitest";
import { parseExpression, printExpression, referencesOf, visitCalls, walkExpression } from "#wdl";

test("nodes come in the order written, with path and parents", () => {
  const { expression } = parseExpression("f(g(1)['k'], 2)");
  const visited = [...walkExpression(expression)].map(({ node, path, parents }) => [
    printExpression(node).trim(),
    path.join("/"),
    parents.map(({ kind }) => kind).join(" "),
  ]);
  expect(visited).toEqual([
    ["f(g(1)['k'], 2)", "", ""],
    ["g(1)['k']", "0", "call"],
    ["g(1)", "0/of", "call access"],
    ["1", "0/of/0", "call access call"],
    ["'k'", "0/key", "call access"],
    ["2", "1", "call"],
  ]);
});

test("calls are visited in the order written, also those in a key", () => {
  const { expression } = parseExpression("f(g(1)[h('k')], 2, i()?['x'])");
  const names: string[] = [];
  visitCalls(expression, ({ name }) => names.push(name));
  expect(names).toEqual(["f", "g", "h", "i"]);
});

test("references are found by function, whatever its case, and computed names are told", () => {
  const source =
    "concat(OUTPUTS('A'), body('b c')?['x'], items('Each'), result('Try'), variables('v'), " +
    "parameters('P (p)'), triggerBody()['id'], actions(item()), iterationIndexes('U'))";
  const { expression } = parseExpression(source);
  expect(referencesOf(expression).map(({ kind, function: by, name }) => [kind, by, name])).toEqual([
    ["action", "outputs", "A"],
    ["action", "body", "b c"],
    ["loop", "items", "Each"],
    ["container", "result", "Try"],
    ["variable", "variables", "v"],
    ["parameter", "parameters", "P (p)"],
    ["trigger", "triggerBody", undefined],
    ["action", "actions", undefined],
    ["loop", "iterationIndexes", "U"],
  ]);
});
