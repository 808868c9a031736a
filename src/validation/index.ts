export * from "./check-solution.ts";
export { type FlowExample, jsonOfExample, type SolutionExample } from "./example.ts";
export {
  type CheckDocument,
  type CheckedFile,
  checkDocument,
  type FindingEntry,
} from "./report/checked-file.ts";
export { sarifOf } from "./report/sarif.ts";
export { checkSummary } from "./report/summary.ts";
export type { FlowRule, Rule, SolutionRule, UpgradeRule } from "./rule.ts";
export { rules } from "./rules/index.ts";
export { saidOnce } from "./said-once.ts";
