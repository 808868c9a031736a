import { expect, test } from "vitest";
import { installGuide } from "#docs";
import { assemble } from "#model";
import { EMPTY_LOCK } from "#project";
import { cosellSolution } from "../../src/solution.ts";
import { sampleProject } from "./sample-solution.ts";

const { model } = assemble(cosellSolution(sampleProject()), EMPTY_LOCK).value;

/** domain.md §1.3, §1.8, §3, §4.1 and §6: what documents say of Partner Center and no flow does. */
test.each([
  ["en", ["US$15", "10,000", "US$25,000", "72", "14", "below 30 referrals", "five offers"]],
  ["de", ["15 US-Dollar", "10.000", "25.000 US-Dollar", "72", "14", "unter 30 Empf", "fünf Ang"]],
] as const)("the guide (%s) tells what is Partner Center's own", (language, numbers) => {
  const guide = installGuide(model, language);
  const names = [
    "Partner Center Referrals Synchronization for Dynamics 365",
    "Partner Center Referrals Connectors for Dynamics 365",
    "MACC",
    "DUNS",
    "`https://api.partnercenter.microsoft.com`",
    "`GET /webhooks/v1/registration/events`",
    "`POST /webhooks/v1/registration/validationEvents`",
    "`test-created`",
  ];
  for (const words of [...names, ...numbers]) expect(guide).toContain(words);
});
