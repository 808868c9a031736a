import type { Expression, Template } from "#wdl";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { isCall } from "../../expressions.ts";
import { isComputed, memberOf, told } from "../../literal.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const connections = connected(DATAVERSE);
const List = operation("ListRecords", { entityName: "accounts", $top: 1 });
const { authentication: _, ...inputs } = List.inputs;

/** All operations of a flow authenticate in the same form, one that there is. */
export const connectionAuthentication = defineRule({
  code: "connection/authentication",
  judges: "flow",
  severity: "warning",
  why: "A mixture shows that parts were written by hand; the save API refuses one form or the other.",
  fact: "flow-language.md §1.5",
  examples: () => ({
    good: { connections, actions: { List, Again: List } },
    bad: { connections, actions: { List, Again: { ...List, inputs } } },
  }),
  check(view, report) {
    const operations = operationsIn(view);
    if (operations.every(({ authentication }) => authentication === undefined)) return;
    for (const { authentication, at } of operations) {
      if (authentication !== undefined) {
        if (isForm(authentication)) continue;
        report({
          message: `${told(authentication)} authenticates nothing.`,
          at: at("inputs", "authentication"),
          hint: "Write @parameters('$authentication').",
        });
        continue;
      }
      report({
        message: "Other operations of the flow have an authentication, this one has none.",
        at: at("inputs"),
      });
    }
  },
});

/**
 * The parameter that carries the connection's token, or an object that says a type: flows that an app
 * starts read the token of the app's user (flow-language.md §1.5).
 */
const isForm = (authentication: Template): boolean =>
  authentication.kind === "expression"
    ? readsParameter(authentication.expression)
    : isComputed(authentication) || memberOf(authentication, "type") !== undefined;

const readsParameter = (node: Expression): boolean =>
  isCall(node, "parameters") &&
  node.args[0]?.kind === "string" &&
  node.args[0].value.toLowerCase() === "$authentication";
