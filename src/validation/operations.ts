import { CONNECTORS, type Connector, type Operation } from "#connectors";
import type { Address } from "#foundation";
import type { OperationHost, Template } from "#wdl";
import type { FlowView } from "./flow-view.ts";
import { oncePer } from "./once-per.ts";
import type { Step } from "./steps.ts";

/** An operation that the trigger or an action calls. */
export interface CalledOperation {
  readonly host: OperationHost;
  readonly parameters: Template | undefined;
  readonly authentication: Template | undefined;
  /** Undefined in the trigger. */
  readonly step: Step | undefined;
  /** `shared_…`, from the host. */
  readonly apiName: string;
  readonly at: (...path: readonly string[]) => Address;
}

export const operationsIn = oncePer((view: FlowView): readonly CalledOperation[] => {
  const { flow, stepsOfKind, at, atTrigger } = view;
  const operations: CalledOperation[] = [];
  for (const trigger of flow.triggers) {
    if (trigger.kind !== "connector") continue;
    const { host, parameters, authentication } = trigger;
    operations.push({
      host,
      parameters,
      authentication,
      step: undefined,
      apiName: apiOf(host),
      at: atTrigger,
    });
  }
  for (const step of stepsOfKind("connector")) {
    const { host, parameters, authentication } = step.action;
    const place = (...path: readonly string[]) => at(step, ...path);
    operations.push({ host, parameters, authentication, step, apiName: apiOf(host), at: place });
  }
  return operations;
});

const apiOf = ({ apiId }: OperationHost): string => apiId.slice(apiId.lastIndexOf("/") + 1);

export const connectorNamed = (apiName: string): Connector | undefined => CONNECTORS.get(apiName);

export const operationNamed = (apiName: string, operationId: string): Operation | undefined => {
  const operations = connectorNamed(apiName)?.operations;
  return operations && Object.hasOwn(operations, operationId) ? operations[operationId] : undefined;
};
