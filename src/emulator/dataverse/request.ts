import type { JsonObject } from "#foundation";
import type { ConnectorAnswer } from "../port.ts";
import type { Surface } from "./row-output.ts";
import type { Author, Transaction } from "./transaction.ts";

/** What an operation needs of its organisation. */
export interface Request {
  readonly surface: Surface;
  readonly parameters: JsonObject;
  readonly transaction: Transaction;
  readonly author: Author;
  /** Rows on a page. */
  readonly pageSize: number;
  readonly newId: () => string;
}

/** The answer, and the transaction to keep. A refusal keeps nothing. */
export interface Outcome {
  readonly answer: ConnectorAnswer;
  readonly transaction: Transaction;
}
