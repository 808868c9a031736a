import { type Address, isJsonObject, type Json } from "#foundation";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";
import type { Step } from "../../steps.ts";

const ID = "6f2c6d1e-0a0b-5c1d-8e2f-3a4b5c6d7e8f";
const withId = (operationMetadataId: string) => ({
  ...compose(1),
  metadata: { operationMetadataId },
});

/** The id an action goes by in the designer is a GUID of its own. */
export const nameMetadataId = defineRule({
  code: "name/metadata-id",
  judges: "flow",
  severity: "info",
  why: "Ids that are copied or made up anew in each build show differences where there are none.",
  fact: "flow-language.md §1.6, §14",
  examples: () => ({
    good: { actions: { One: withId(ID), Two: withId(ID.replace("6f", "7f")) } },
    bad: { actions: { One: withId(ID), Two: withId(ID) } },
  }),
  check({ flow, steps, at, atTrigger }, report) {
    const seen = new Set<string>();
    const repeated: Step[] = [];
    const judge = (id: string | undefined, place: () => Address): boolean => {
      if (id === undefined) return false;
      if (!GUID.test(id)) report({ message: `"${id}" is no GUID.`, at: place() });
      const isKnown = seen.has(id);
      seen.add(id);
      return isKnown;
    };
    for (const { metadata } of flow.triggers)
      judge(idIn(metadata), () => atTrigger("metadata", KEY));
    for (const step of steps) {
      const isKnown = judge(idIn(step.action.metadata), () => at(step, "metadata", KEY));
      if (isKnown) repeated.push(step);
    }
    const [first] = repeated;
    if (!first) return;
    report({
      message: `Ids that others have too: ${repeated.map(({ action }) => `"${action.name}"`).join(", ")}.`,
      at: at(first, "metadata", KEY),
    });
  },
});

const KEY = "operationMetadataId";
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function idIn(metadata: Json | undefined): string | undefined {
  const id = isJsonObject(metadata) ? metadata.get(KEY) : undefined;
  return typeof id === "string" ? id : undefined;
}
