import { type Call, type Expression, parseExpression, replaceExpression } from "#wdl";
import { everyAction, ofType, triggerOf } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import { onCall } from "./expression.ts";

/** What takes the place of a call: `_()` in it is the call. */
const instead = (text: string): ((call: Call) => Expression) => {
  const { expression, problems } = parseExpression(text);
  if (problems.length > 0) throw new Error(`"${text}" is no expression`);
  const path = text.includes("_()") ? wayTo(expression) : undefined;
  return (call) => (path ? replaceExpression(expression, path, call) : expression);
};

function wayTo(node: Expression): readonly (number | "of")[] | undefined {
  if (node.kind === "access") {
    const below = wayTo(node.of);
    return below && ["of", ...below];
  }
  if (node.kind !== "call") return undefined;
  if (node.name === "_") return [];
  for (const [index, argument] of node.args.entries()) {
    const below = wayTo(argument);
    if (below) return [index, ...below];
  }
  return undefined;
}

/** Calls that fail by what is known of the values they are given. */
const ROWS: readonly (readonly [name: string, fact: string, expects: string, text: string])[] = [
  ["a place behind the end of a list", "§7.3", "expression/out-of-range", "createArray(_())[1]"],
  ["a place of an empty list", "§7.3", "expression/out-of-range", "json('[]')?[0]"],
  ["a place below 0", "§7.3", "expression/out-of-range", "createArray(_())[-1]"],
  ["a piece that no text has", "§7.3", "expression/out-of-range", "split('a,b', ',')[2]"],
  [
    "a key that is added twice",
    "§8",
    "expression/existing-key",
    "addProperty(addProperty(json('{}'), 'a', _()), 'A', 1)",
  ],
  [
    "a key that is added though it was set",
    "§8",
    "expression/existing-key",
    "addProperty(setProperty(json('{}'), 'a', _()), 'a', 1)",
  ],
  ["the most of an empty list", "§8", "expression/empty-list", "max(json('[]'))"],
  [
    "XML of two roots",
    "§8",
    "expression/xml-root",
    `xml(setProperty(json('{"a":1}'), 'b', string(_())))`,
  ],
  ["XML of a list", "§8", "expression/xml-root", `xml(json('{"a":[1,2]}'))`],
  ["a key of null", "§7.3", "expression/wrong-key", "coalesce(null)['a']"],
  ["a key that a text of JSON has not", "§7.3", "expression/unknown-key", `json('{"a":1}')?['b']`],
  [
    "a list that is to be an empty text",
    "§7.5",
    "expression/never-empty-text",
    "equals(createArray(_()), '')",
  ],
  [
    "null that is to be an empty text",
    "§7.5",
    "expression/never-empty-text",
    "equals('', coalesce(null))",
  ],
  ["a truth value of null", "§8", "expression/failing-value", "bool(null)"],
  ["a text that is parsed and is no JSON", "§8", "expression/failing-value", "parse('a: 1')"],
  [
    "a choice by constants",
    "§7.6",
    "shape/constant-condition",
    "if(equals('a', 'b'), _(), coalesce(_()))",
  ],
  ["a day that no year has", "§8", "expression/failing-value", "formatDateTime('2023-02-29')"],
  ["a format with a lone %", "§8", "expression/failing-value", "utcNow('%')"],
  ["eight digits of a second", "§8", "expression/failing-value", "utcNow('ffffffff')"],
  [
    "a list that is sorted by a key that its elements have not",
    "§8",
    "expression/unknown-key",
    `sort(json('[{"a":1},{"a":2}]'), 'b')`,
  ],
  ["a coalesce of one value", "§8", "expression/idle-coalesce", "coalesce(_())"],
  [
    "a stand-in behind a text",
    "§8, §16 trap 8",
    "expression/idle-coalesce",
    "coalesce(string(_()), '', 'none')",
  ],
  [
    "a text that is asked whether it is null",
    "§8",
    "expression/never-null",
    "equals(concat('a', string(_())), null)",
  ],
  [
    "the beginning of a text compared with a number",
    "§7.5, §8",
    "expression/number-with-text",
    "equals(take(concat('a', string(_())), 1), 5)",
  ],
  [
    "a branch of an if that a function refuses",
    "§8",
    "expression/argument-type",
    "union(if(empty(string(_())), '[]', createArray(1)), createArray(2))",
  ],
  [
    "an id that lacks a digit",
    "§10.2",
    "environment/broken-id",
    "concat('00000000-0000-0000-000-000000000000', string(_()))",
  ],
];

const VALUES = [
  ["int", "ten"],
  ["json", "{a"],
  ["formatDateTime", "today"],
  ["base64ToString", "*"],
] as const;

export const KNOWN_VALUE_KINDS: readonly MutantKind[] = [
  ...ROWS.map(([name, fact, expects, text]) => ({
    name,
    fact: `flow-language.md ${fact}`,
    expects: [expects],
    plant: onCall(instead(text)),
  })),
  {
    name: "a value that fails, composed before",
    fact: "flow-language.md §8",
    expects: ["expression/failing-value"],
    plant(root, random) {
      const one = random.pick(everyAction(root));
      const [call, inputs] = random.pick(VALUES) ?? VALUES[0];
      if (!one) return false;
      one.list["Value_of_old"] = { type: "Compose", inputs, runAfter: {} };
      one.list["Work_of_old"] = {
        type: "Compose",
        inputs: `@${call}(outputs('Value_of_old'))`,
        runAfter: { Value_of_old: ["Succeeded"] },
      };
      return true;
    },
  },
  {
    name: "a form that nobody sent",
    fact: "flow-language.md §7.7",
    expects: ["reference/no-form"],
    plant(root, random) {
      const one = random.pick(ofType(root, "Compose"));
      const { type, kind } = triggerOf(root) ?? {};
      if (!one || (type === "Request" && kind === "Http")) return false;
      one.json.inputs = "@triggerFormDataValue('Subject')";
      return true;
    },
  },
  {
    name: "a condition of constants",
    fact: "flow-language.md §3.1",
    expects: ["shape/constant-condition"],
    plant(root, random) {
      const one = random.pick(ofType(root, "If"));
      if (!one) return false;
      one.json.expression = random.pick([
        { equals: [1, 1] },
        { and: [{ equals: ["@true", true] }] },
        { not: { equals: ["a", "b"] } },
        "@equals(1, 2)",
        { or: [{ greater: [1, 2] }, { less: [1, 2] }] },
      ]);
      return true;
    },
  },
];
