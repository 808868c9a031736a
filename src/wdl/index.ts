export type * from "./action.ts";
export * from "./build/access.ts";
export * from "./build/data.ts";
export * from "./build/data-operations.ts";
export * from "./build/flow.ts";
export type { Envelope } from "./build/functions/call.ts";
export type { TimeUnit } from "./build/functions/date.ts";
export * from "./build/functions.ts";
export * from "./build/http.ts";
export * from "./build/input.ts";
export * from "./build/raw.ts";
export * from "./build/request.ts";
export { type AppAnswer, type Asker, childBody, respond, respondToApp } from "./build/respond.ts";
export * from "./build/steps.ts";
export * from "./build/triggers.ts";
export * from "./build/typed.ts";
export * from "./build/variables.ts";
export * from "./condition.ts";
export * from "./containers.ts";
export * from "./expression/answer.ts";
export type * from "./expression/ast.ts";
export * from "./expression/check.ts";
export * from "./expression/functions/index.ts";
export type {
  ExampleContext,
  FunctionEntry,
  FunctionExample,
  FunctionFamily,
  FunctionParameter,
  ValueType,
} from "./expression/functions/signature.ts";
export { type ParsedExpression, parseExpression } from "./expression/parse.ts";
export { DEEPEST_EXPRESSION } from "./expression/parse-state.ts";
export { printCanonical, printExpression, printedLength, quoteText } from "./expression/print.ts";
export type * from "./expression/problem.ts";
export * from "./expression/references.ts";
export * from "./expression/walk.ts";
export type * from "./flow.ts";
export { readFlow, writeFlow } from "./json/flow.ts";
export type * from "./layout.ts";
export * from "./parameters-read.ts";
export type * from "./run-after.ts";
export { parseServiceJson } from "./service-json.ts";
export type * from "./template.ts";
export * from "./template-parse.ts";
export * from "./template-print.ts";
export * from "./templates-of.ts";
export type * from "./trigger.ts";
export { WINDOWS_ZONES } from "./windows-zones.ts";
