import { type Loose, ofType, replaceEntry, rootActions, textsIn } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import type { Random } from "../random.ts";

const FACT = "flow-language.md §3.2, §6";
const CHANGES = [
  "SetVariable",
  "IncrementVariable",
  "DecrementVariable",
  "AppendToStringVariable",
  "AppendToArrayVariable",
];

const declared = (root: Loose, random: Random, ...types: readonly string[]) =>
  random.pick(
    ofType(root, "InitializeVariable").filter(({ json }) => {
      const type = String(json.inputs?.variables?.[0]?.type).toLowerCase();
      return types.length === 0 || types.includes(type);
    }),
  );

const behind = (name: string, json: object): object => ({
  ...json,
  runAfter: { [name]: ["Succeeded"] },
});

/** A value that is the same in every round. */
const isSame = (value: Loose): boolean =>
  typeof value === "string"
    ? !/^@(?!true$|false$)|@\{/i.test(value)
    : typeof value !== "object" || value === null;

export const VARIABLE_KINDS: readonly MutantKind[] = [
  {
    name: "a variable that is not declared is read",
    fact: FACT,
    expects: ["variable"],
    plant(root, random) {
      const site = random.pick(textsIn(root).filter(({ text }) => /variables\('/.test(text)));
      if (!site) return false;
      site.holder[site.key] = site.text.replace(/variables\('([^']+)'\)/, "variables('$1_gone')");
      return true;
    },
  },
  {
    name: "a variable that is not declared is set",
    fact: FACT,
    expects: ["variable"],
    plant(root, random) {
      const one = random.pick(ofType(root, ...CHANGES));
      if (!one) return false;
      one.json.inputs.name = `${one.json.inputs.name}_gone`;
      return true;
    },
  },
  {
    name: "a variable is read before it is declared",
    fact: FACT,
    expects: ["variable"],
    plant(root, random) {
      const one = declared(root, random);
      if (!one) return false;
      const name = one.json.inputs.variables[0].name;
      rootActions(root)["Too_early"] = {
        type: "Compose",
        inputs: `@variables('${name}')`,
        runAfter: {},
      };
      return true;
    },
  },
  {
    name: "a variable is declared in a scope",
    fact: FACT,
    expects: ["variable"],
    plant(root, random) {
      const one = declared(root, random);
      if (!one || one.list !== rootActions(root)) return false;
      const { runAfter, ...inner } = one.json;
      replaceEntry(one.list, one.name, `${one.name}_scope`.slice(0, 80), {
        type: "Scope",
        actions: { [one.name]: { ...inner, runAfter: {} } },
        runAfter,
      });
      return true;
    },
  },
  {
    name: "a variable is declared twice",
    fact: FACT,
    expects: ["variable"],
    plant(root, random) {
      const one = declared(root, random);
      if (!one) return false;
      one.list["Declare_again"] = behind(one.name, structuredClone(one.json));
      return true;
    },
  },
  {
    name: "a variable of an unknown type",
    fact: FACT,
    expects: ["variable"],
    plant(root, random) {
      const one = declared(root, random);
      if (!one) return false;
      one.json.inputs.variables[0].type = random.pick(["Int", "Text", "Bool", "List"]);
      return true;
    },
  },
  {
    name: "a start value of another type",
    fact: FACT,
    expects: ["variable"],
    plant(root, random) {
      const one = declared(root, random, "integer", "boolean", "float");
      if (!one) return false;
      one.json.inputs.variables[0].value = "perhaps";
      return true;
    },
  },
  {
    name: "a variable is set to something that reads it",
    fact: FACT,
    expects: ["variable"],
    plant(root, random) {
      const one = random.pick(ofType(root, "SetVariable"));
      if (!one) return false;
      one.json.inputs.value = `@variables('${one.json.inputs.name}')`;
      return true;
    },
  },
  {
    name: "two variables in one action",
    fact: FACT,
    expects: ["variable"],
    plant(root, random) {
      const one = declared(root, random);
      if (!one) return false;
      one.json.inputs.variables.push({ name: "another", type: "String" });
      return true;
    },
  },
  {
    name: "text is counted up",
    fact: FACT,
    expects: ["variable"],
    plant(root, random) {
      const one = declared(root, random, "string", "boolean", "array", "object");
      if (!one) return false;
      const { name } = one.json.inputs.variables[0];
      one.list["Count_up"] = behind(one.name, {
        type: "IncrementVariable",
        inputs: { name, value: 1 },
      });
      return true;
    },
  },
  {
    name: "an element is appended to what is no array",
    fact: FACT,
    expects: ["variable"],
    plant(root, random) {
      const one = declared(root, random, "string", "integer", "object", "boolean");
      if (!one) return false;
      const { name } = one.json.inputs.variables[0];
      one.list["Append"] = behind(one.name, {
        type: "AppendToArrayVariable",
        inputs: { name, value: 1 },
      });
      return true;
    },
  },
  {
    name: "a declaration moves behind its first use",
    fact: FACT,
    expects: ["variable", "run-after"],
    plant(root, random) {
      const one = declared(root, random);
      if (!one) return false;
      const name = String(one.json.inputs.variables[0].name);
      const isUsed = textsIn(root).some(({ text }) => text.includes(`variables('${name}')`));
      const waiting = Object.values<Loose>(one.list).filter(
        (other) => one.name in (other.runAfter ?? {}),
      );
      if (!isUsed || waiting.length === 0) return false;
      for (const other of waiting) {
        delete other.runAfter[one.name];
        Object.assign(other.runAfter, one.json.runAfter);
      }
      return true;
    },
  },
  {
    name: "parallel rounds write a variable",
    fact: FACT,
    expects: ["variable"],
    plant(root, random) {
      const one = random.pick(
        ofType(root, ...CHANGES).filter(
          ({ around, json }) =>
            around.some(
              (loop) => loop.json.type === "Foreach" && !loop.json.runtimeConfiguration,
            ) &&
            // Whichever round notes the same comes last, nobody can tell.
            !(json.type === "SetVariable" && isSame(json.inputs.value)),
        ),
      );
      const loop = one?.around.findLast(({ json }) => json.type === "Foreach");
      if (!loop) return false;
      loop.json.runtimeConfiguration = { concurrency: { repetitions: 20 } };
      return true;
    },
  },
  {
    name: "a parameter that is not declared is read",
    fact: "flow-language.md §1.3",
    expects: ["parameter"],
    plant(root, random) {
      const site = random.pick(textsIn(root).filter(({ text }) => /parameters\('[^$]/.test(text)));
      if (!site) return false;
      site.holder[site.key] = site.text.replace(
        /parameters\('([^$'][^']*)'\)/,
        "parameters('$1_gone')",
      );
      return true;
    },
  },
  {
    name: "the parameter of an environment variable is missing",
    fact: "flow-language.md §1.3",
    expects: ["parameter"],
    plant(root, random) {
      const { parameters } = root.properties.definition;
      const read = JSON.stringify(root.properties.definition.actions);
      const name = random.pick(
        Object.keys(parameters ?? {}).filter(
          (one) => !one.startsWith("$") && read.includes(`parameters('${one}')`),
        ),
      );
      if (name === undefined) return false;
      delete parameters[name];
      return true;
    },
  },
];
