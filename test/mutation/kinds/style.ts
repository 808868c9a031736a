import {
  definitionOf,
  everyAction,
  type Loose,
  ofType,
  rootActions,
  triggerOf,
} from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";

const compose = { type: "Compose", inputs: 1, runAfter: {} };
const isRetried = (json: Loose): boolean => json.inputs?.retryPolicy !== undefined;

/** What runs, but not as its maker reads it, or not well. */
export const STYLE_KINDS: readonly MutantKind[] = [
  {
    name: "a name with brackets",
    fact: "flow-language.md §1.4",
    expects: ["name/character"],
    plant(root) {
      rootActions(root)["Get_<open>"] = compose;
      return true;
    },
  },
  {
    name: "a name that the designer gave",
    fact: "flow-language.md §14",
    expects: ["name/designer-default"],
    plant(root) {
      if ("Compose_99" in rootActions(root)) return false;
      rootActions(root)["Compose_99"] = compose;
      return true;
    },
  },
  {
    name: "an action that was copied with its id",
    fact: "flow-language.md §1.6",
    expects: ["name/metadata-id"],
    plant(root, random) {
      const ids = everyAction(root).filter(({ json }) => json.metadata?.operationMetadataId);
      const one = random.pick(ids);
      if (!one) return false;
      one.list["Planted_copy"] = { ...compose, metadata: { ...one.json.metadata } };
      return true;
    },
  },
  {
    name: "statuses that are shouted",
    fact: "flow-language.md §4",
    expects: ["shape/enum-case"],
    plant(root, random) {
      const one = random.pick(
        everyAction(root).filter(({ json }) =>
          Object.values<Loose>(json.runAfter ?? {}).some((statuses) =>
            statuses.some((status: string) => status !== status.toUpperCase()),
          ),
        ),
      );
      if (!one) return false;
      for (const [name, statuses] of Object.entries<Loose>(one.json.runAfter)) {
        one.json.runAfter[name] = statuses.map((status: string) => status.toUpperCase());
      }
      return true;
    },
  },
  {
    name: "a parameter that stands there in another case",
    fact: "flow-language.md §1.3",
    expects: ["parameter/duplicate"],
    plant(root) {
      const { parameters } = definitionOf(root);
      if (!parameters?.$authentication) return false;
      parameters.$Authentication = { ...parameters.$authentication };
      return true;
    },
  },
  {
    name: "the parameter for connections is gone",
    fact: "flow-language.md §1.3",
    expects: ["parameter/standard"],
    plant(root) {
      const { parameters } = definitionOf(root);
      const connections = Object.keys(root.properties.connectionReferences ?? {});
      if (!parameters?.$connections || connections.length === 0) return false;
      delete parameters.$connections;
      return true;
    },
  },
  {
    name: "a definition that does not name its schema",
    fact: "flow-language.md §1.2",
    expects: ["shape/wrapper"],
    plant(root) {
      if (definitionOf(root).$schema === undefined) return false;
      delete definitionOf(root).$schema;
      return true;
    },
  },
  {
    name: "conditions of a trigger that are no list",
    fact: "flow-language.md §2",
    expects: ["shape/condition"],
    plant(root) {
      const trigger = triggerOf(root);
      if (!trigger) return false;
      trigger.conditions = { expression: "@equals(triggerBody()?['x'], 1)" };
      return true;
    },
  },
  {
    name: "a connection that nothing needs",
    fact: "flow-language.md §14",
    expects: ["connection/unused"],
    plant(root) {
      root.properties.connectionReferences ??= {};
      root.properties.connectionReferences.shared_planted = {
        runtimeSource: "embedded",
        connection: { connectionReferenceLogicalName: "ex_planted" },
        api: { name: "shared_planted" },
      };
      return true;
    },
  },
  {
    name: "a call of another flow that is repeated",
    fact: "flow-language.md §3.1, §15",
    expects: ["child-flow/retried"],
    plant(root, random) {
      const one = random.pick(
        ofType(root, "Workflow").filter(({ json }) => json.inputs?.retryPolicy?.type === "none"),
      );
      if (!one) return false;
      delete one.json.inputs.retryPolicy;
      return true;
    },
  },
  {
    name: "the only call that leaves repeating to the plan",
    fact: "flow-language.md §5, §14",
    expects: ["failure/no-retry-policy"],
    plant(root, random) {
      const calls = ofType(root, "OpenApiConnection", "Http");
      const one = random.pick(calls);
      if (!one || !calls.every(({ json }) => isRetried(json))) return false;
      delete one.json.inputs.retryPolicy;
      return true;
    },
  },
  {
    name: "a trigger that says no more what it is for",
    fact: "flow-language.md §14",
    expects: ["description/missing"],
    plant(root) {
      const trigger = triggerOf(root);
      if (trigger?.description === undefined) return false;
      delete trigger.description;
      return true;
    },
  },
];
