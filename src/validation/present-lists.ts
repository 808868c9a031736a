import type { Expression } from "#wdl";
import { isCall } from "./expressions.ts";

/** What an operation lists is there whenever the operation has succeeded. */
export const isPresentList = (node: Expression): boolean =>
  node.kind === "access" &&
  isCall(node.of, "outputs", "body", "triggeroutputs", "triggerbody") &&
  node.key.kind === "string" &&
  /^(body\/)?value$/.test(node.key.value);
