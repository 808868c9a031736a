import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { assemble, EMPTY_LOCK } from "#model";
import { compile, pack } from "#packager";
import { tiny } from "../tiny/definition.ts";
import { emptyFolder, run } from "./run.ts";

const project = resolve(import.meta.dirname, "../..");
const simulate = (...words: readonly string[]) => run(["simulate", "--project", project, ...words]);

const storyFile = (text: string): string => {
  const path = join(emptyFolder(), "mine.yaml");
  writeFileSync(path, text);
  return path;
};

const ABOUT_ACCOUNTS = `
stories:
  - name: An account is saved
    steps:
      - save: { account: { contoso: { name: Contoso } } }
        then:
          rows: { account: { contoso: { name: Fabrikam } } }
`;

test("a story is chosen by a part of its name, and --json tells how it went", async () => {
  const { exitCode, out, talk } = await simulate("A1:", "--profile", "strict", "--json");
  expect({ exitCode, talk }).toEqual({ exitCode: 0, talk: "" });
  expect(JSON.parse(out)).toEqual({
    stories: [
      {
        name: "A1: a seller shares an opportunity and asks for help",
        ok: true,
        profile: "strict",
        writes: { dataverse: expect.any(Number), partnerCenter: 2 },
      },
    ],
    ok: true,
  });
});

test("a mapping with columns of its own is tried on a CRM that is given them, and that is told once", async () => {
  const mapping = "mappings/examples/deal-value-from-own-column.yaml";
  const chosen = ["A1:", "--mapping", join(project, mapping), "--json"];
  const { exitCode, out } = await simulate(...chosen);
  expect(exitCode).toBe(0);
  const { stories, findings, ok } = JSON.parse(out);
  expect({ ok, played: stories.length }).toEqual({ ok: true, played: 2 });
  expect(findings).toEqual([
    expect.objectContaining({
      code: "simulate/assumed",
      severity: "info",
      at: { path: mapping, line: 1, column: 1 },
    }),
  ]);
  for (const column of ["new_dealvalue (amount)", "new_dealcurrencycode (text)"]) {
    expect(findings[0].message).toContain(`opportunity.${column}`);
  }
});

test("a line that is not so is shown at its place with what was there", async () => {
  const { exitCode, out } = await simulate(
    storyFile(ABOUT_ACCOUNTS),
    "--profile",
    "host",
    "--json",
  );
  expect(exitCode).toBe(1);
  const document = JSON.parse(out);
  expect(document.ok).toBe(false);
  expect(document.stories[0].failures).toEqual([
    expect.objectContaining({
      code: "story/unmet",
      message: 'name of "contoso": expected "Fabrikam", was "Contoso".',
      at: expect.objectContaining({ line: 7, column: 41 }),
    }),
  ]);
});

test.each([
  ["an unknown table", "ABOUT", "accuont", "story/unplayable"],
  ["an unknown step", "save:", "sav:", "story/unknown-key"],
  ["an unknown column", "{ name: Contoso }", "{ nam: Contoso }", "story/unplayable"],
])("%s is a finding with a place", async (_what, from, to, code) => {
  const text = ABOUT_ACCOUNTS.replaceAll(
    from === "ABOUT" ? "account:" : from,
    from === "ABOUT" ? `${to}:` : to,
  );
  const { exitCode, talk } = await simulate(storyFile(text), "--profile", "host");
  expect(exitCode).toBe(1);
  expect(talk).toMatch(new RegExp(`mine.yaml:5:\\d+.*${code}`, "s"));
});

test("a file beside the stories that is no text does not keep them from being played", async () => {
  const path = storyFile(ABOUT_ACCOUNTS.replace("Fabrikam", "Contoso"));
  writeFileSync(join(path, "..", "other.yaml"), Uint8Array.of(0xff, 0xfe));
  const { exitCode, talk } = await simulate(path, "--profile", "host");
  expect({ exitCode, talk }).toEqual({ exitCode: 0, talk: "" });
});

test("a name that no story has is wrong usage", async () => {
  const { exitCode, out, talk } = await simulate("no such story at all");
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
  expect(talk).toContain("(story/none)");
});

test("a zip that is no solution is a finding", async () => {
  const { exitCode, talk } = await simulate("A1:", "--solution", storyFile("no zip"));
  expect(exitCode).toBe(1);
  expect(talk).toContain("mine.yaml");
});

