import { everyAction, type Loose, ofType, triggerOf } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import type { Random } from "../random.ts";

const DATAVERSE = "shared_commondataserviceforapps";
const KNOWN = [DATAVERSE, "shared_partnercenterref", "shared_partnercenterevents"];

const calls = (root: Loose, ...operations: readonly string[]) =>
  ofType(root, "OpenApiConnection").filter(
    ({ json }) =>
      KNOWN.some((api) => json.inputs?.host?.apiId?.endsWith(`/${api}`)) &&
      (operations.length === 0 || operations.includes(json.inputs.host.operationId)),
  );

const onCall =
  (change: (inputs: Loose, random: Random) => boolean, ...operations: readonly string[]) =>
  (root: Loose, random: Random): boolean => {
    const one = random.pick(calls(root, ...operations));
    return one ? change(one.json.inputs, random) : false;
  };

const dataverseTrigger = (root: Loose): Loose => {
  const trigger = triggerOf(root);
  return trigger?.inputs?.host?.operationId === "SubscribeWebhookTrigger" ? trigger : undefined;
};

const OPPORTUNITY = ["opportunities", "accounts", "contacts", "leads"];
const LOGICAL: Readonly<Record<string, string>> = {
  opportunities: "opportunity",
  accounts: "account",
  contacts: "contact",
  leads: "lead",
  systemusers: "systemuser",
};

/** Of a connection that names its reference. */
const withoutPart =
  (part: "api" | "runtimeSource") =>
  (root: Loose, random: Random): boolean => {
    const all: Loose[] = Object.values(root.properties?.connectionReferences ?? {});
    const one = random.pick(
      all.filter((each) => each[part] && each.connection?.connectionReferenceLogicalName),
    );
    if (one) delete one[part];
    return one !== undefined;
  };

