import { expect } from "vitest";
import type { PlainJson } from "#foundation";
import { type FlowExample, jsonOfExample } from "#validation";
import { checkTarget } from "../../../src/check.ts";
import {
  compose,
  connected,
  DATAVERSE,
  HTTP_TRIGGER,
  initialize,
  operation,
  setVariable,
} from "../../../src/validation/examples.ts";

/** A defect where nobody looks first, and the code that must tell it. */
export type OddDefect = readonly [what: string, flow: FlowExample, code: string];

/** What is told of a flow's file, reading it included, but for remarks. */
export function expectTold(flow: FlowExample, code: string): void {
  const text = JSON.stringify(jsonOfExample(flow));
  const { findings } = checkTarget({ kind: "flow", path: "a.json", text });
  const codes = findings.flatMap((one) => (one.severity === "info" ? [] : [one.code]));
  expect(codes).toContain(code);
}

type Members = { readonly [key: string]: PlainJson };

export const after = (action: string) => ({ runAfter: { [action]: ["Succeeded"] } });
export const each = (actions: Members, more: Members = {}) => ({
  type: "Foreach",
  foreach: "@createArray(1,2)",
  actions,
  ...more,
});
export const scope = (actions: Members, more: Members = {}) => ({
  type: "Scope",
  actions,
  ...more,
});
export const deciding = (expression: PlainJson, actions: Members = {}, more: Members = {}) => ({
  type: "If",
  expression,
  actions,
  ...more,
});
export const switching = (expression: PlainJson, cases: Members, more: Members = {}) => ({
  type: "Switch",
  expression,
  cases,
  ...more,
});
export const until = (expression: PlainJson, actions: Members, more: Members = {}) => ({
  type: "Until",
  expression,
  limit: { count: 5, timeout: "PT1H" },
  actions,
  ...more,
});
export const acting = (actions: Members, more: FlowExample = {}): FlowExample => ({
  actions,
  ...more,
});
export const onRows = (actions: Members, more: FlowExample = {}): FlowExample => ({
  connections: connected(DATAVERSE),
  actions,
  ...more,
});
export const http = (inputs: Members = {}, more: Members = {}) => ({
  type: "Http",
  inputs: { method: "GET", uri: "https://contoso.com", ...inputs },
  ...more,
});
export const listing = (more: Members = {}) =>
  operation("ListRecords", { entityName: "accounts", $top: 5, $select: "name", ...more });
export const filtering = (from: PlainJson, where: PlainJson) => ({
  type: "Query",
  inputs: { from, where },
});
export const mapping = (from: PlainJson, to: PlainJson) => ({
  type: "Select",
  inputs: { from, select: to },
});
export const tabling = (from: PlainJson, more: Members = {}) => ({
  type: "Table",
  inputs: { from, format: "CSV", ...more },
});
export const asking = (manual: Members): FlowExample => ({
  triggers: { manual: { ...HTTP_TRIGGER.manual, ...manual } },
  actions: {},
});
export const declared = (type = "String", value?: PlainJson) => ({
  V: initialize("v", type, value),
});
export const setting = (value: PlainJson, type = "SetVariable", action = "V") => ({
  ...setVariable("v", value, action),
  type,
});
/** An action before one that it must not read. */
export const beforeLate = (action: PlainJson) => ({ Early: action, Late: compose(1, "Early") });
