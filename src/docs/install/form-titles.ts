import { invariant, isJsonObject, type Json } from "#foundation";
import { type FlowDefinition, writeFlow } from "#wdl";
import { bold } from "../markdown.ts";

/** The titles of the three inputs a person gives when starting the flow by hand. */
export function formTitles(definition: FlowDefinition): readonly [string, string, string] {
  const [address, events, overwrite] = titlesIn(writeFlow({ ...definition, actions: [] }));
  invariant(address && events && overwrite, "the registration asks for three things");
  return [bold(address), bold(events), bold(overwrite)];
}

/** Every `title` of the trigger's schema, outer ones first, in the order of the file. */
function titlesIn(json: Json): readonly string[] {
  if (Array.isArray(json)) return json.flatMap(titlesIn);
  if (!isJsonObject(json)) return [];
  const title = json.get("title");
  return [
    ...(typeof title === "string" ? [title] : []),
    ...[...json].flatMap(([, value]) => titlesIn(value)),
  ];
}
