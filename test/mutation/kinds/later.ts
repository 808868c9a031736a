import { type Loose, ofType, rootActions, triggerOf } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import type { Random } from "../random.ts";

const succeeded = (name: string) => ({ [name]: ["Succeeded"] });
const compose = (inputs: Loose, runAfter: Loose = {}) => ({ type: "Compose", inputs, runAfter });
const initialize = (type: string) => ({
  type: "InitializeVariable",
  inputs: { variables: [{ name: "planted", type }] },
  runAfter: {},
});
const set = (value: Loose) => ({
  type: "SetVariable",
  inputs: { name: "planted", value },
  runAfter: succeeded("Planted_first"),
});

/** Two actions at the root of which the later one breaks a fact. */
const inOrder =
  (first: Loose, second: Loose) =>
  (root: Loose): boolean => {
    const actions = rootActions(root);
    actions["Planted_first"] = first;
    actions["Planted_second"] = { runAfter: succeeded("Planted_first"), ...second };
    return true;
  };

const OPEN = { type: "object", properties: { rows: { type: "array" } } };
const CALLS = ["OpenApiConnection", "Http"];
const quoted = (name: string): string => name.replaceAll("'", "''");

/** An action behind one of the flow's own that fits. */
const behind =
  (types: readonly string[], make: (name: string) => Loose) =>
  (root: Loose, random: Random): boolean => {
    const one = random.pick(ofType(root, ...types));
    if (!one) return false;
    one.list["Planted_behind"] = { ...make(quoted(one.name)), runAfter: succeeded(one.name) };
    return true;
  };

/** Where Dataverse is connected, under that connection. */
const withDataverse =
  (make: (host: Loose) => Loose) =>
  (root: Loose): boolean => {
    const entry = Object.entries<Loose>(root.properties.connectionReferences ?? {}).find(
      ([, { api }]) => api?.name === "shared_commondataserviceforapps",
    );
    if (!entry) return false;
    const host = {
      connectionName: entry[0],
      apiId: "/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps",
    };
    rootActions(root)["Planted_call"] = { ...make(host), runAfter: {} };
    return true;
  };

const call = (host: Loose, operationId: string, parameters: Loose) => ({
  type: "OpenApiConnection",
  inputs: { host: { ...host, operationId }, parameters },
});

