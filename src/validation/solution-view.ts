import { type FlowComponent, flowIdIn, type SolutionModel } from "#model";
import { type FlowView, viewOf } from "./flow-view.ts";
import { type KnownTables, knownTables } from "./known-tables.ts";

/** A solution with every question that rules ask of it answered once. */
export interface SolutionView {
  readonly model: SolutionModel;
  readonly flows: readonly FlowInSolution[];
  readonly flowWithId: (id: string) => FlowInSolution | undefined;
  readonly tables: KnownTables;
  /**
   * Whether the solution says that another one brings the part: an import checks that before all else.
   *
   * @param type as solution.xml says it
   */
  readonly comesFromElsewhere: (type: string, name: string) => boolean;
}

export interface FlowInSolution {
  readonly component: FlowComponent;
  readonly view: FlowView;
}

export function solutionView(model: SolutionModel): SolutionView {
  const tables = knownTables(model);
  const flows = model.flows.map((component) => ({
    component,
    view: viewOf(component.definition, component.part, {
      tables,
      calledFlow: (id) => flowWithId(id)?.view,
    }),
  }));
  const byId: ReadonlyMap<string, FlowInSolution> = new Map(
    flows.map((one) => [one.component.id.toLowerCase(), one]),
  );
  const flowWithId = (id: string): FlowInSolution | undefined => byId.get(flowIdIn(id));
  return {
    model,
    flows,
    flowWithId,
    tables,
    comesFromElsewhere: (type, name) =>
      model.needed?.some((part) => part.type === type && part.name === name.toLowerCase()) ?? false,
  };
}
