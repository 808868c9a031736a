import { everyAction, rootActions } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";

const FACT = "flow-language.md §4, §6";

export const ORDER_KINDS: readonly MutantKind[] = [
  {
    name: "runAfter names an action that does not exist",
    fact: FACT,
    expects: ["run-after"],
    plant(root, random) {
      const one = random.pick(
        everyAction(root).filter(({ json }) => Object.keys(json.runAfter ?? {}).length > 0),
      );
      if (!one) return false;
      const [name = "", statuses] = Object.entries(one.json.runAfter)[0] ?? [];
      one.json.runAfter = { [`${name}_gone`]: statuses };
      return true;
    },
  },
  {
    name: "runAfter in a circle",
    fact: FACT,
    expects: ["run-after"],
    plant(root, random) {
      const one = random.pick(
        everyAction(root).filter(({ json, list }) =>
          Object.keys(json.runAfter ?? {}).some((name) => name in list),
        ),
      );
      if (!one) return false;
      const [before = ""] = Object.keys(one.json.runAfter);
      one.list[before].runAfter = { ...one.list[before].runAfter, [one.name]: ["Succeeded"] };
      return true;
    },
  },
  {
    name: "runAfter names the action itself",
    fact: FACT,
    expects: ["run-after"],
    plant(root, random) {
      const one = random.pick(everyAction(root));
      if (!one) return false;
      one.json.runAfter = { ...one.json.runAfter, [one.name]: ["Succeeded"] };
      return true;
    },
  },
  {
    name: "runAfter with an unknown status",
    fact: FACT,
    expects: ["run-after"],
    plant(root, random) {
      const one = random.pick(
        everyAction(root).filter(({ json }) => Object.keys(json.runAfter ?? {}).length > 0),
      );
      if (!one) return false;
      const [name = ""] = Object.keys(one.json.runAfter);
      one.json.runAfter[name] = [random.pick(["Success", "Fail", "Timeout", "Completed"])];
      return true;
    },
  },
  {
    name: "runAfter without a status",
    fact: FACT,
    expects: ["run-after"],
    plant(root, random) {
      const one = random.pick(
        everyAction(root).filter(({ json }) => Object.keys(json.runAfter ?? {}).length > 0),
      );
      if (!one) return false;
      const [name = ""] = Object.keys(one.json.runAfter);
      one.json.runAfter[name] = [];
      return true;
    },
  },
  {
    name: "runAfter names an action of another level",
    fact: FACT,
    expects: ["run-after"],
    plant(root, random) {
      const inner = random.pick(everyAction(root).filter(({ around }) => around.length > 0));
      const outer = random.pick(Object.keys(rootActions(root)));
      if (!inner || !outer) return false;
      inner.json.runAfter = { ...inner.json.runAfter, [outer]: ["Succeeded"] };
      return true;
    },
  },
  {
    name: "runAfter names the trigger",
    fact: FACT,
    expects: ["run-after"],
    plant(root, random) {
      const one = random.pick(everyAction(root));
      const [trigger] = Object.keys(root.properties.definition.triggers);
      if (!one || !trigger || trigger in one.list) return false;
      one.json.runAfter = { [trigger]: ["Succeeded"] };
      return true;
    },
  },
];
