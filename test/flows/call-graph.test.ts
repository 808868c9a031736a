import { expect, test } from "vitest";
import { actionsOf, flows, objectIn } from "./shipped.ts";

const calls = new Map(
  flows.map((flow) => [
    flow.key,
    new Set(
      actionsOf(flow)
        .filter(({ type }) => type === "Workflow")
        .map(({ inputs }) => String(objectIn(inputs["host"])["workflowReferenceName"])),
    ),
  ]),
);

// domain.md §1.9: what may call what.
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "webhook-registration": [],
  "create-or-get-details": [],
  "create-cosell-referral": [],
  "partner-center-to-dynamics-helper": ["create-or-get-details"],
  "microsoft-referral-updates": ["create-or-get-details"],
  "partner-center-to-dynamics": [
    "partner-center-to-dynamics-helper",
    "microsoft-referral-updates",
    "create-or-get-details",
  ],
  "dynamics-to-partner-center": ["create-or-get-details", "create-cosell-referral"],
  "opportunity-to-partner-center": [
    "create-or-get-details",
    "create-cosell-referral",
    "dynamics-to-partner-center",
  ],
  "microsoft-solution-to-partner-center": ["dynamics-to-partner-center"],
};

// domain.md §1.2: since 2021-07, and before.
const LATER = [
  "webhook-registration",
  "create-or-get-details",
  "create-cosell-referral",
  "partner-center-to-dynamics-helper",
  "microsoft-referral-updates",
  "partner-center-to-dynamics",
  "dynamics-to-partner-center",
  "opportunity-to-partner-center",
  "microsoft-solution-to-partner-center",
];
const EARLIER = [LATER[0], LATER[2], LATER[1], ...LATER.slice(3)];

test("a flow calls only the children that the documents give it", () => {
  expect([...calls.keys()]).toEqual(Object.keys(ALLOWED));
  for (const [parent, children] of calls) {
    expect([...children].filter((child) => !ALLOWED[parent]?.includes(child))).toEqual([]);
  }
});

test("the two children that the documents name are called by the webhook's flow", () => {
  const children = calls.get("partner-center-to-dynamics");
  expect(children).toContain("partner-center-to-dynamics-helper");
  expect(children).toContain("microsoft-referral-updates");
});

test.each([
  ["since 2021-07", LATER],
  ["before", EARLIER],
])("every child is on before its parent in the order of %s", (_, order) => {
  for (const [index, parent] of order.entries()) {
    const on = order.slice(0, index);
    const off = [...(calls.get(parent ?? "") ?? [])].filter((child) => !on.includes(child));
    expect(off).toEqual([]);
  }
});
