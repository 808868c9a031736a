import {
  actionsIn,
  everyAction,
  type FoundAction,
  type Loose,
  leavesOf,
  ofType,
  rootActions,
  textsIn,
} from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import type { Random } from "../random.ts";

const FACT = "flow-language.md §6";

const replaced =
  (pattern: RegExp, replacement: (...groups: readonly string[]) => string) =>
  (root: Loose, random: Random): boolean => {
    const site = random.pick(textsIn(root).filter(({ text }) => pattern.test(text)));
    if (!site) return false;
    site.holder[site.key] = site.text.replace(pattern, (_, ...groups) => replacement(...groups));
    return true;
  };

/** Gives an action an input that reads `expression`. */
function reads(action: FoundAction, expression: string): void {
  action.json.type = "Compose";
  action.json.inputs = `@${expression}`;
  for (const key of [
    "expression",
    "actions",
    "else",
    "cases",
    "default",
    "foreach",
    "kind",
    "limit",
  ]) {
    delete action.json[key];
  }
}

const simple = ({ json }: FoundAction): boolean =>
  ["Compose", "OpenApiConnection", "SetVariable", "ParseJson"].includes(json.type);

export const REFERENCE_KINDS: readonly MutantKind[] = [
  {
    name: "an expression reads an action that does not exist",
    fact: FACT,
    expects: ["reference"],
    plant: replaced(
      /\b(outputs|body|actions)\('([^']+)'\)/i,
      (name, action) => `${name}('${action}_gone')`,
    ),
  },
  {
    name: "an expression reads an action that runs later",
    fact: FACT,
    expects: ["reference"],
    plant(root, random) {
      const pairs = everyAction(root).flatMap((later) =>
        Object.keys(later.json.runAfter ?? {}).flatMap((name) => {
          const found = everyAction(root).find(
            (one) => one.list === later.list && one.name === name,
          );
          return found && simple(found) ? [{ later, found }] : [];
        }),
      );
      const pair = random.pick(pairs);
      if (!pair) return false;
      reads(pair.found, `outputs('${pair.later.name.replaceAll("'", "''")}')`);
      return true;
    },
  },
  {
    name: "an expression reads an action that runs beside it",
    fact: FACT,
    expects: ["reference"],
    plant(root, random) {
      const one = random.pick(everyAction(root));
      if (!one) return false;
      const name = one.name.replaceAll("'", "''");
      one.list["Beside"] = { type: "Compose", inputs: `@outputs('${name}')`, runAfter: {} };
      return !("Beside" in rootActions(root) && one.name === "Beside");
    },
  },
  {
    name: "a condition reads an action inside it",
    fact: FACT,
    expects: ["reference"],
    plant(root, random) {
      const one = random.pick(
        ofType(root, "If", "Foreach", "Switch").filter(
          ({ json }) => actionsIn(json.actions ?? {}).length > 0,
        ),
      );
      const inner = one && random.pick(actionsIn(one.json.actions));
      if (!one || !inner) return false;
      const text = `@outputs('${inner.name.replaceAll("'", "''")}')`;
      if (one.json.type === "If") one.json.expression = { equals: [text, 1] };
      else one.json[one.json.type === "Foreach" ? "foreach" : "expression"] = text;
      return true;
    },
  },
  {
    name: "a branch reads an action of the other branch",
    fact: FACT,
    expects: ["reference"],
    plant(root, random) {
      const one = random.pick(
        ofType(root, "If").filter(({ json }) => Object.keys(json.actions ?? {}).length > 0),
      );
      if (!one) return false;
      const inner = random.pick(Object.keys(one.json.actions)) ?? "";
      one.json.else ??= { actions: {} };
      one.json.else.actions["Other_branch"] = {
        type: "Compose",
        inputs: `@outputs('${inner.replaceAll("'", "''")}')`,
        runAfter: {},
      };
      return true;
    },
  },
  {
    name: "an action reads itself",
    fact: FACT,
    expects: ["reference"],
    plant(root, random) {
      const one = random.pick(everyAction(root).filter(simple));
      if (!one) return false;
      reads(one, `outputs('${one.name.replaceAll("'", "''")}')`);
      return true;
    },
  },
  {
    name: "items of a loop that is not around",
    fact: FACT,
    expects: ["reference"],
    plant(root, random) {
      const loop = random.pick(ofType(root, "Foreach"));
      if (!loop) return false;
      const name = loop.name.replaceAll("'", "''");
      loop.list["After_the_loop"] = {
        type: "Compose",
        inputs: `@items('${name}')`,
        runAfter: { [loop.name]: ["Succeeded"] },
      };
      return true;
    },
  },
  {
    name: "items of a loop that does not exist",
    fact: FACT,
    expects: ["reference"],
    plant: replaced(/\bitems\('([^']+)'\)/i, (loop) => `items('${loop}_gone')`),
  },
  {
    name: "items of an action that is no loop",
    fact: FACT,
    expects: ["reference"],
    plant(root, random) {
      const one = random.pick(
        everyAction(root).filter(
          ({ around, json }) => around.length > 0 && json.type === "Compose",
        ),
      );
      const scope = one?.around.findLast(({ json }) => json.type !== "Foreach");
      if (!one || !scope) return false;
      one.json.inputs = `@items('${scope.name.replaceAll("'", "''")}')`;
      return true;
    },
  },
  {
    name: "the name of an action is computed",
    fact: "flow-language.md §7.7",
    expects: ["reference"],
    plant: replaced(
      /\b(outputs|body)\('([^']+)'\)/i,
      (name, action) => `${name}(concat('${action}'))`,
    ),
  },
  {
    name: "results of an action without actions",
    fact: "flow-language.md §3.5",
    expects: ["reference"],
    plant(root, random) {
      const one = random.pick(ofType(root, "Compose", "SetVariable", "OpenApiConnection"));
      if (!one) return false;
      one.list["Why"] = {
        type: "Compose",
        inputs: `@result('${one.name.replaceAll("'", "''")}')`,
        runAfter: { [one.name]: ["Failed"] },
      };
      return true;
    },
  },
  {
    name: "the trigger's condition reads a variable",
    fact: "flow-language.md §2",
    expects: ["reference"],
    plant(root) {
      const [trigger] = Object.values<Loose>(root.properties.definition.triggers);
      if (!trigger) return false;
      trigger.conditions = [{ expression: "@equals(variables('x'), 1)" }];
      return true;
    },
  },
  {
    name: "a row of a loop is read behind the loop",
    fact: "flow-language.md §3.1",
    expects: ["reference"],
    plant(root, random) {
      const loop = random.pick(
        ofType(root, "Foreach").filter(({ json }) => Object.keys(json.actions ?? {}).length > 0),
      );
      const inner = loop && random.pick(leavesOf(loop.json.actions));
      if (!loop || !inner) return false;
      loop.list["Last_round"] = {
        type: "Compose",
        inputs: `@outputs('${inner.replaceAll("'", "''")}')`,
        runAfter: { [loop.name]: ["Succeeded"] },
      };
      return true;
    },
  },
];
