/** Why a template has no value. The only thing that evaluating throws; the run turns it into a failed action. */
export class EvaluationError extends Error {
  override readonly name: string = "EvaluationError";

  /** Messages quote what was given; a long one is cut. */
  constructor(message: string) {
    super(message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message);
  }
}

const LONGEST_MESSAGE = 500;

/** A function refuses what it was given; the evaluator adds which function. */
export class Refusal extends EvaluationError {
  override readonly name = "Refusal";
}

export function fail(message: string): never {
  throw new EvaluationError(message);
}

/** For bodies of functions: reads on after "The template function 'x' ". */
export function refuse(message: string): never {
  throw new Refusal(message);
}
