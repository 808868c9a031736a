import { everyAction, type Loose, ofType, textsIn } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import type { Random } from "../random.ts";

/** Two letters of a word in each other's place; undefined where they are the same. */
function swapped(word: string): string | undefined {
  const at = Math.floor(word.length / 2);
  const [left = "", right = ""] = [word[at - 1], word[at]];
  return left === right || /[\d_]/.test(left + right)
    ? undefined
    : word.slice(0, at - 1) + right + left + word.slice(at + 1);
}

const renamed = (holder: Loose, from: string, to: string): void => {
  const entries = Object.entries(holder);
  for (const [key] of entries) delete holder[key];
  for (const [key, value] of entries) holder[key === from ? to : key] = value;
};

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

const OPTIONAL = ["retryPolicy", "authentication", "runtimeConfiguration", "operationOptions"];

const calls = (root: Loose, ...operations: readonly string[]) =>
  ofType(root, "OpenApiConnection").filter(({ json }) =>
    operations.includes(json.inputs?.host?.operationId),
  );

/** One call whose parameters are changed. */
const onCall =
  (operations: readonly string[], change: (inputs: Loose) => void) =>
  (root: Loose, random: Random): boolean => {
    const one = random.pick(calls(root, ...operations));
    if (one) change(one.json.inputs);
    return one !== undefined;
  };

/** A key that an expression reads of an action by its name. */
const isRead = (text: string, action: string, key: string): boolean =>
  text.includes(`outputs('${action}')?['${key}']`);

export const KEY_KINDS: readonly MutantKind[] = [
  {
    name: "a composed key is renamed",
    fact: "flow-language.md §7.3",
    expects: ["expression"],
    plant(root, random) {
      const text = JSON.stringify(root);
      const sites = ofType(root, "Compose").flatMap(({ name, json }) =>
        Object.keys(json.inputs?.constructor === Object ? json.inputs : {})
          .filter((key) => isRead(text, name, key))
          .map((key) => ({ inputs: json.inputs, key })),
      );
      const site = random.pick(sites);
      if (!site) return false;
      renamed(site.inputs, site.key, `${site.key}_before`);
      return true;
    },
  },
  {
    name: "a property with two letters swapped",
    fact: "flow-language.md §2, §3",
    expects: ["shape", "connection"],
    plant(root, random) {
      const sites = everyAction(root).flatMap(({ json }) =>
        [json, json.inputs]
          .filter(isObject)
          .flatMap((holder) =>
            OPTIONAL.filter((key) => key in holder).map((key) => ({ holder, key })),
          ),
      );
      const site = random.pick(sites);
      const word = site && swapped(site.key);
      if (!site || word === undefined) return false;
      renamed(site.holder, site.key, word);
      return true;
    },
  },
  {
    name: "a column is no longer asked for",
    fact: "flow-language.md §10.2",
    expects: ["dataverse"],
    plant(root, random) {
      const text = JSON.stringify(root);
      const sites = calls(root, "GetItem").flatMap(({ name, json }) => {
        const select = json.inputs.parameters?.$select;
        const columns =
          typeof select === "string" && !select.includes("@") ? select.split(",") : [];
        return columns
          .filter((column) => /^cosell_\w+$/.test(column) && isRead(text, name, `body/${column}`))
          .map((column) => ({ parameters: json.inputs.parameters, columns, column }));
      });
      const site = random.pick(sites);
      if (!site || site.columns.length < 2) return false;
      site.parameters.$select = site.columns.filter((one) => one !== site.column).join(",");
      return true;
    },
  },
  {
    name: "a column read by its label",
    fact: "flow-language.md §10.2",
    expects: ["dataverse"],
    plant(root, random) {
      const rows = calls(root, "GetItem", "CreateRecord", "UpdateOnlyRecord").map(
        ({ name }) => `outputs('${name}')?['body/`,
      );
      const sites = textsIn(root).flatMap((site) =>
        rows.filter((row) => site.text.includes(row)).map((row) => ({ ...site, row })),
      );
      const site = random.pick(sites);
      if (!site) return false;
      const at = site.text.indexOf(site.row) + site.row.length;
      const behind = site.text.slice(site.text.indexOf("'", at));
      site.holder[site.key] = `${site.text.slice(0, at)}Close date${behind}`;
      return true;
    },
  },
  {
    name: "a word in place of a row's id",
    fact: "flow-language.md §10.2",
    expects: ["dataverse"],
    plant: onCall(["GetItem", "UpdateRecord", "UpdateOnlyRecord", "DeleteRecord"], (inputs) => {
      inputs.parameters.recordId = "recordId";
    }),
  },
  {
    name: "columns asked for by a number",
    fact: "flow-language.md §10.2",
    expects: ["connection"],
    plant: onCall(["ListRecords", "GetItem"], (inputs) => {
      inputs.parameters.$select = 5;
    }),
  },
  {
    name: "a call authenticates by another parameter",
    fact: "flow-language.md §1.5",
    expects: ["connection"],
    plant: onCall(["ListRecords", "GetItem", "CreateRecord"], (inputs) => {
      inputs.authentication = "@parameters('$connections')";
    }),
  },
];
