import {
  actionName,
  compose,
  fn,
  type RunAfter,
  respond,
  type StepOptions,
  type Steps,
  set,
  type Typed,
  terminate,
  typed,
  type Variable,
} from "#wdl";
import { afterAnswer, errorMessageOf } from "../steps/outcome.ts";
import type { DetailsAnswer } from "./request.ts";

/** The two variables that Microsoft's guide names. */
export interface Responses {
  readonly data: Variable<unknown>;
  readonly country: Variable<string>;
}

/** Adds to the response data; a variable may not read itself while it is set. */
export function remember(
  steps: Steps,
  { data }: Responses,
  what: string,
  values: { readonly [Key in keyof DetailsAnswer]?: Typed<string | null> },
  after?: RunAfter,
): void {
  const options: StepOptions = after === undefined ? {} : { after };
  const together = steps.do(
    `Response data: ${what}`,
    compose<object>(
      Object.entries(values).reduce<Typed<object>>(
        (made, [key, value]) =>
          fn.setProperty(made, typed<string>({ kind: "string", value: key }), value),
        typed(data.value.node),
      ),
    ),
    options,
  );
  steps.do(`Set response data: ${what}`, set(data, together.output));
}

/** Answers with the reason and ends the run as failed. */
export function refuse(steps: Steps, what: string, reason: Typed<string>): void {
  const answer = steps.do(`Respond why: ${what}`, respond(500, { Reason: reason }));
  steps.do(`End: ${what}`, terminate({ status: "Failed", code: "NotWritten", message: reason }), {
    after: afterAnswer(answer),
  });
}

/** The same for a step that failed, with the service's own words. */
export const refuseAfter = (steps: Steps, step: string): void =>
  refuse(
    steps,
    step,
    fn.concat(`${step}: `, fn.coalesce(errorMessageOf(step), "Dataverse gave no reason")),
  );

export const nameOf = actionName;
