import { evaluateCondition } from "../evaluate.ts";
import { skipBody } from "../schedule.ts";
import type { ActionError } from "../state.ts";
import type { Runner } from "./runner.ts";
import { bodyAt, openInside } from "./scope.ts";

/** What actions of a branch that was not taken are skipped for. */
export const notTaken = (action: string): ActionError => ({
  code: "ActionBranchingConditionNotSatisfied",
  message: `The execution of template action is skipped: the branching condition for the branch of action '${action}' is not satisfied.`,
});

export const runCondition: Runner<"if"> = (action, step) => {
  const { run, state, scope } = step;
  const holds = evaluateCondition(action.expression, scope);
  const inputs = new Map([["expressionResult", holds]]);
  const taken = holds ? 0 : 1;
  const [then, otherwise] = state.node.bodies;
  const other = holds ? otherwise : then;
  if (other) skipBody(run, other, state.layer, "ActionSkipped", notTaken(action.name));
  if (!holds && !otherwise) return { status: "Succeeded", code: "NotSpecified", inputs };
  openInside(step, bodyAt(step, taken), { inputs });
  return undefined;
};
