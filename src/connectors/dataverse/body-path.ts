import { type Expression, namedCall, safeAccess } from "#wdl";

/** Where a value stands in the body of an answer. */
export const bodyPath = (name: string, path: string): Expression =>
  safeAccess(namedCall("outputs", name), `body/${path}`);
