import type { EnvironmentVariable } from "#dataverse";
import type { FlowParameter } from "#wdl";
import type { FlowInSolution, SolutionView } from "./solution-view.ts";

export interface VariableParameter {
  readonly flow: FlowInSolution;
  readonly parameter: FlowParameter;
  readonly variable: EnvironmentVariable;
}

/** Parameters of flows with the environment variable of the solution behind them. */
export function variableParametersIn({ model, flows }: SolutionView): readonly VariableParameter[] {
  const byName = new Map(
    model.environmentVariables.map((one) => [one.schemaName.toLowerCase(), one]),
  );
  return flows.flatMap((flow) =>
    flow.view.flow.parameters.flatMap((parameter) => {
      const variable = byName.get(parameter.schemaName?.toLowerCase() ?? "");
      return variable ? [{ flow, parameter, variable }] : [];
    }),
  );
}
