import { refusal } from "../connection/answer.ts";
import { type Failure, waiting } from "../connection/failure.ts";
import type { ConnectorAnswer } from "../port.ts";

/** The documented code of each status (flow-language.md §10.3); that of others is the general one. */
const CODES: Readonly<Record<number, string>> = {
  400: "0x80040265",
  403: "0x80040220",
  404: "0x80040217",
  412: "0x80060882",
  429: "0x80072322",
};

const GENERAL = "0x80040216";

/** How Dataverse says that it does not do what it is asked; with 429 always for how long. */
export const dataverseFailure = ({ status, code, message, retryAfter }: Failure): ConnectorAnswer =>
  refusal(
    status,
    code ?? CODES[status] ?? GENERAL,
    message,
    waiting(retryAfter ?? (status === 429 ? 10 : undefined)),
  );
