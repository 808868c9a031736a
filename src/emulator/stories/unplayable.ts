/** Why a step or an expectation cannot be carried out as it is written; `path` leads to the words. */
export class Unplayable extends Error {
  readonly path: readonly (string | number)[];

  constructor(message: string, path: readonly (string | number)[] = []) {
    super(message);
    this.path = path;
  }
}

/** Does what a key of the story says; what is wrong with it is told at that key. */
export function below<Result>(key: string | number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Unplayable)) throw error;
    throw new Unplayable(error.message, [key, ...error.path]);
  }
}
