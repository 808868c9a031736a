import { NOT_SIMULATED, refusal } from "../connection/answer.ts";
import type { ConnectorAnswer } from "../port.ts";

/**
 * Every way in which the simulated Dataverse says no: status and code of flow-language.md §10.3.
 * `not-simulated` is our own word for what the real one may do. `evidence: "I"` marks codes that are inferred: flows must not hang on them.
 */
const REFUSALS = {
  "row-absent": { status: 404, code: "0x80040217", evidence: "D" },
  "set-unknown": { status: 404, code: "0x8006088a", evidence: "D" },
  "payload-malformed": { status: 400, code: "0x80048d19", evidence: "I" },
  /** Found by the service before it calls (flow-language.md §3.4). */
  "type-conversion": {
    status: 400,
    code: "OpenApiOperationParameterTypeConversionFailed",
    evidence: "D",
  },
  "property-unknown": { status: 400, code: "0x80060888", evidence: "I" },
  "query-malformed": { status: 400, code: "0x80060888", evidence: "I" },
  /** Of FetchXml; codes as its documentation has them, or from memory. */
  "attribute-unknown": { status: 400, code: "0x80041103", evidence: "I" },
  "entity-unknown": { status: 400, code: "0x80041102", evidence: "I" },
  "too-many-links": { status: 400, code: "0x8004430d", evidence: "D" },
  "aggregate-limit": { status: 400, code: "0x8004e023", evidence: "D" },
  "option-out-of-range": { status: 400, code: "0x8004431a", evidence: "I" },
  "number-out-of-range": { status: 400, code: "0x80044330", evidence: "I" },
  "text-too-long": { status: 400, code: "0x80044331", evidence: "I" },
  "required-missing": { status: 400, code: "0x80040203", evidence: "I" },
  "status-of-other-state": { status: 400, code: "0x80048408", evidence: "I" },
  "state-needs-action": { status: 400, code: "0x80040203", evidence: "I" },
  "key-taken": { status: 412, code: "0x80060892", evidence: "D" },
  "id-taken": { status: 412, code: "0x80040237", evidence: "D" },
  "still-referenced": { status: 400, code: "0x80040227", evidence: "I" },
  "privilege-missing": { status: 403, code: "0x80040220", evidence: "D" },
  "not-simulated": { status: 501, code: NOT_SIMULATED, evidence: "D" },
  "too-many-requests": { status: 429, code: "0x80072322", evidence: "D" },
} as const satisfies Readonly<
  Record<string, { readonly status: number; readonly code: string; readonly evidence: "D" | "I" }>
>;

export type RefusalKind = keyof typeof REFUSALS;

/**
 * Why a write or a query cannot be done; becomes an answer at the edge. A class, because every step of
 * every request asks whether this is one: that is told by its kind, without a look at its members.
 */
export class Refused {
  readonly refused: RefusalKind;
  readonly message: string;

  constructor(kind: RefusalKind, message: string) {
    this.refused = kind;
    this.message = message;
  }
}

export const refused = (kind: RefusalKind, message: string): Refused => new Refused(kind, message);

export const isRefused = (value: unknown): value is Refused => value instanceof Refused;

export const answerOf = (
  { refused: kind, message }: Refused,
  headers: Readonly<Record<string, string>> = {},
): ConnectorAnswer => refusal(REFUSALS[kind].status, REFUSALS[kind].code, message, headers);

export const rowAbsent = (table: string, id: string): Refused =>
  refused("row-absent", `${table} With Id = ${id} Does Not Exist`);
