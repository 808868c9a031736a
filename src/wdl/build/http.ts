import { namedCall, safeAccess } from "./access.ts";
import { type Input, type TextInput, templateFrom } from "./input.ts";
import type { Draft } from "./steps.ts";
import { type Typed, typed } from "./typed.ts";

export interface HttpAnswer<Body> {
  readonly statusCode: Typed<number | null>;
  readonly body: Typed<Body | null>;
}

interface HttpRequest {
  readonly uri: TextInput;
  readonly headers?: { readonly [name: string]: TextInput };
  readonly queries?: { readonly [name: string]: TextInput };
  readonly authentication?: { readonly [key: string]: Input };
}

/** What may be asked twice without harm, and what may not: a lost answer would double it. */
const RETRIED = { GET: true, HEAD: true, PUT: true, DELETE: true, POST: false, PATCH: false };

/** A request without a connector; a status of 400 and above fails the step. */
export const http = <Body = unknown>(
  method: keyof typeof RETRIED,
  request: HttpRequest & { readonly body?: Input },
): Draft<HttpAnswer<Body>> => ({
  action: {
    kind: "http",
    webhook: false,
    inputs: templateFrom({
      method,
      ...request,
      ...(RETRIED[method] ? {} : { retryPolicy: { type: "none" } }),
    }),
  },
  result: (name) => ({
    statusCode: typed(safeAccess(namedCall("outputs", name), "statusCode")),
    body: typed(namedCall("body", name)),
  }),
});
