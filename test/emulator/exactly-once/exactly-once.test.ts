import { expect, test } from "vitest";
import { failuresOf, repetitions, sampled, secondEditors, singleFaults } from "./attempts.ts";
import { answerOf, difference, overlap, play, SOON } from "./disturb.ts";
import { FLOWS } from "./organization.ts";
import { partnerEdits, SCENARIOS, type Scenario, scenarios, sellerEdits } from "./scenarios.ts";

/** `npm run campaign` tries all of them; here each scenario has a few. */
const FEW = 12;

test.each(scenarios)("$name: the same world whatever single thing fails", (scenario) => {
  expect(failuresOf(sampled(singleFaults(scenario), FEW))).toEqual([]);
});

test.each(scenarios)("$name: the same world whatever comes twice or late", (scenario) => {
  expect(failuresOf(sampled(repetitions(scenario, 3), FEW))).toEqual([]);
});

const NOTES = { description: "Notes of the seller" };

const named = (name: keyof typeof SCENARIOS): Scenario => ({ name, ...SCENARIOS[name] });

/** An opportunity that is shared, and two people who change it at the same moment. */
const together = (
  seller: Parameters<typeof sellerEdits>[1],
  colleague: Parameters<typeof partnerEdits>[1],
): Scenario => ({
  ...named("seller edits"),
  stimulus(organization) {
    partnerEdits(organization, colleague);
    sellerEdits(organization, seller);
  },
});

test("independent changes of a seller and a colleague arrive on both sides", () => {
  const scenario = together({ estimatedvalue: 2500 }, { details: { notes: "Of a colleague" } });
  const wanted = play(scenario).world;
  expect(wanted.join("\n")).toContain('description="Of a colleague"');
  for (let seed = 1; seed <= 10; seed += 1) {
    expect(difference(wanted, overlap(scenario, seed, 3000).world)).toEqual([]);
  }
});

test("where both change the same, the seller's value wins, in any order of events", () => {
  const scenario = together(NOTES, { details: { notes: "Of a colleague" } });
  for (let seed = 1; seed <= 10; seed += 1) {
    const world = overlap(scenario, seed, 3000).world.join("\n");
    expect(world).not.toContain("Of a colleague");
    expect(world).toContain(NOTES.description);
  }
});

test("a second change in the middle of a run that sends is not lost", () => {
  const attempts = (["seller edits", "help is chosen later"] as const).flatMap((name) =>
    sampled(secondEditors(named(name)), FEW),
  );
  expect(failuresOf(attempts)).toEqual([]);
});

test("a run that was held up longer than its claim lasts creates nothing beside another", () => {
  const scenario = named("co-sell is created");
  let heldUp = false;
  const { world } = play(
    scenario,
    {},
    {
      refuse(call) {
        const meant = call.caller.flow === FLOWS.create && call.operationId === "GetItem";
        if (!meant || heldUp) return undefined;
        heldUp = true;
        return answerOf(429, new Map([["Retry-After", "660"]]));
      },
      interrupt(run, { world, deliveries }) {
        if (run.flow !== FLOWS.create) return false;
        for (const { again } of deliveries.splice(0)) {
          world.outside.schedule(SOON, "again", () => void again());
        }
        return false;
      },
    },
  );
  expect(heldUp).toBe(true);
  expect(difference(play(scenario).world, world)).toEqual([]);
});

test("our referral is kept when Microsoft's is refused, and the next change invites again", () => {
  const scenario = named("co-sell is created");
  let refused = 0;
  const { world } = play(
    scenario,
    {},
    {
      refuse(call) {
        const meant = call.caller.action === "Create_Microsoft_Referral" && refused === 0;
        if (!meant) return undefined;
        refused += 1;
        return answerOf(400);
      },
    },
    {
      after(organization) {
        sellerEdits(organization, { description: "Notes" });
        organization.world.run();
      },
    },
  );
  expect(refused).toBe(1);
  expect(difference(play(scenario).world, world)).toEqual([]);
});
