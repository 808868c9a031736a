import type { Sample } from "../samples.ts";
import { partsOf, said, textIn, textOfFile } from "./point.ts";

export type Plain = { readonly [key: string]: unknown };

export const objectIn = (value: unknown): Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Plain) : {};
export const entriesIn = (value: unknown): readonly (readonly [string, Plain])[] =>
  Object.entries(objectIn(value)).map(([key, inner]) => [key, objectIn(inner)]);

/** A flow's file as any program reads it. */
export interface FlowFile {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly json: Plain;
  readonly references: readonly (readonly [key: string, Plain])[];
  readonly definition: Plain;
  readonly triggers: readonly (readonly [key: string, Plain])[];
  /** At any depth. */
  readonly actions: readonly (readonly [name: string, Plain])[];
}

export function flowFilesOf(sample: Sample): readonly FlowFile[] {
  const { workflows, files } = partsOf(sample);
  return workflows.map((workflow) => {
    const path = textIn(workflow, "JsonFileName").slice(1);
    const file = files.find((one) => one.path === path);
    if (!file) throw new Error(`no ${path}`);
    const json = objectIn(JSON.parse(textOfFile(file)));
    const properties = objectIn(json["properties"]);
    const definition = objectIn(properties["definition"]);
    return {
      id: said(workflow, "WorkflowId").slice(1, -1),
      name: said(workflow, "Name"),
      path,
      json,
      references: entriesIn(properties["connectionReferences"]),
      definition,
      triggers: entriesIn(definition["triggers"]),
      actions: [...actionsIn(definition["actions"])],
    };
  });
}

function* actionsIn(actions: unknown): Generator<readonly [string, Plain]> {
  for (const [name, action] of entriesIn(actions)) {
    yield [name, action];
    yield* actionsIn(action["actions"]);
    yield* actionsIn(objectIn(action["else"])["actions"]);
    yield* actionsIn(objectIn(action["default"])["actions"]);
    for (const [, one] of entriesIn(action["cases"])) yield* actionsIn(one["actions"]);
  }
}

/** Every text, names of properties included. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) yield key;
      yield* textsIn(inner);
    }
  }
}

/** Steps through a connector, the trigger among them. */
export const calls = ({ triggers, actions }: FlowFile) =>
  [...triggers, ...actions].flatMap(([name, step]) => {
    const inputs = objectIn(step["inputs"]);
    const host = objectIn(inputs["host"]);
    return /^OpenApiConnection/.test(String(step["type"]))
      ? [{ name, inputs, host, parameters: objectIn(inputs["parameters"]) }]
      : [];
  });
