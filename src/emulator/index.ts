export { type Coverage, type Covered, coverageOf, type Served } from "./coverage.ts";
export { answerEval, answerEvalLine, type EvalAnswer, type EvalQuestion } from "./eval.ts";
export {
  type FlowRun,
  flowNamed,
  profileDifferences,
  type RunFlowOptions,
  runFlow,
} from "./run-flow.ts";
export * from "./stories/index.ts";
export { traceOf } from "./trace.ts";
