import type { FlowDefinition } from "#wdl";
import { allActions, expressionsIn, referencesOf, templatesOfAction } from "#wdl";
import { settingsOf } from "./settings.ts";

/** What the history hides of each action and of the trigger, by name in lower case. */
export type Secrets = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * `secureData` hides what it names; who reads secured outputs has its inputs hidden, and an action
 * that hands its inputs on has its outputs hidden too (flow-language.md §5).
 */
export function secretsOf({ actions, triggers }: FlowDefinition): Secrets {
  const secrets = new Map<string, Set<string>>();
  const [trigger] = triggers;
  if (trigger) secrets.set(TRIGGER, new Set(settingsOf(trigger).secured));
  const all = [...allActions(actions)].map(({ action }) => action);
  for (const action of all)
    secrets.set(action.name.toLowerCase(), new Set(settingsOf(action).secured));
  const reads = all.map((action) => ({
    action,
    read: templatesOfAction(action).flatMap(({ template }) =>
      [...expressionsIn(template)].flatMap(({ expression }) =>
        referencesOf(expression).flatMap(({ kind, name }) =>
          kind === "trigger" ? [TRIGGER] : kind === "action" ? [(name ?? "").toLowerCase()] : [],
        ),
      ),
    ),
  }));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { action, read } of reads) {
      const own = secrets.get(action.name.toLowerCase());
      if (!own || !read.some((name) => secrets.get(name)?.has("outputs"))) continue;
      const hidden = HANDING_ON.has(action.kind) ? ["inputs", "outputs"] : ["inputs"];
      for (const part of hidden) {
        if (own.has(part)) continue;
        own.add(part);
        changed = true;
      }
    }
  }
  return secrets;
}

/** No action can have this name. */
export const TRIGGER = "\u0000trigger";

const HANDING_ON: ReadonlySet<string> = new Set([
  "compose",
  "parse-json",
  "filter-array",
  "select",
  "table",
  "join",
]);
