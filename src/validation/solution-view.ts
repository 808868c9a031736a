import { type FlowComponent, flowIdIn, type SolutionModel } from "#model";
import { type FlowView, viewOf } from "./flow-view.ts";
import { answerOf } from "./inference.ts";
import { type KnownTables, knownTables } from "./known-tables.ts";
import type { Remembering } from "./once-per.ts";
import type { Shape } from "./value-shape.ts";

/** A solution with every question that rules ask of it answered once. */
export interface SolutionView extends Remembering {
  readonly model: SolutionModel;
  readonly flows: readonly FlowInSolution[];
  /** Goes through the flows; each view lives as long as it is looked at. */
  readonly eachFlow: (look: (flow: FlowInSolution) => void) => void;
  readonly flowWithId: (id: string) => FlowInSolution | undefined;
  readonly tables: KnownTables;
  /**
   * Whether the solution says that another one brings the part: an import checks that before all else.
   *
   * @param type as solution.xml says it
   */
  readonly comesFromElsewhere: (type: string, name: string) => boolean;
}

export interface FlowInSolution extends Remembering {
  readonly component: FlowComponent;
  /** Of the flow that is looked at; of any other it is made anew whenever it is asked for. */
  readonly view: FlowView;
}

export function solutionView(model: SolutionModel): SolutionView {
  const tables = knownTables(model);
  const answers = new Map<FlowInSolution, Shape | undefined>();
  const among = {
    tables,
    answerOf: (id: string) => {
      const flow = flowWithId(id);
      if (!flow || answers.has(flow)) return flow && answers.get(flow);
      // Of flows that call each other in a circle nothing is known.
      answers.set(flow, undefined);
      const answer = answerOf(flow.view);
      answers.set(flow, answer);
      return answer;
    },
  };
  let seen: { readonly flow: FlowInSolution; readonly view: FlowView } | undefined;
  // One accessor for all flows, for the sake of the engine's memory: see flow-view.ts.
  const seeing: Pick<FlowInSolution, "view"> & ThisType<FlowInSolution> = {
    get view() {
      if (seen?.flow === this) return seen.view;
      return viewOf(this.component.definition, this.component.part, among);
    },
  };
  const flows = model.flows.map(
    (component): FlowInSolution =>
      Object.assign(Object.create(seeing), { answers: new Map(), component }),
  );
  const byId: ReadonlyMap<string, FlowInSolution> = new Map(
    flows.map((one) => [one.component.id.toLowerCase(), one]),
  );
  const flowWithId = (id: string): FlowInSolution | undefined => byId.get(flowIdIn(id));
  return {
    answers: new Map(),
    model,
    flows,
    eachFlow(look) {
      for (const flow of flows) {
        seen = { flow, view: flow.view };
        look(flow);
      }
      seen = undefined;
    },
    flowWithId,
    tables,
    comesFromElsewhere: (type, name) =>
      model.needed?.some((part) => part.type === type && part.name === name.toLowerCase()) ?? false,
  };
}
