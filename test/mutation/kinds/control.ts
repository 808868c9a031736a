import {
  definitionOf,
  everyAction,
  type Loose,
  ofType,
  rootActions,
  triggerOf,
} from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import type { Random } from "../random.ts";

const wrapped = (levels: number, inner: Loose): Loose =>
  levels === 0
    ? inner
    : {
        [`Around_${levels}`]: { type: "Scope", actions: wrapped(levels - 1, inner), runAfter: {} },
      };

const inLoop =
  (name: string, json: Loose) =>
  (root: Loose, random: Random): boolean => {
    const loop = random.pick(ofType(root, "Foreach", "Until"));
    if (!loop) return false;
    loop.json.actions[name] = json;
    return true;
  };

const LIMITS = "flow-language.md §9";

export const CONTROL_KINDS: readonly MutantKind[] = [
  {
    name: "Terminate in a loop",
    fact: "flow-language.md §3.1",
    expects: ["loop"],
    plant: inLoop("End_here", { type: "Terminate", inputs: { runStatus: "Failed" }, runAfter: {} }),
  },
  {
    name: "Response in a loop",
    fact: "flow-language.md §3.4",
    expects: ["response"],
    plant: inLoop("Answer_here", {
      type: "Response",
      kind: "Http",
      inputs: { statusCode: 200 },
      runAfter: {},
    }),
  },
  {
    name: "an Until of 6,000 rounds",
    fact: LIMITS,
    expects: ["loop"],
    plant(root, random) {
      const one = random.pick(ofType(root, "Until"));
      if (!one) return false;
      one.json.limit = { ...one.json.limit, count: 6000 };
      return true;
    },
  },
  {
    name: "an Until that waits for nothing",
    fact: "flow-language.md §3.1, §16 trap 26",
    expects: ["loop/until-unchanging"],
    plant(root, random) {
      const one = random.pick(ofType(root, "Until"));
      if (!one) return false;
      one.json.expression = "@equals(1, 2)";
      return true;
    },
  },
  {
    name: "an Until of 60 days",
    fact: LIMITS,
    expects: ["loop"],
    plant(root, random) {
      const one = random.pick(ofType(root, "Until"));
      if (!one) return false;
      one.json.limit = { ...one.json.limit, timeout: "P60D" };
      return true;
    },
  },
  {
    name: "a time that is no duration",
    fact: "flow-language.md §6",
    expects: ["shape"],
    plant(root, random) {
      const one = random.pick(
        ofType(root, "Until", "OpenApiConnection", "OpenApiConnectionWebhook"),
      );
      if (!one) return false;
      one.json.limit = { ...one.json.limit, timeout: "1 hour" };
      return true;
    },
  },
  {
    name: "51 rounds at the same time",
    fact: LIMITS,
    expects: ["loop"],
    plant(root, random) {
      const one = random.pick(ofType(root, "Foreach"));
      if (!one) return false;
      one.json.runtimeConfiguration = { concurrency: { repetitions: 51 } };
      return true;
    },
  },
  {
    name: "an answer with status 302",
    fact: "flow-language.md §3.4",
    expects: ["response"],
    plant(root, random) {
      const one = random.pick(ofType(root, "Response"));
      if (!one) return false;
      one.json.inputs.statusCode = 302;
      return true;
    },
  },
  {
    name: "an answer to a schedule",
    fact: "flow-language.md §3.4",
    expects: ["response"],
    plant(root) {
      if (ofType(root, "Response").length === 0) return false;
      definitionOf(root).triggers = {
        Recurrence: { type: "Recurrence", recurrence: { frequency: "Day", interval: 1 } },
      };
      return true;
    },
  },
  {
    name: "two answers in a row",
    fact: "flow-language.md §3.4",
    expects: ["response"],
    plant(root, random) {
      const one = random.pick(ofType(root, "Response"));
      if (!one) return false;
      one.list["Answer_again"] = {
        ...structuredClone(one.json),
        runAfter: { [one.name]: ["Succeeded"] },
      };
      return true;
    },
  },
  {
    name: "a name of 90 characters",
    fact: LIMITS,
    expects: ["name"],
    plant(root) {
      rootActions(root)["Long_name_".repeat(9)] = { type: "Compose", inputs: 1, runAfter: {} };
      return true;
    },
  },
  {
    name: "a name that another action has in another case",
    fact: "flow-language.md §1.4",
    expects: ["name"],
    plant(root, random) {
      const one = random.pick(everyAction(root).filter(({ name }) => name !== name.toUpperCase()));
      if (!one) return false;
      rootActions(root)[one.name.toUpperCase()] = { type: "Compose", inputs: 1, runAfter: {} };
      return true;
    },
  },
  {
    name: "a name with a blank",
    fact: "flow-language.md §1.4",
    expects: ["name"],
    plant(root) {
      rootActions(root)["With blank"] = { type: "Compose", inputs: 1, runAfter: {} };
      return true;
    },
  },
  {
    name: "nine containers in each other",
    fact: LIMITS,
    expects: ["limit"],
    plant(root) {
      Object.assign(rootActions(root), wrapped(9, { Deep_inside: { type: "Compose", inputs: 1 } }));
      return true;
    },
  },
  {
    name: "501 actions",
    fact: LIMITS,
    expects: ["limit"],
    plant(root) {
      for (let index = 0; index < 501; index += 1) {
        rootActions(root)[`Filler_${index}`] = { type: "Compose", inputs: index, runAfter: {} };
      }
      return true;
    },
  },
  {
    name: "26 cases",
    fact: LIMITS,
    expects: ["limit"],
    plant(root) {
      const cases = Array.from({ length: 26 }, (_, index) => [
        `C${index}`,
        { case: index, actions: {} },
      ]);
      rootActions(root)["Many_cases"] = {
        type: "Switch",
        expression: "@rand(1, 9)",
        cases: Object.fromEntries(cases),
        default: { actions: {} },
        runAfter: {},
      };
      return true;
    },
  },
  {
    name: "251 variables",
    fact: LIMITS,
    expects: ["limit"],
    plant(root) {
      for (let index = 0; index < 251; index += 1) {
        rootActions(root)[`Declare_${index}`] = {
          type: "InitializeVariable",
          inputs: { variables: [{ name: `filler${index}`, type: "String" }] },
          runAfter: {},
        };
      }
      return true;
    },
  },
  {
    name: "a description of 300 characters",
    fact: LIMITS,
    expects: ["limit"],
    plant(root, random) {
      const one = random.pick(everyAction(root));
      if (!one) return false;
      one.json.description = "Because. ".repeat(40);
      return true;
    },
  },
  {
    name: "a hundred repeats",
    fact: "flow-language.md §5",
    expects: ["limit"],
    plant(root, random) {
      const one = random.pick(ofType(root, "OpenApiConnection", "Http", "Workflow"));
      if (!one) return false;
      one.json.inputs.retryPolicy = { type: "fixed", count: 100, interval: "PT10S" };
      return true;
    },
  },
  {
    name: "repeats after two seconds",
    fact: "flow-language.md §5",
    expects: ["limit"],
    plant(root, random) {
      const one = random.pick(ofType(root, "OpenApiConnection", "Http", "Workflow"));
      if (!one) return false;
      one.json.inputs.retryPolicy = { type: "fixed", count: 3, interval: "PT2S" };
      return true;
    },
  },
  {
    name: "200 runs at the same time",
    fact: LIMITS,
    expects: ["limit"],
    plant(root) {
      const trigger = triggerOf(root);
      if (!trigger) return false;
      trigger.runtimeConfiguration = { concurrency: { runs: 200 } };
      return true;
    },
  },
  {
    name: "every thirty seconds",
    fact: LIMITS,
    expects: ["limit"],
    plant(root) {
      const trigger = triggerOf(root);
      if (trigger?.type !== "Recurrence") return false;
      trigger.recurrence = { frequency: "Second", interval: 30 };
      return true;
    },
  },
  {
    name: "an action of unknown type",
    fact: "flow-language.md §3",
    expects: ["shape", "flow"],
    plant(root, random) {
      const one = random.pick(everyAction(root));
      if (!one) return false;
      one.json.type = `${one.json.type}s`;
      return true;
    },
  },
  {
    name: "an action without its inputs",
    fact: "flow-language.md §3",
    expects: ["shape", "flow"],
    plant(root, random) {
      const one = random.pick(everyAction(root).filter(({ json }) => json.inputs !== undefined));
      if (!one) return false;
      delete one.json.inputs;
      return true;
    },
  },
  {
    name: "two triggers",
    fact: "flow-language.md §1.2",
    expects: ["shape"],
    plant(root) {
      definitionOf(root).triggers["Second"] = {
        type: "Recurrence",
        recurrence: { frequency: "Day", interval: 1 },
      };
      return true;
    },
  },
  {
    name: "no trigger",
    fact: "flow-language.md §1.2",
    expects: ["shape"],
    plant(root) {
      definitionOf(root).triggers = {};
      return true;
    },
  },
  {
    name: "a run that ends as Aborted",
    fact: "flow-language.md §3.1",
    expects: ["shape"],
    plant(root, random) {
      const one = random.pick(ofType(root, "Terminate"));
      if (!one) return false;
      one.json.inputs.runStatus = "Aborted";
      return true;
    },
  },
  {
    name: "two cases with one value",
    fact: "flow-language.md §3.1",
    expects: ["shape"],
    plant(root, random) {
      const one = random.pick(
        ofType(root, "Switch").filter(({ json }) => Object.keys(json.cases ?? {}).length > 0),
      );
      if (!one) return false;
      const [first] = Object.values<Loose>(one.json.cases);
      one.json.cases["Again"] = { case: first.case, actions: {} };
      return true;
    },
  },
];
