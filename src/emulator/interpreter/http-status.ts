/** Names of HTTP statuses, as the service writes them in `code`. */
const NAMES: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "NoContent",
  301: "MovedPermanently",
  302: "Found",
  304: "NotModified",
  400: "BadRequest",
  401: "Unauthorized",
  402: "PaymentRequired",
  403: "Forbidden",
  404: "NotFound",
  405: "MethodNotAllowed",
  406: "NotAcceptable",
  408: "RequestTimeout",
  409: "Conflict",
  410: "Gone",
  411: "LengthRequired",
  412: "PreconditionFailed",
  413: "RequestEntityTooLarge",
  415: "UnsupportedMediaType",
  422: "UnprocessableEntity",
  423: "Locked",
  424: "FailedDependency",
  428: "PreconditionRequired",
  429: "TooManyRequests",
  500: "InternalServerError",
  501: "NotImplemented",
  502: "BadGateway",
  503: "ServiceUnavailable",
  504: "GatewayTimeout",
};

export const statusName = (status: number): string => NAMES[status] ?? String(status);

/** 408, 429 and every 5xx are tried again; other errors stay (flow-language.md §5). */
export const isPassing = (status: number): boolean =>
  status === 408 || status === 429 || status >= 500;
