import {
  type ButtonInput,
  buttonKeys,
  type ChildFlow,
  callInputs,
  childBody,
  type Draft,
  type GivenInputs,
  type Typed,
} from "#wdl";
import { RETRY_NEVER } from "./connector.ts";

/**
 * Calls another flow and waits for its answer (at most 120 s, flow-language.md §3.1). Never retried:
 * a child may have done its work although the answer was lost. Until the solution is assembled the
 * call names the child by its key.
 */
export const callChild = <Inputs extends Readonly<Record<string, ButtonInput>>, Answer>(
  child: ChildFlow<Inputs, Answer>,
  inputs: NoInfer<GivenInputs<Inputs>>,
): Draft<{ readonly answer: Typed<Answer | null> }> => ({
  action: {
    kind: "child-flow",
    workflowReferenceName: child.key,
    body: callInputs<Inputs>(buttonKeys(child.takes), inputs),
    retryPolicy: RETRY_NEVER,
  },
  result: (name) => ({ answer: childBody<Answer>(name) }),
});
