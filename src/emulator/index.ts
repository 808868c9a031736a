export { answerEval, type EvalAnswer, type EvalQuestion } from "./eval.ts";