/** Mistakes that only show in what comes after. */
export const LATER_KINDS: readonly MutantKind[] = [
  {
    name: "a list is set to an object",
    fact: "flow-language.md §3.2",
    expects: ["variable/value"],
    plant: inOrder(initialize("Array"), set({ one: 1 })),
  },
  {
    name: "a number is set to computed text",
    fact: "flow-language.md §3.2",
    expects: ["variable/assigned-type"],
    plant: inOrder(initialize("Integer"), set("@concat('a', 'b')")),
  },
  {
    name: "a result of one way only is read on every way",
    fact: "flow-language.md §3.5, §7.3",
    expects: ["reference/from-outside-branch"],
    plant: inOrder(
      {
        type: "If",
        expression: { equals: ["@rand(1, 9)", 3] },
        actions: { Planted_inside: compose({ id: "1" }) },
        runAfter: {},
      },
      { type: "Compose", inputs: "@outputs('Planted_inside')['id']" },
    ),
  },
  {
    name: "a tracked property that reads what ran before",
    fact: "flow-language.md §6",
    expects: ["reference/tracked"],
    plant: inOrder(compose(1), {
      type: "Compose",
      inputs: 1,
      trackedProperties: { a: "@outputs('Planted_first')" },
    }),
  },
  {
    name: "a loop over what a schema does not require",
    fact: "flow-language.md §3.1, §16 trap 27",
    expects: ["loop/null-list"],
    plant: inOrder(
      { type: "ParseJson", inputs: { content: "{}", schema: OPEN }, runAfter: {} },
      { type: "Foreach", foreach: "@body('Planted_first')?['rows']", actions: {} },
    ),
  },
  {
    name: "a catch that tells nobody",
    fact: "flow-language.md §4, §16 trap 33",
    expects: ["failure/swallowed"],
    plant: inOrder(
      { type: "Scope", actions: { Planted_try: compose(1) }, runAfter: {} },
      {
        type: "Scope",
        actions: { Planted_why: compose("@result('Planted_first')") },
        runAfter: { Planted_first: ["Failed", "TimedOut"] },
      },
    ),
  },
  {
    name: "two endings that cannot come together",
    fact: "flow-language.md §4",
    expects: ["run-after/never"],
    plant(root) {
      const actions = rootActions(root);
      actions["Planted_first"] = compose(1);
      actions["Planted_second"] = compose(2, succeeded("Planted_first"));
      actions["Planted_third"] = compose(3, {
        ...succeeded("Planted_second"),
        Planted_first: ["Failed"],
      });
      return true;
    },
  },
  {
    name: "a result is read beside the body",
    fact: "flow-language.md §3.4, §7.3",
    expects: ["reference/no-output"],
    plant: behind(CALLS, (name) => compose(`@outputs('${name}')?['planted']`)),
  },
  {
    name: "a body is looked for in the body",
    fact: "flow-language.md §7.3, §7.7",
    expects: ["reference/body-twice"],
    plant: behind(CALLS, (name) => compose(`@body('${name}')?['body/planted']`)),
  },
  {
    name: "a reference in another case",
    fact: "flow-language.md §1.4",
    expects: ["reference/case"],
    plant(root, random) {
      const one = random.pick(
        ofType(root, ...CALLS, "Compose").filter(
          ({ name }) => name.toUpperCase() !== name && !/[ßŉǰ]/.test(name),
        ),
      );
      if (!one) return false;
      one.list["Planted_behind"] = compose(
        `@outputs('${quoted(one.name.toUpperCase())}')`,
        succeeded(one.name),
      );
      return true;
    },
  },
  {
    name: "an input that the trigger does not have",
    fact: "flow-language.md §2",
    expects: ["reference/unknown-input"],
    plant(root) {
      const trigger = triggerOf(root);
      const properties = trigger?.inputs?.schema?.properties;
      if (trigger?.type !== "Request" || !["Button", "PowerAppV2"].includes(trigger.kind)) {
        return false;
      }
      if (properties === undefined) return false;
      rootActions(root)["Planted_read"] = compose("@triggerBody()?['planted_99']");
      return true;
    },
  },
  {
    name: "changes together, one after the other",
    fact: "flow-language.md §3.4",
    expects: ["dataverse/changeset"],
    plant: withDataverse((host) => ({
      type: "Changeset",
      kind: "ODataOpenApiConnection",
      inputs: { host: { ...host, operationId: "ExecuteChangeset" } },
      actions: {
        Planted_one: call(host, "CreateRecord", { entityName: "accounts", "item/name": "a" }),
        Planted_two: {
          ...call(host, "CreateRecord", { entityName: "accounts", "item/name": "b" }),
          runAfter: succeeded("Planted_one"),
        },
      },
    })),
  },
  {
    name: "a row with an id from nowhere is changed or made",
    fact: "flow-language.md §10.2, §16 trap 40",
    expects: ["dataverse/upsert"],
    plant: withDataverse((host) =>
      call(host, "UpdateRecord", {
        entityName: "accounts",
        recordId: "@trim(' 6f2c6d1e-0a0b-4c1d-8e2f-3a4b5c6d7e8f ')",
        "item/name": "a",
      }),
    ),
  },
  {
    name: "text in a filter as it came",
    fact: "flow-language.md §10.2, §16 trap 50",
    expects: ["dataverse/odata-escape"],
    plant: withDataverse((host) =>
      call(host, "ListRecords", {
        entityName: "accounts",
        $select: "name",
        $filter: "name eq '@{trim(' O''Neill ')}'",
      }),
    ),
  },
  {
    name: "a list of every column",
    fact: "flow-language.md §10.2, §14",
    expects: ["dataverse/every-column"],
    plant: withDataverse((host) => call(host, "ListRecords", { entityName: "accounts", $top: 1 })),
  },
  {
    name: "a subscription that is asked at once",
    fact: "flow-language.md §2, §10.1",
    expects: ["connection/operation-type"],
    plant(root) {
      const trigger = triggerOf(root);
      if (trigger?.inputs?.host?.operationId !== "SubscribeWebhookTrigger") return false;
      trigger.type = "OpenApiConnection";
      return true;
    },
  },
  {
    name: "an answer for each element",
    fact: "flow-language.md §2, §16 trap 55",
    expects: ["response/split-on"],
    plant: answering((trigger) => {
      trigger.splitOn = "@triggerBody()?['value']";
    }),
  },
  {
    name: "callers that wait in a row",
    fact: "flow-language.md §2, §9",
    expects: ["response/with-concurrency"],
    plant: answering((trigger) => {
      trigger.runtimeConfiguration = { concurrency: { runs: 1 } };
    }),
  },
];

/** Of a flow that answers a request. */
function answering(change: (trigger: Loose) => void) {
  return (root: Loose): boolean => {
    const trigger = triggerOf(root);
    if (trigger?.type !== "Request" || ofType(root, "Response").length === 0) return false;
    if (trigger.splitOn !== undefined || trigger.runtimeConfiguration !== undefined) return false;
    change(trigger);
    return true;
  };
}
