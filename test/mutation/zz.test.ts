import { test } from "vitest";
import { assemble, EMPTY_LOCK } from "#model";
import { cosellSolution } from "../../src/solution.ts";
import { own } from "../entities/product.ts";
import { KINDS, mutate } from "./mutation.ts";
import { seeded } from "./random.ts";
import { TRIGGER_KINDS } from "./kinds/trigger.ts";
import { ADDED_ACTION_KINDS } from "./kinds/added-action.ts";
import { QUERY_KINDS, ROW_KINDS } from "./kinds/query.ts";
test("survivors", () => {
  const model = assemble(cosellSolution(own()), EMPTY_LOCK).value.model;
  const random = seeded(3);
  const out: string[] = [];
  const seen = process.env["ALL"]
    ? KINDS
    : [...TRIGGER_KINDS, ...ADDED_ACTION_KINDS, ...QUERY_KINDS, ...ROW_KINDS];
  for (const kind of seen) {
    const fates = model.flows
      .slice(0, 9)
      .flatMap((flow) => mutate(kind, { name: "p", model }, flow, random) ?? [])
      .slice(0, 4);
    const dead = fates.filter((f) => f.killedBy);
    out.push(
      `${dead.length}/${fates.length} ${kind.name} ${[...new Set(dead.map((f) => f.killedBy))].join(" ")}`,
    );
  }
  process.stdout.write(
    out
      .filter((l) => !process.env["S"] || /^(\d+)\/(?!\1 )/.test(l) || l.startsWith("0/0"))
      .join("\n") + "\n",
  );
}, 600000);
