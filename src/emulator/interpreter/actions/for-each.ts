import { type BodyStatus, worseOf } from "../body-status.ts";
import { evaluateTemplate } from "../evaluate.ts";
import { LIMITS } from "../limits.ts";
import { containerOutcome } from "../record.ts";
import { finish, newLayer, openBody } from "../schedule.ts";
import { isList, kindOf } from "../value.ts";
import { badRequest, type Runner } from "./runner.ts";
import { bodyAt } from "./scope.ts";

/** Of a Foreach that says nothing about concurrency; Logic Apps would take 20 (flow-language.md §3.1). */
const DEFAULT_REPETITIONS = 1;

/** Every iteration runs, whatever the others come to. */
export const runForEach: Runner<"for-each"> = (action, step) => {
  const { run, state, scope } = step;
  const items = evaluateTemplate(action.foreach, scope);
  if (!isList(items)) {
    const message = `The execution of template action '${action.name}' failed: the result of the evaluation of 'foreach' expression is of type '${kindOf(items)}'. The result must be a valid array.`;
    return badRequest("ExpressionEvaluationFailed", message);
  }
  if (items.length > run.limits.items) {
    const message = `The 'foreach' of action '${action.name}' has ${items.length} items; ${run.limits.items} are allowed.`;
    return badRequest("ForeachItemsLimitExceeded", message);
  }
  const body = bodyAt(step, 0);
  const { node, layer } = state;
  if (items.length === 0 || body.nodes.length === 0) {
    return { status: "Succeeded", code: "NotSpecified" };
  }
  const width = Math.min(node.settings.repetitions ?? DEFAULT_REPETITIONS, LIMITS.repetitions);
  let next = 0;
  let left = items.length;
  let merged: BodyStatus = "Succeeded";

  const begin = (): void => {
    const iteration = newLayer(layer, node, node.slots, next, items[next] ?? null);
    next += 1;
    state.iterations.push(iteration);
    openBody(run, body, iteration, (status) => {
      left -= 1;
      merged = worseOf(merged, status);
      state.last = iteration;
      if (next < items.length) begin();
      else if (left === 0) finish(run, state, containerOutcome(merged));
    });
  };
  while (next < Math.min(width, items.length)) begin();
  return undefined;
};
