import { parse, stringify } from "yaml";
import type { Schema } from "../../src/project/schema/schema.ts";
import { solutionSchema } from "../../src/project/schema/solution-schema.ts";
import { ownFiles } from "./project-files.ts";

/** One place of `solution.yaml` with another value than ours has. */
export interface SolutionLeaf {
  /** E.g. `publisher.displayName.1031`. */
  readonly path: string;
  readonly value: unknown;
}

/** Every leaf of the schema of `solution.yaml`; a new key of the schema is a new leaf here. */
export const solutionLeaves = (): readonly SolutionLeaf[] => leavesOf(solutionSchema, "");

const leavesOf = (schema: Schema, path: string): readonly SolutionLeaf[] => {
  const { properties, additionalProperties } = schema;
  const below = (key: string): string => (path === "" ? key : `${path}.${key}`);
  if (properties !== undefined) {
    return Object.entries(properties).flatMap(([key, one]) => leavesOf(one, below(key)));
  }
  // `findings`: a group whose keys are codes.
  if (typeof additionalProperties === "object") {
    return leavesOf(additionalProperties, below("expression/unknown-function"));
  }
  return [{ path, value: otherValue(schema, path) }];
};

const SPECIAL: Readonly<Record<string, unknown>> = {
  uniqueName: "AnotherConnector",
  "publisher.uniqueName": "anotherpublisher",
  "publisher.email": "post@fabrikam.example",
  "publisher.website": "https://fabrikam.example",
  "publisher.prefix": "other",
  "publisher.optionValuePrefix": 12_345,
  version: "1.0.0.1",
  languages: [1033],
  profile: "msft",
  mapping: "mappings/examples/country-code-from-own-column.yaml",
};

function otherValue(schema: Schema, path: string): unknown {
  if (path in SPECIAL) return SPECIAL[path];
  if (schema.enum) return schema.enum.at(-1);
  if (schema.type === "boolean") return true;
  if (schema.type === "string") return "Something else";
  throw new Error(`What else can ${path} be?`);
}

type Group = { [key: string]: Group | unknown };

/** Our `solution.yaml` with another value in this leaf. */
export function solutionWith({ path, value }: SolutionLeaf): string {
  const file = parse(ownFiles().get("solution.yaml") ?? "") as Group;
  const keys = path.split(".");
  let group = file;
  for (const key of keys.slice(0, -1)) {
    group[key] ??= {};
    group = group[key] as Group;
  }
  group[keys.at(-1) ?? ""] = value;
  // A finding weighs and says why; the profile brings its own prefix.
  if (keys[0] === "findings")
    Object.assign(group, { severity: "info", reason: "Why", ...pair(keys, value) });
  if (path === "profile") {
    delete (file["publisher"] as Group)["prefix"];
    delete (file["publisher"] as Group)["optionValuePrefix"];
  }
  return stringify(file);
}

const pair = (keys: readonly string[], value: unknown) => ({ [keys.at(-1) ?? ""]: value });
