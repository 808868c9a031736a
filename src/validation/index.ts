export * from "./check-solution.ts";
export { type FlowExample, jsonOfExample, type SolutionExample } from "./example.ts";
export type { FlowRule, Rule, SolutionRule, UpgradeRule } from "./rule.ts";
export { rules } from "./rules/index.ts";
