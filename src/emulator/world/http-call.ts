import { isJsonObject, type Json, type JsonObject } from "#foundation";
import type { FlowComponent } from "#model";
import { jsonOfTemplate, type Trigger } from "#wdl";
import { addressOf, signatureOf } from "./active-flow.ts";
import type { TriggerOutputs } from "./firing.ts";

export interface HttpCall {
  readonly method: string;
  readonly url: string;
  readonly headers: JsonObject;
  readonly body: Json | undefined;
}

/** What a Request trigger without a `method` answers to (flow-language.md §2). */
const DEFAULT_METHOD = "POST";

/** What a flow is called by; made once. */
export interface Entrance {
  readonly address: string;
  readonly signature: string;
  /** What its Request trigger takes; undefined for a flow with another trigger. */
  readonly wanted: Wanted | undefined;
}

export function entranceOf(component: FlowComponent, seed: number): Entrance {
  const [trigger] = component.definition.triggers;
  return {
    address: addressOf(component),
    signature: signatureOf(component, seed),
    wanted: trigger?.kind === "request" ? inputsOf(trigger) : undefined,
  };
}

/**
 * What the Request trigger of a flow makes of a call: headers, queries, parameters of its relative
 * path and body. Undefined when the call is not for it, another method included.
 */
export function calledOutputs(
  { address, signature, wanted }: Entrance,
  { method, url, headers, body }: HttpCall,
): TriggerOutputs | undefined {
  if (!wanted || !url.startsWith(address)) return undefined;
  const [path = "", search = ""] = url.slice(address.length).split("?");
  const queries = new URLSearchParams(search);
  if (queries.get("sig") !== signature) return undefined;
  if (method.toUpperCase() !== (wanted.method ?? DEFAULT_METHOD).toUpperCase()) return undefined;
  const parameters = pathParameters(wanted.relativePath, path);
  if (!parameters) return undefined;
  const asked = [...queries].filter(([key]) => key !== "sig");
  return new Map<string, Json>([
    ["headers", headers],
    ...(asked.length > 0 ? [["queries", new Map(asked)] as const] : []),
    ...(parameters.size > 0 ? [["relativePathParameters", parameters] as const] : []),
    ...(body === undefined ? [] : [["body", body] as const]),
  ]);
}

/** Whether the trigger names a path of its own without the method that it takes. */
export function lacksMethod(trigger: Trigger): boolean {
  if (trigger.kind !== "request") return false;
  const { method, relativePath } = inputsOf(trigger);
  return relativePath !== undefined && method === undefined;
}

interface Wanted {
  readonly method?: string;
  readonly relativePath?: string;
}

function inputsOf({ inputs }: Trigger & { readonly kind: "request" }): Wanted {
  const json = inputs ? jsonOfTemplate(inputs) : null;
  const text = (key: string): string | undefined => {
    const value = isJsonObject(json) ? json.get(key) : undefined;
    return typeof value === "string" ? value : undefined;
  };
  const [method, relativePath] = [text("method"), text("relativePath")];
  return { ...(method && { method }), ...(relativePath && { relativePath }) };
}

/** `/orders/{id}` against `/orders/a%20b`: parameters are decoded. Undefined for another path. */
function pathParameters(template: string | undefined, path: string): JsonObject | undefined {
  const segments = (text: string): readonly string[] =>
    text.split("/").filter((segment) => segment !== "");
  const [wanted, given] = [segments(template ?? ""), segments(path)];
  if (wanted.length !== given.length) return undefined;
  const parameters = new Map<string, Json>();
  for (const [index, one] of wanted.entries()) {
    const said = decoded(given[index] ?? "");
    const name = /^\{(.+)\}$/.exec(one)?.[1];
    if (name !== undefined) parameters.set(name, said);
    else if (one.toLowerCase() !== said.toLowerCase()) return undefined;
  }
  return parameters;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
