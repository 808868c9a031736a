import { productFlows } from "#flows";
import { plainOf } from "#foundation";
import type { Project } from "#project";
import { type FlowSource, writeFlow } from "#wdl";
import { own } from "../entities/product.ts";

export type Plain = { readonly [key: string]: unknown };

export interface WrittenAction {
  readonly flow: string;
  readonly name: string;
  readonly type: string;
  readonly json: Plain;
  readonly inputs: Plain;
  /** Of connector actions. */
  readonly operation?: string;
  readonly parameters: Plain;
  /** Containers around it. */
  readonly depth: number;
}

export const objectIn = (value: unknown): Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Plain) : {};

/** The nine flows of the project in this repository. */
export const flows: readonly FlowSource[] = productFlows(own());

export const flowsOf = (project: Project): readonly FlowSource[] => productFlows(project);

export function flowNamed(key: string): FlowSource {
  const found = flows.find((flow) => flow.key === key);
  if (!found) throw new Error(`no flow ${key}`);
  return found;
}

export const fileOf = ({ definition }: FlowSource): Plain =>
  plainOf(writeFlow(definition)) as unknown as Plain;

export const definitionOf = (flow: FlowSource): Plain =>
  objectIn(objectIn(fileOf(flow)["properties"])["definition"]);

export const triggerOf = (flow: FlowSource): Plain & { readonly key: string } => {
  const [[key, trigger] = ["", {}]] = Object.entries(objectIn(definitionOf(flow)["triggers"]));
  return { ...objectIn(trigger), key };
};

export const actionsOf = (flow: FlowSource): readonly WrittenAction[] => [
  ...inside(flow.key, objectIn(definitionOf(flow)["actions"]), 0),
];

export const allActions = (): readonly WrittenAction[] => flows.flatMap(actionsOf);

function* inside(flow: string, actions: Plain, depth: number): Generator<WrittenAction> {
  for (const [name, value] of Object.entries(actions)) {
    const json = objectIn(value);
    const inputs = objectIn(json["inputs"]);
    const host = objectIn(inputs["host"]);
    yield {
      flow,
      name,
      type: String(json["type"]),
      json,
      inputs,
      ...(typeof host["operationId"] === "string" ? { operation: host["operationId"] } : {}),
      parameters: objectIn(inputs["parameters"]),
      depth,
    };
    const lists = [
      json["actions"],
      objectIn(json["else"])["actions"],
      objectIn(json["default"])["actions"],
      ...Object.values(objectIn(json["cases"])).map((one) => objectIn(one)["actions"]),
    ];
    for (const list of lists) yield* inside(flow, objectIn(list), depth + 1);
  }
}

/** Every text of a definition, property names included. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) yield key;
      yield* textsIn(inner);
    }
  }
}
