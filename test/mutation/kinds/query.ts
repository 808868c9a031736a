import { standardTables } from "#dataverse";
import { type Loose, ofType } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import type { Random } from "../random.ts";

const QUERIES = "flow-language.md §10.2";

const rowsOf = (root: Loose, ...operations: readonly string[]) =>
  ofType(root, "OpenApiConnection").filter(
    ({ json }) =>
      json.inputs?.host?.apiId?.endsWith("/shared_commondataserviceforapps") &&
      operations.includes(json.inputs.host.operationId),
  );

/** Of an action that lists rows of a table whose name is no expression. */
const onList =
  (change: (parameters: Loose, random: Random) => boolean | undefined) =>
  (root: Loose, random: Random): boolean => {
    const one = random.pick(
      rowsOf(root, "ListRecords").filter(
        ({ json }) => !String(json.inputs.parameters?.entityName ?? "@").startsWith("@"),
      ),
    );
    return one ? change(one.json.inputs.parameters, random) !== false : false;
  };

const asking = (key: string, value: Loose) =>
  onList((parameters) => {
    delete parameters.fetchXml;
    parameters[key] = value;
    return true;
  });

const WRITES = ["CreateRecord", "UpdateRecord", "UpdateOnlyRecord"];

/** Of an action that writes a row, for one of what it binds. */
const onBinding =
  (change: (parameters: Loose, key: string) => void) =>
  (root: Loose, random: Random): boolean => {
    const sites = rowsOf(root, ...WRITES).flatMap(({ json }) =>
      Object.entries(json.inputs.parameters ?? {})
        .filter(([key, value]) => key.endsWith("@odata.bind") && value !== "@null")
        .map(([key]) => ({ parameters: json.inputs.parameters, key })),
    );
    const site = random.pick(sites);
    if (!site) return false;
    change(site.parameters, site.key);
    return true;
  };

/** Of an action that reads, changes or deletes one row. */
const onRow =
  (change: (parameters: Loose) => void) =>
  (root: Loose, random: Random): boolean => {
    const rows = rowsOf(root, "GetItem", "UpdateOnlyRecord", "UpdateRecord", "DeleteRecord");
    const one = random.pick(rows);
    if (one) change(one.json.inputs.parameters);
    return one !== undefined;
  };

const onWrite =
  (change: (inputs: Loose) => boolean) =>
  (root: Loose, random: Random): boolean => {
    const one = random.pick(rowsOf(root, ...WRITES));
    return one ? change(one.json.inputs) : false;
  };

export const QUERY_KINDS: readonly MutantKind[] = [
  ["a filter with an open quote", "statecode eq 'a"],
  ["a filter in double quotes", 'statecode eq "0"'],
  ["a filter with signs for words", "statecode == 0"],
  ["a filter that breaks off", "statecode eq 0 and"],
  ["a filter with an unknown word", "statecode equals 0"],
  ["a filter with an open parenthesis", "(statecode eq 0"],
  ["a filter with its name", "$filter=statecode eq 0"],
  ["a filter with a function of expressions", "equals(statecode, 0)"],
].map(
  ([name = "", filter]): MutantKind => ({
    name,
    fact: QUERIES,
    expects: ["dataverse"],
    plant: asking("$filter", filter),
  }),
);

/** A column of text that a table is known to have, by the name of its set. */
const TEXT_COLUMNS: ReadonlyMap<string, string> = new Map(
  Object.values(standardTables).flatMap(({ setName, columns }) => {
    const text = Object.values(columns).find(({ kind }) => kind === "text");
    return text ? [[setName, text.logicalName] as const] : [];
  }),
);

const onKnownTable = (change: (parameters: Loose, column: string) => void) =>
  onList((parameters) => {
    const column = TEXT_COLUMNS.get(parameters.entityName);
    if (column === undefined) return false;
    delete parameters.fetchXml;
    change(parameters, column);
    return true;
  });

/** What is known of this table tells the most. */
const onOpportunities = (change: (parameters: Loose) => void) =>
  onList((parameters) => {
    if (parameters.entityName !== "opportunities") return false;
    delete parameters.fetchXml;
    change(parameters);
    return true;
  });

