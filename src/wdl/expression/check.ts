import { suggestion } from "#foundation";
import type { BrokenExpression, Expression } from "./ast.ts";
import { type FunctionSignature, functionNamed, functionNames } from "./functions/index.ts";
import { type ExpressionPath, walkExpression } from "./walk.ts";

/** A call that the service refuses when the flow is switched on (flow-language.md §6). */
export interface CallProblem {
  readonly code: "expression/unknown-function" | "expression/argument-count";
  readonly message: string;
  /** Of the call in the expression. */
  readonly path: ExpressionPath;
}

/** Whether every call names a known function and gives it a number of arguments it takes. */
export function checkCalls(root: Expression): readonly CallProblem[] {
  const problems: CallProblem[] = [];
  for (const { node, path } of walkExpression(root)) {
    if (node.kind !== "call") continue;
    const known = functionNamed(node.name);
    if (known === undefined) {
      const message = `there is no function "${node.name}".${suggestion(node.name, functionNames())}`;
      problems.push({ code: "expression/unknown-function", message, path });
    } else if (node.args.length < known.least || node.args.length > known.most) {
      const message = `${known.name} takes ${arity(known)}, not ${node.args.length}`;
      problems.push({ code: "expression/argument-count", message, path });
    }
  }
  return problems;
}

function arity({ least, most }: FunctionSignature): string {
  if (most === 0) return "no argument";
  const endless = most === Number.POSITIVE_INFINITY;
  const noun = (endless ? least : most) === 1 ? "argument" : "arguments";
  if (endless) return `at least ${least} ${noun}`;
  return least === most ? `${least} ${noun}` : `${least} to ${most} ${noun}`;
}

/** What of the expression the parser could not understand. */
export const brokenIn = (root: Expression): readonly BrokenExpression[] =>
  [...walkExpression(root)].flatMap(({ node }) => (node.kind === "broken" ? [node] : []));
