import type { Privilege, PrivilegeDepth } from "#dataverse";
import { atPart } from "#foundation";
import { defineRule } from "../../rule.ts";

const keeping = (...privileges: readonly Privilege[]) => ({
  roles: [{ key: "keeper", name: "Keeper", privileges }],
});
const READ = { name: "prvReadex_Trace", depth: "Global" as const };
const before = { version: "1.0.0.0", ...keeping(READ) };

const REACH: Readonly<Record<PrivilegeDepth, number>> = { Basic: 0, Local: 1, Deep: 2, Global: 3 };

/** A role allows what it allowed before. */
export const upgradeLostPrivilege = defineRule({
  code: "upgrade/lost-privilege",
  judges: "upgrade",
  severity: "warning",
  why: "Who has the role no longer sees or changes rows as before; flows that run as such a user fail.",
  fact: "solution-format.md §10, §23.47",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", ...keeping({ ...READ, depth: "Basic" }) } },
  }),
  check(before, { model }, report) {
    for (const was of before.roles) {
      const is = model.roles.find(({ id }) => id === was.id);
      if (!is) continue;
      const depths = new Map(is.privileges.map(({ name, depth }) => [name, depth]));
      const lost = was.privileges.flatMap(({ name, depth }) => {
        const now = depths.get(name);
        if (now !== undefined && REACH[now] >= REACH[depth]) return [];
        return [now === undefined ? name : `${name} (${depth}, now ${now})`];
      });
      if (lost.length === 0) continue;
      const at = atPart("customizations.xml", "Roles", is.id);
      report({ message: `The role "${is.name}" no longer has ${lost.join(", ")}.`, at });
    }
  },
});
