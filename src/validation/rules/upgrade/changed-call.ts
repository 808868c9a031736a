import { atPart } from "#foundation";
import { allActions, type Action, type RequestTrigger, type Template } from "#wdl";
import { literalText, memberOf, membersOf } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

const called = (...inputs: readonly string[]) => ({
  flows: {
    Sync: {
      triggers: {
        manual: {
          type: "Request",
          kind: "Http",
          inputs: {
            schema: {
              type: "object",
              properties: Object.fromEntries(inputs.map((key) => [key, { type: "string" }])),
            },
          },
        },
      },
    },
  },
});
const before = { version: "1.0.0.0", ...called("text") };

/** A flow is called, and answers, as before. */
export const upgradeChangedCall = defineRule({
  code: "upgrade/changed-call",
  judges: "upgrade",
  severity: "warning",
  why: "Apps, other solutions and systems that call the flow are refused, do not find it or miss a value.",
  fact: "flow-language.md §2, §3.4, solution-format.md §18.1",
  examples: () => ({
    good: { before, now: { version: "1.1.0.0", ...called("text", "more") } },
    bad: { before, now: { version: "1.1.0.0", ...called("other") } },
  }),
  check(before, { model }, report) {
    for (const { id, definition } of before.flows) {
      const now = model.flows.find((flow) => flow.id === id);
      const [was] = definition.triggers;
      const [is] = now?.definition.triggers ?? [];
      if (!now || was?.kind !== "request" || is?.kind !== "request") continue;
      const changes = [
        ...(isHttp(was) && isHttp(is) ? addressChanges(was, is) : []),
        ...inputChanges(was, is),
      ];
      for (const change of changes) {
        const at = atPart(now.part, "properties", "definition", "triggers", is.name);
        report({ message: `"${now.name}" ${change}.`, at });
      }
      const answered = answeredBy(now.definition.actions);
      for (const key of answeredBy(definition.actions)) {
        if (answered.size === 0 || answered.has(key)) continue;
        const at = atPart(now.part, "properties", "definition", "actions");
        report({ message: `"${now.name}" no longer answers "${key}".`, at });
      }
    }
  },
});

const isHttp = ({ requestKind }: RequestTrigger): boolean => (requestKind ?? "Http") === "Http";

/** What its address is made of, and how it is asked. */
function addressChanges(was: RequestTrigger, is: RequestTrigger): readonly string[] {
  const changes: string[] = [];
  if (was.name !== is.name) {
    changes.push(`has another address: its trigger was "${was.name}" and now is "${is.name}"`);
  }
  const settings = [
    ["relativePath", "path", ""],
    ["method", "method", "POST"],
    ["triggerAuthenticationType", "way to say who calls", ""],
  ] as const;
  for (const [key, what, absent] of settings) {
    const [from, to] = [was, is].map(({ inputs }) => literalText(memberOf(inputs, key)) ?? absent);
    if (from === to) continue;
    changes.push(`is called by another ${what}: "${to}" instead of "${from}"`);
  }
  return changes;
}

function inputChanges(was: RequestTrigger, is: RequestTrigger): readonly string[] {
  const [from, to] = [was, is].map(({ inputs }) => memberOf(inputs, "schema"));
  const had = membersOf(memberOf(from, "properties"));
  if (had.length === 0) return [];
  const changes: string[] = [];
  for (const { key } of had) {
    const [type, other] = [from, to].map((schema) => memberOf(schema, "properties", key, "type"));
    if (!memberOf(to, "properties", key)) changes.push(`no longer takes "${key}"`);
    else if (type && other && literalText(type) !== literalText(other)) {
      changes.push(`takes "${key}" as ${literalText(other)}, no longer as ${literalText(type)}`);
    }
  }
  const needed = requiredBy(from);
  for (const key of requiredBy(to)) if (!needed.has(key)) changes.push(`now requires "${key}"`);
  return changes;
}

const requiredBy = (schema: Template | undefined): ReadonlySet<string> => {
  const list = memberOf(schema, "required");
  return new Set(list?.kind === "list" ? list.items.flatMap((one) => literalText(one) ?? []) : []);
};

/** Keys of what a flow answers, of all its answers. */
const answeredBy = (actions: readonly Action[]): ReadonlySet<string> =>
  new Set(
    [...allActions(actions)].flatMap(({ action }) =>
      action.kind === "response" ? membersOf(action.body).map(({ key }) => key) : [],
    ),
  );
