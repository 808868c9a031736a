import { evaluateTemplate } from "../evaluate.ts";
import { skipBody } from "../schedule.ts";
import type { Value } from "../value.ts";
import { notTaken } from "./condition.ts";
import type { Runner } from "./runner.ts";
import { openInside } from "./scope.ts";

/** The case whose literal has the same type and value; text is compared with case. */
export const runSwitch: Runner<"switch"> = (action, step) => {
  const { run, state, scope } = step;
  const value = evaluateTemplate(action.expression, scope);
  const found = action.cases.findIndex((one) => evaluateTemplate(one.value, scope) === value);
  const taken = found === -1 ? action.cases.length : found;
  const outputs: Value = new Map([["expression", value]]);
  const body = state.node.bodies[taken];
  for (const other of state.node.bodies) {
    if (other !== body) {
      skipBody(run, other, state.layer, "ActionSkipped", notTaken(action.name));
    }
  }
  if (!body) return { status: "Succeeded", code: "NotSpecified", outputs };
  openInside(step, body, { outputs });
  return undefined;
};
