import { suggestion } from "#foundation";
import { connected, DATAVERSE, operation } from "../../examples.ts";
import { operationsIn } from "../../operations.ts";
import { defineRule } from "../../rule.ts";

const actions = { List: operation("ListRecords", { entityName: "accounts", $top: 1 }) };

/** The connection an action names is declared in connectionReferences. */
export const connectionUndeclared = defineRule({
  code: "connection/undeclared",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §1.5, §6",
  examples: () => ({
    good: { connections: connected(DATAVERSE), actions },
    bad: { connections: connected("shared_office365"), actions },
  }),
  check(view, report) {
    const keys = view.flow.connections.map(({ key }) => key);
    for (const { host, at } of operationsIn(view)) {
      if (host.connectionName === "" || keys.includes(host.connectionName)) continue;
      if (isPseudo(host.apiId)) continue;
      if (view.isBare) {
        report.notJudged();
        continue;
      }
      const name = host.connectionName;
      const message = `There is no connection "${name}".${suggestion(name, keys)}`;
      report({ message, at: at("inputs", "host", "connectionName") });
    }
  },
});

/** AI Builder's operations belong to no connection (flow-language.md §1.5). */
const isPseudo = (apiId: string): boolean => !apiId.startsWith("/");
