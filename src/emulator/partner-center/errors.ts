import type { JsonObject } from "#foundation";
import { answer, NOT_SIMULATED, refusal } from "../connection/answer.ts";
import type { ConnectorAnswer } from "../port.ts";

/** Every way in which the simulated Partner Center says no (domain.md §4.7). */
const REFUSALS = {
  "invalid-request": { status: 400, code: "invalidRequest" },
  "item-not-found": { status: 404, code: "itemNotFound" },
  "access-denied": { status: 403, code: "accessDenied" },
  "precondition-failed": { status: 412, code: "preconditionFailed" },
  conflict: { status: 409, code: "resourceModified" },
  /** Our own word for what the real one may do. */
  "not-simulated": { status: 501, code: NOT_SIMULATED },
} as const;

/** A class for the reason that Dataverse's refusals are one. */
export class Refused {
  readonly refused: keyof typeof REFUSALS;
  readonly message: string;
  /** The property that is wrong, as a path. */
  readonly target: string | undefined;

  constructor(kind: keyof typeof REFUSALS, message: string, target?: string) {
    this.refused = kind;
    this.message = message;
    this.target = target;
  }
}

export const invalid = (message: string, target?: string): Refused =>
  new Refused("invalid-request", message, target);

export const notFound = (id: string): Refused =>
  new Refused("item-not-found", `There is no referral ${id}.`);

export const isRefused = (value: unknown): value is Refused => value instanceof Refused;

export function answerOf({ refused, message, target }: Refused): ConnectorAnswer {
  const { status, code } = REFUSALS[refused];
  if (target === undefined) return refusal(status, code, message);
  const error: JsonObject = new Map([
    ["code", code],
    ["message", message],
    ["target", target],
  ]);
  return answer(status, new Map([["error", error]]));
}

/** The body of 429 has a form of its own. */
export const throttled = (seconds: number): ConnectorAnswer =>
  answer(
    429,
    new Map<string, string | bigint>([
      ["statusCode", 429n],
      ["message", `Rate limit is exceeded. Try again in ${seconds} seconds.`],
    ]),
    { "Retry-After": String(seconds) },
  );
