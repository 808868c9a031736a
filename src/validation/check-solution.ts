import { type Diagnostic, hasErrors, type Severity } from "#foundation";
import type { SolutionModel } from "#model";
import type { FlowDefinition } from "#wdl";
import type { Report, Rule } from "./rule.ts";
import { rules as allRules } from "./rules/index.ts";
import { type FlowInSolution, type SolutionView, solutionView } from "./solution-view.ts";

export interface CheckOptions {
  /** The release before this one, as its zip tells it: what an upgrade would lose is a finding. */
  readonly previous?: SolutionModel;
  /** This one as its zip tells it, where the solution was not read from one. */
  readonly packed?: () => SolutionModel;
  /** Whether it differs from the release before in what models do not say. */
  readonly isUnlike?: () => boolean;
  /** Findings that weigh differently here, by code. */
  readonly severities?: ReadonlyMap<
    string,
    { readonly severity: Severity; readonly reason: string }
  >;
  readonly rules?: readonly Rule[];
}

export interface Verdict {
  readonly findings: readonly Diagnostic[];
  /** Places that no rule could judge for lack of metadata, by the rule's code. */
  readonly notJudged: ReadonlyMap<string, number>;
}

/**
 * Every finding about a solution, in the order of the rules and for each in that of the flows. Looks
 * at one flow after the other, so that what is known of one goes before the next. Never throws.
 */
export function checkSolution(model: SolutionModel, options: CheckOptions = {}): Verdict {
  const { previous, severities, rules = allRules } = options;
  const view = solutionView(model);
  const upgrade = previous && {
    before: previous,
    now: options.packed ? solutionView(options.packed()) : view,
  };
  const judges = rules.map(judgeOf);
  view.eachFlow((flow) => {
    for (const { rule, report } of judges) lookAt(flow, rule, view, report);
  });
  for (const { rule, report } of judges) {
    if (rule.judges === "solution") rule.check(view, report);
    else if (rule.judges === "upgrade" && upgrade)
      rule.check(upgrade.before, upgrade.now, report, options.isUnlike ?? (() => false));
  }
  const notJudged = new Map<string, number>();
  for (const { rule, unknown } of judges) if (unknown() > 0) notJudged.set(rule.code, unknown());
  const findings = judges.flatMap(({ found }) => found);
  return { findings: reweighed(findings, severities), notJudged };
}

interface Judge {
  readonly rule: Rule;
  readonly report: Report;
  readonly found: readonly Diagnostic[];
  readonly unknown: () => number;
}

function judgeOf(rule: Rule): Judge {
  const found: Diagnostic[] = [];
  let unknown = 0;
  const report: Report = Object.assign(
    (finding: Parameters<Report>[0]) => {
      found.push({ code: rule.code, severity: rule.severity, ...finding });
    },
    {
      notJudged: () => {
        unknown += 1;
      },
    },
  );
  return { rule, report, found, unknown: () => unknown };
}

function lookAt(flow: FlowInSolution, rule: Rule, view: SolutionView, report: Report): void {
  switch (rule.judges) {
    case "flow":
      rule.check(flow.view, report);
      return;
    case "flow-in-solution":
      rule.check(flow, report, view);
      return;
    case "solution":
      rule.gather?.(flow, view);
      return;
    case "upgrade":
      return;
  }
}

/** A flow that belongs to no solution: what only a solution can tell is not judged. */
export const checkFlow = (
  definition: FlowDefinition,
  part: string,
  options: CheckOptions = {},
): Verdict => checkSolution(alone(definition, part), options);

const alone = (definition: FlowDefinition, part: string): SolutionModel => ({
  identity: { uniqueName: "", labels: {}, descriptions: {}, version: "", languages: [] },
  publisher: { uniqueName: "", labels: {}, descriptions: {}, prefix: "", optionValuePrefix: 0 },
  tables: [],
  relationships: [],
  choices: [],
  roles: [],
  flows: [{ id: "", name: part, state: "on", introducedVersion: "", definition, part }],
  environmentVariables: [],
  connectionReferences: [],
  dependencies: [],
});

/** Findings with the weight they have here, and why; those of readers too. */
export const reweighed = (
  findings: readonly Diagnostic[],
  severities: CheckOptions["severities"] = new Map(),
): readonly Diagnostic[] =>
  findings.map((finding) => {
    const { severity, reason } = severities.get(finding.code) ?? {};
    if (severity === undefined || reason === undefined || finding.reweighed) return finding;
    return { ...finding, severity, reweighed: { from: finding.severity, reason } };
  });

/** Whether findings of this weight or more are among them. */
export const failsOn = (findings: readonly Diagnostic[], weight: Severity): boolean =>
  weight === "error"
    ? hasErrors(findings)
    : findings.some(({ severity }) => severity !== "info" || weight === "info");
