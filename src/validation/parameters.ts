import type { EnvironmentVariable } from "#dataverse";
import type { FlowParameter } from "#wdl";
import type { FlowView } from "./flow-view.ts";
import { oncePer } from "./once-per.ts";
import type { SolutionView } from "./solution-view.ts";

export interface VariableParameter {
  readonly parameter: FlowParameter;
  readonly variable: EnvironmentVariable;
}

const variablesByName = oncePer(
  ({ model }: SolutionView): ReadonlyMap<string, EnvironmentVariable> =>
    new Map(model.environmentVariables.map((one) => [one.schemaName.toLowerCase(), one])),
);

/** Parameters of a flow with the environment variable of the solution behind them. */
export const variableParametersIn = (
  { flow }: FlowView,
  solution: SolutionView,
): readonly VariableParameter[] =>
  flow.parameters.flatMap((parameter) => {
    const name = parameter.schemaName?.toLowerCase();
    const variable = name === undefined ? undefined : variablesByName(solution).get(name);
    return variable ? [{ parameter, variable }] : [];
  });
