import { refusal } from "../connection/answer.ts";
import { type Failure, waiting } from "../connection/failure.ts";
import type { ConnectorAnswer } from "../port.ts";
import { throttled } from "./errors.ts";
import { EVENTS_API, eventsError } from "./events-connector.ts";

/** The documented code of each status (domain.md §4.7); that of others is the general one. */
const CODES: Readonly<Record<number, string>> = {
  400: "invalidRequest",
  401: "unauthenticated",
  403: "accessDenied",
  404: "itemNotFound",
  409: "resourceModified",
  412: "preconditionFailed",
  503: "serviceNotAvailable",
};

/** How Partner Center says that it does not do what it is asked. */
export function partnerCenterFailure(
  { status, code, message, retryAfter }: Failure,
  api: string,
): ConnectorAnswer {
  if (status === 429) return throttled(retryAfter ?? 10);
  return api === EVENTS_API
    ? eventsError(status, code ?? String(status), message)
    : refusal(status, code ?? CODES[status] ?? "generalException", message, waiting(retryAfter));
}