// README, "your own mapping": a partner's first look at it.
test("every story about failures is played with a column of the partner's own", async () => {
  const mapping = join(project, "mappings/examples/deal-value-from-own-column.yaml");
  const { exitCode, talk } = await run(
    ["simulate", "test/stories/failures.yaml", "--mapping", mapping, "--profile", "host"],
    { folder: project },
  );
  expect({ exitCode, unmet: talk.match(/.*story\/unmet.*/g) }).toEqual({
    exitCode: 0,
    unmet: null,
  });
});

test("a deal is known from another whose customer came with it", async () => {
  const mapping = join(project, "mappings/examples/account-matched-otherwise.yaml");
  const { exitCode } = await simulate("7.1: an offer won or lost in", "--mapping", mapping);
  expect(exitCode).toBe(0);
});

test("a mapping that is not there is shown where the story names it", async () => {
  const text = ABOUT_ACCOUNTS.replace(
    "    steps:",
    "    given: { mapping: mappings/defalt.yaml }\n    steps:",
  );
  const { exitCode, talk } = await simulate(storyFile(text), "--profile", "host");
  expect(exitCode).toBe(1);
  expect(talk).toMatch(
    /mine.yaml:4:14.*Did you mean "mappings\/default.yaml".*\(story\/no-mapping\)/,
  );
});

test("on a zip the stories of other mappings are left out, and that is told", async () => {
  const folder = emptyFolder();
  const { exitCode } = await run(["build", "--project", project, "--out", folder]);
  expect(exitCode).toBe(0);
  const zip = join(folder, "CosellConnectorD365_1_0_0_0.zip");
  const some = await simulate("1.10, ", "A2:", "--solution", zip, "--profile", "host", "--json");
  const { stories, findings } = JSON.parse(some.out);
  expect(stories.map(({ ok }: { readonly ok: boolean }) => ok)).toEqual(stories.map(() => true));
  expect(findings).toMatchObject([{ code: "story/other-mapping", severity: "info" }]);
  expect(findings[0].message).toContain(
    "1.10, another country column: it alone is read and written",
  );
  expect(some.exitCode).toBe(0);
  const none = await simulate("1.10, another country", "--solution", zip);
  expect(none.exitCode).toBe(1);
  expect(none.talk).toContain("(story/other-mapping)");
});

test("the trace tells what happened in every run, coverage what was never reached", async () => {
  const { exitCode, out } = await simulate("A1:", "--profile", "host", "--trace", "--coverage");
  expect(exitCode).toBe(0);
  expect(out).toContain("Create_our_referral");
  expect(out).toMatch(/actions: \d+ of \d+ simulated\n {2}connector \(\d+ times\)\n/);
  expect(out).toMatch(/\n {2}shared_commondataserviceforapps\/ListRecords \(\d+ times\)\n/);
  expect(out).toMatch(/never: /);
});

test("coverage also tells of flows elsewhere: of a path, or of the reference's exports", async () => {
  const reference = emptyFolder();
  const folder = join(reference, "exports", "tiny");
  mkdirSync(folder, { recursive: true });
  const { model } = assemble(tiny, EMPTY_LOCK).value;
  writeFileSync(join(folder, "tiny.zip"), pack(compile(model, "managed")));
  const args = ["simulate", "A1:", "--project", project, "--profile", "host"];
  const environment = { COSELL_REFERENCE: reference };
  const implied = await run([...args, "--coverage", "--json"], { environment });
  const { coverage } = JSON.parse(implied.out);
  expect(coverage.others).toMatchObject([
    { path: join(reference, "exports"), count: model.flows.length },
  ]);
  expect(coverage.others[0].actions).toContainEqual({
    name: "connector",
    uses: expect.any(Number),
    by: "simulated",
  });
  const named = await run([...args, "--coverage-of", folder], { environment });
  expect(named.exitCode).toBe(0);
  expect(named.out).toMatch(/\ntriggers: /);
  expect(named.out).toContain(`\n${folder}: ${model.flows.length} flows\n  triggers: `);
  const without = await run([...args, "--coverage", "--json"]);
  expect(JSON.parse(without.out).coverage).not.toHaveProperty("others");
});

test.each([
  ["a folder without flows", "coverage/no-flows"],
  ["a path that is not there", "cli/unreadable"],
])("coverage of %s is wrong usage", async (what, code) => {
  const path = what.startsWith("a folder") ? emptyFolder() : join(emptyFolder(), "nothing");
  const { exitCode, talk } = await simulate("A1:", "--coverage-of", path);
  expect(exitCode).toBe(2);
  expect(talk).toContain(`(${code})`);
});