export const CONNECTION_KINDS: readonly MutantKind[] = [
  {
    name: "a connection that does not say whose it is",
    fact: "flow-language.md §1.1",
    expects: ["connection/incomplete"],
    plant: withoutPart("runtimeSource"),
  },
  {
    name: "a connection that does not say of which connector it is",
    fact: "solution-format.md §16",
    expects: ["connection"],
    plant: withoutPart("api"),
  },
  {
    name: "a connection that is not declared",
    fact: "flow-language.md §6",
    expects: ["connection"],
    plant(root, random) {
      const one = random.pick(
        ofType(root, "OpenApiConnection").filter(({ json }) =>
          json.inputs?.host?.apiId?.startsWith("/"),
        ),
      );
      if (!one) return false;
      one.json.inputs.host.connectionName = "shared_unknown";
      return true;
    },
  },
  {
    name: "a used connection is no longer declared",
    fact: "flow-language.md §6",
    expects: ["connection"],
    plant(root, random) {
      const one = random.pick(
        ofType(root, "OpenApiConnection").filter(({ json }) =>
          json.inputs?.host?.apiId?.startsWith("/"),
        ),
      );
      const key = one?.json.inputs.host.connectionName;
      if (!key || !(key in root.properties.connectionReferences)) return false;
      delete root.properties.connectionReferences[key];
      return true;
    },
  },
  {
    name: "the caller's connection where nobody calls",
    fact: "flow-language.md §1.1",
    expects: ["connection"],
    plant(root, random) {
      const trigger = triggerOf(root);
      const key = random.pick(Object.keys(root.properties.connectionReferences ?? {}));
      if (!key || trigger?.type === "Request") return false;
      root.properties.connectionReferences[key].runtimeSource = "invoker";
      return true;
    },
  },
  {
    name: "an operation of another connector",
    fact: "flow-language.md §1.5",
    expects: ["connection"],
    plant: onCall((inputs) => {
      inputs.host.apiId = "/providers/Microsoft.PowerApps/apis/shared_teams";
      return true;
    }),
  },
  {
    name: "an id in place of an operation",
    fact: "flow-language.md §10.2",
    expects: ["connection"],
    plant: onCall(
      (inputs) => {
        inputs.host.operationId = "1f2e4969-dfa8-5c95-8b62-fb0d420f166f";
        return true;
      },
      "ListRecords",
      "GetItem",
      "CreateRecord",
    ),
  },
  {
    name: "an operation with a slip of the pen",
    fact: "flow-language.md §10.2",
    expects: ["connection"],
    plant: onCall(
      (inputs) => {
        inputs.host.operationId = inputs.host.operationId.slice(0, -1);
        return true;
      },
      "ListRecords",
      "GetItem",
      "CreateRecord",
      "UpdateRecord",
      "UpdateOnlyRecord",
      "PatchReferralById",
      "CreateReferral",
      "GetReferralById",
    ),
  },
  {
    name: "a required parameter is missing",
    fact: "flow-language.md §3.4",
    expects: ["connection"],
    plant: onCall(
      (inputs) => {
        delete inputs.parameters.entityName;
        return true;
      },
      "ListRecords",
      "GetItem",
      "CreateRecord",
      "UpdateRecord",
      "UpdateOnlyRecord",
      "DeleteRecord",
    ),
  },
  {
    name: "the id of a row is missing",
    fact: "flow-language.md §3.4",
    expects: ["connection"],
    plant: onCall(
      (inputs) => {
        delete inputs.parameters.recordId;
        return true;
      },
      "GetItem",
      "UpdateRecord",
      "UpdateOnlyRecord",
      "DeleteRecord",
    ),
  },
  {
    name: "a parameter with a slip of the pen",
    fact: "flow-language.md §6",
    expects: ["connection"],
    plant: onCall((inputs) => {
      if (!inputs.parameters?.$filter) return false;
      inputs.parameters.$filer = inputs.parameters.$filter;
      delete inputs.parameters.$filter;
      return true;
    }, "ListRecords"),
  },
  {
    name: "a logical name instead of a set",
    fact: "flow-language.md §16 trap 38",
    expects: ["dataverse"],
    plant(root, random) {
      const one = random.pick(
        calls(root).filter(({ json }) => (json.inputs.parameters?.entityName ?? "") in LOGICAL),
      );
      if (!one) return false;
      const { parameters } = one.json.inputs;
      parameters.entityName = LOGICAL[parameters.entityName];
      return true;
    },
  },
  {
    name: "a plural that is not the set",
    fact: "flow-language.md §16 trap 38",
    expects: ["dataverse"],
    plant(root, random) {
      const one = random.pick(
        calls(root).filter(({ json }) => json.inputs.parameters?.entityName === "opportunities"),
      );
      if (!one) return false;
      one.json.inputs.parameters.entityName = "opportunitys";
      return true;
    },
  },
  {
    name: "a set in a trigger",
    fact: "flow-language.md §10.1",
    expects: ["dataverse"],
    plant(root) {
      const parameters = dataverseTrigger(root)?.inputs.parameters;
      const set = OPPORTUNITY.find(
        (name) => LOGICAL[name] === parameters?.["subscriptionRequest/entityname"],
      );
      if (!set) return false;
      parameters["subscriptionRequest/entityname"] = set;
      return true;
    },
  },
  {
    name: "a message the trigger does not have",
    fact: "flow-language.md §10.1",
    expects: ["dataverse"],
    plant(root) {
      const parameters = dataverseTrigger(root)?.inputs.parameters;
      if (!parameters) return false;
      parameters["subscriptionRequest/message"] = 9;
      return true;
    },
  },
  {
    name: "a scope the trigger does not have",
    fact: "flow-language.md §10.1",
    expects: ["dataverse"],
    plant(root) {
      const parameters = dataverseTrigger(root)?.inputs.parameters;
      if (!parameters) return false;
      parameters["subscriptionRequest/scope"] = 0;
      return true;
    },
  },
  {
    name: "the navigation property of a standard table in another case",
    fact: "flow-language.md §16 trap 39",
    expects: ["dataverse"],
    plant(root, random) {
      const sites = calls(root).flatMap(({ json }) => {
        const { parameters } = json.inputs;
        if (!["opportunities", "leads"].includes(parameters?.entityName)) return [];
        return Object.keys(parameters)
          .filter((key) =>
            /^item\/(parentaccountid|customerid_account|parentcontactid|transactioncurrencyid)@odata\.bind$/.test(
              key,
            ),
          )
          .map((key) => ({ parameters, key }));
      });
      const site = random.pick(sites);
      if (!site) return false;
      site.parameters[site.key.replace(/^item\/(.)/, (_, first) => `item/${first.toUpperCase()}`)] =
        site.parameters[site.key];
      delete site.parameters[site.key];
      return true;
    },
  },
  {
    name: "a row that is listed without any bound",
    fact: "flow-language.md §14",
    expects: ["dataverse"],
    plant: onCall((inputs) => {
      for (const key of ["$filter", "$top", "fetchXml"]) delete inputs.parameters[key];
      return true;
    }, "ListRecords"),
  },
  {
    name: "one call without its authentication",
    fact: "flow-language.md §1.5",
    expects: ["connection"],
    plant(root, random) {
      const all = everyAction(root).filter(
        ({ json }) =>
          json.inputs?.authentication !== undefined && json.type === "OpenApiConnection",
      );
      const one = random.pick(all);
      if (!one || all.length < 2) return false;
      delete one.json.inputs.authentication;
      return true;
    },
  },
  {
    name: "a column of a standard table with a slip of the pen",
    fact: "flow-language.md §6",
    expects: ["dataverse"],
    plant(root, random) {
      const sites = calls(root).flatMap(({ json }) => {
        const { parameters } = json.inputs;
        return parameters?.entityName === "opportunities" && "item/description" in parameters
          ? [parameters]
          : [];
      });
      const parameters = random.pick(sites);
      if (!parameters) return false;
      parameters["item/desciption"] = parameters["item/description"];
      delete parameters["item/description"];
      return true;
    },
  },
];