export const ROW_KINDS: readonly MutantKind[] = [
  {
    name: "a text compared with a number",
    fact: QUERIES,
    expects: ["dataverse/compared-value"],
    plant: onKnownTable((parameters, column) => {
      parameters.$filter = `${column} eq 5`;
    }),
  },
  {
    name: "a table with a slip of the pen",
    fact: QUERIES,
    expects: ["dataverse/table-name"],
    plant: onOpportunities((parameters) => {
      parameters.entityName = "pportunities";
    }),
  },
  {
    name: "a misspelt column of a selection that is put together",
    fact: QUERIES,
    expects: ["dataverse"],
    plant: onOpportunities((parameters) => {
      parameters.$select = "@concat('name,desciption,', parameters('$authentication'))";
    }),
  },
  {
    name: "a filter by a misspelt column",
    fact: QUERIES,
    expects: ["dataverse"],
    plant: onOpportunities((parameters) => {
      parameters.$filter = "desciption eq 'a'";
    }),
  },
  {
    name: "a row whose id is a number",
    fact: QUERIES,
    expects: ["dataverse/row-id"],
    plant: onRow((parameters) => {
      parameters.recordId = "@length(string(parameters('$authentication')))";
    }),
  },
  {
    name: "an expansion of a column",
    fact: "flow-language.md §10.2, §10.3",
    expects: ["dataverse/expanded"],
    plant: onKnownTable((parameters, column) => {
      parameters.$expand = `${column}($select=name)`;
    }),
  },
  {
    name: "an order in an unknown direction",
    fact: QUERIES,
    expects: ["dataverse"],
    plant: asking("$orderby", "createdon descending"),
  },
  {
    name: "no row at most",
    fact: QUERIES,
    expects: ["dataverse", "limit"],
    plant: asking("$top", 0),
  },
  {
    name: "words for the number of rows",
    fact: QUERIES,
    expects: ["dataverse", "connection", "limit"],
    plant: asking("$top", "all"),
  },
  {
    name: "a fetch that is no XML",
    fact: QUERIES,
    expects: ["dataverse"],
    plant: onList((parameters) => {
      for (const key of ["$filter", "$select", "$orderby", "$top"]) delete parameters[key];
      parameters.fetchXml =
        '<fetch><entity name="account"><attribute name="name"></entity></fetch>';
      return true;
    }),
  },
  {
    name: "a binding without a row's id",
    fact: QUERIES,
    expects: ["dataverse"],
    plant: onBinding((parameters, key) => {
      parameters[key] = "accounts()";
    }),
  },
  {
    name: "a choice of bindings, one of which is not closed",
    fact: QUERIES,
    expects: ["dataverse/binding"],
    plant: onBinding((parameters, key) => {
      parameters[key] = "@if(empty(guid()), null, concat('accounts(', guid()))";
    }),
  },
  {
    name: "a binding to the set of another table",
    fact: QUERIES,
    expects: ["dataverse/bound-set"],
    plant(root) {
      const sites = rowsOf(root, ...WRITES).flatMap(({ json }) => {
        const { parameters } = json.inputs;
        const key = "item/parentaccountid@odata.bind";
        return parameters?.entityName === "opportunities" && key in parameters
          ? [{ parameters, key }]
          : [];
      });
      const [site] = sites;
      if (!site) return false;
      site.parameters[site.key] = "contacts(@{guid()})";
      return true;
    },
  },
  {
    name: "a binding of an id alone",
    fact: QUERIES,
    expects: ["dataverse"],
    plant: onBinding((parameters, key) => {
      parameters[key] = "00000000-0000-0000-0000-000000000001";
    }),
  },
  {
    name: "columns in an object of their own",
    fact: QUERIES,
    expects: ["connection", "dataverse"],
    plant: onWrite((inputs) => {
      const keys = Object.keys(inputs.parameters).filter((key) => key.startsWith("item/"));
      if (keys.length === 0) return false;
      inputs.parameters.item = {};
      for (const key of keys) {
        inputs.parameters.item[key.slice(5)] = inputs.parameters[key];
        delete inputs.parameters[key];
      }
      return true;
    }),
  },
  {
    name: "a column that only Dataverse writes",
    fact: QUERIES,
    expects: ["dataverse"],
    plant: onWrite((inputs) => {
      inputs.parameters["item/modifiedon"] = "2026-01-01T00:00:00Z";
      return true;
    }),
  },
  {
    name: "a connection under its old key",
    fact: "flow-language.md §1.5",
    expects: ["connection", "shape", "flow"],
    plant: onWrite(({ host }) => {
      host.connectionReferenceName = host.connectionName;
      delete host.connectionName;
      return true;
    }),
  },
  {
    name: "a call without its operation",
    fact: "flow-language.md §1.5",
    expects: ["connection", "shape", "flow"],
    plant: onWrite(({ host }) => {
      delete host.operationId;
      return true;
    }),
  },
  {
    name: "the parameter for authentication is gone",
    fact: "flow-language.md §1.3, §1.5",
    expects: ["parameter"],
    plant(root) {
      const { parameters } = root.properties.definition;
      const used = ofType(root, "OpenApiConnection").some(({ json }) =>
        String(json.inputs?.authentication).includes("$authentication"),
      );
      if (!used || !parameters?.$authentication) return false;
      delete parameters.$authentication;
      return true;
    },
  },
  {
    name: "a parameter of an unknown type",
    fact: "flow-language.md §1.3",
    expects: ["parameter", "environment"],
    plant(root) {
      root.properties.definition.parameters["Own"] = { type: "Text", defaultValue: "a" };
      return true;
    },
  },
];
