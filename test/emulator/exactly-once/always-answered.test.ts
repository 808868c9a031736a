import { expect, test } from "vitest";
import { answerOf, chancesOf, fail } from "./disturb.ts";
import { FLOWS, type Organization } from "./organization.ts";
import { SCENARIOS, type Scenario, sellerShares } from "./scenarios.ts";

const named = (name: keyof typeof SCENARIOS): Scenario => ({ name, ...SCENARIOS[name] });

const microsoftAccepts: Scenario = {
  name: "Microsoft accepts",
  prepare: (organization) => sellerShares(organization),
  stimulus: ({ partnerCenter }) => {
    const [referral] = partnerCenter.referrals("partner");
    partnerCenter.microsoft.accept(String(referral?.get("engagementId")), "7-ABC");
  },
};

/** Every child flow, and what makes it work. */
const CHILDREN: readonly (readonly [flow: string, Scenario])[] = [
  [FLOWS.customize, named("co-sell is created")],
  [FLOWS.customize, named("a colleague adds a deal")],
  [FLOWS.customize, named("a colleague edits")],
  [FLOWS.create, named("co-sell is created")],
  [FLOWS.create, named("help is chosen later")],
  [FLOWS.helper, named("a colleague adds a deal")],
  [FLOWS.helper, named("a colleague exchanges solutions")],
  [FLOWS.microsoft, microsoftAccepts],
  [FLOWS.update, named("seller edits")],
];

const REFUSED = { kind: "refused", answer: answerOf(400) } as const;

/** The codes with which callers learned that a child did not do what it was asked. */
const codesIn = ({ world }: Organization): readonly string[] =>
  world.runs.flatMap(({ events }) =>
    events().flatMap(({ result }) => (result.error ? [String(result.error.code)] : [])),
  );

// flow-language.md §3.1: a child that ends without an answer leaves its caller with nothing to say.
test.each(CHILDREN)("%s answers its caller whatever call is refused", (flow, scenario) => {
  const { calls } = chancesOf(scenario, flow);
  expect(calls).toBeGreaterThan(1);
  for (let call = 1; call <= calls; call += 1) {
    for (const always of [false, true]) {
      const { organization } = fail(scenario, flow, call, REFUSED, always);
      expect(codesIn(organization)).not.toContain("NoResponse");
    }
  }
});
