import { expect, test } from "vitest";
import { ENGLISH, GERMAN } from "#dataverse";
import { installGuide } from "#docs";
import { assemble, EMPTY_LOCK } from "#model";
import type { Project } from "#project";
import { build } from "../../src/build.ts";
import { cosellSolution } from "../../src/solution.ts";
import { changed } from "../project/project-files.ts";
import { sampleProject } from "./sample-solution.ts";

const modelOf = (project: Partial<Project>) =>
  assemble(cosellSolution({ ...sampleProject(), ...project }), EMPTY_LOCK).value.model;

test.each([
  ["en", "off", /The flows arrive switched off\./, /import switches the flows on/],
  ["en", "on", /import switches the flows on/, /arrive switched off/],
  ["de", "off", /Die Flows kommen ausgeschaltet an\./, /Import schaltet die Flows ein/],
  ["de", "on", /Import schaltet die Flows ein/, /kommen ausgeschaltet an/],
] as const)(
  "the guide (%s) says how flows arrive that ship %s",
  (language, flowsShip, said, unsaid) => {
    const guide = installGuide(modelOf({ flowsShip }), language);
    expect(guide).toMatch(said);
    expect(guide).not.toMatch(unsaid);
  },
);

test("a guide names what the solution carries, whatever language it is written in", () => {
  const model = modelOf({ languages: [ENGLISH] });
  const guide = installGuide(model, "de");
  for (const { labels } of model.environmentVariables) {
    expect(guide).toContain(`**${labels[ENGLISH]}**`);
    expect(guide).not.toContain(`**${labels[GERMAN]}**`);
  }
  expect(guide).toContain("keine deutschen Bezeichnungen");
  expect(installGuide(modelOf({}), "de")).not.toContain("keine deutschen Bezeichnungen");
});

const MANAGED = "CosellConnectorD365_1_0_0_0_managed.zip";
const UNMANAGED = "CosellConnectorD365_1_0_0_0.zip";

test.each(["en", "de"] as const)("the guide (%s) tells to take a zip that was made", (language) => {
  const model = modelOf({});
  const taken = (made: "managed" | "unmanaged" | "both"): string | undefined =>
    /(?:Take|Nehmen Sie(?: überall, wo gearbeitet wird,)?) `([^`]+)`/.exec(
      installGuide(model, language, made),
    )?.[1];
  expect(taken("both")).toBe(MANAGED);
  expect(taken("managed")).toBe(MANAGED);
  expect(taken("unmanaged")).toBe(UNMANAGED);
  expect(installGuide(model, language, "unmanaged")).toContain(`--path ${UNMANAGED} `);
  expect(installGuide(model, language, "managed")).not.toMatch(
    /an \*unmanaged\* import|einem \*nicht/,
  );
});

test.each([
  ["unmanaged", UNMANAGED],
  ["managed", MANAGED],
] as const)("a build of the kind %s alone has the guide of it", (kind, name) => {
  const { outputs } = build(changed("solution.yaml", "shipOn: false", "shipOn: true"), {
    kinds: [kind],
  });
  const guide = Buffer.from(outputs.get("INSTALL.md") ?? []).toString("utf8");
  expect(guide).toContain(`Take \`${name}\``);
  expect(guide).toContain("import switches the flows on");
});

// domain.md §1.2: on each flow's run-only users every connection must be set.
test.each(["en", "de"] as const)(
  "run-only users are told of the instant flow, too (%s)",
  (language) => {
    const line = installGuide(modelOf({}), language)
      .split("\n")
      .find((one) => /Run only users|Nur-Ausführen-Benutzer/.test(one));
    expect(line).toContain("Webhook Registration");
    expect(line).toContain("Helper");
    expect(line).not.toContain("Opportunity to Partner Center");
  },
);

// domain.md §1.3: side by side they collide.
test.each([
  ["en", /Never beside Microsoft's own connector/],
  ["de", /Nie neben Microsofts eigenem Konnektor/],
] as const)(
  "Microsoft's names are not installed beside Microsoft's connector (%s)",
  (language, warning) => {
    const own = modelOf({});
    const microsofts = { ...own, publisher: { ...own.publisher, prefix: "msft" } };
    expect(installGuide(microsofts, language)).toMatch(warning);
    expect(installGuide(own, language)).not.toMatch(warning);
  },
);
