export { answerEval, type EvalAnswer, type EvalQuestion } from "./eval.ts";
export * from "./stories/index.ts";
