import { expect, test } from "vitest";
import { play, readStories } from "#emulator";
import type { Diagnostic } from "#foundation";
import { modelOf } from "../run/flow.ts";

const BASE = `given:
  installed: false
  rows: { accuont: { mine: { name: Mine } } }
`;

/** What is told of a file of stories: `line:column message`, of another file with its name. */
function toldOf(text: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const files = new Map(Object.entries({ ...more, "mine.yaml": text }));
  const { value, diagnostics } = readStories("mine.yaml", files);
  const failures = value.flatMap((story) => play(story, modelOf([]), "host").failures);
  return [...diagnostics, ...failures].map(told);
}

const told = ({ code, message, at }: Diagnostic): string => {
  const place = at.in === "file" ? `${at.path}:${at.line}:${at.column}` : at.part;
  return `${place.replace("mine.yaml:", "")} ${code} ${message}`;
};

const story = (steps: string, given = ""): string => `given:
  installed: false
${given}stories:
  - name: Mine
    steps:
${steps}`;

const account = (more = ""): string =>
  story(`      - save:
          account:
            mine: { name: Mine }
${more}`);

/** A story that cannot be played, and what is told of it: the word that is wrong, not its step. */
test.each<readonly [what: string, text: string, said: string]>([
  [
    "a table that is not there, given",
    story("      - wait: 1 hour\n", "  rows:\n    accuont: { mine: { name: Mine } }\n"),
    '4:5 story/unplayable There is no table "accuont". Did you mean "account"?',
  ],
  [
    "a column that is not there, given",
    story("      - wait: 1 hour\n", "  rows:\n    account:\n      mine:\n        nam: Mine\n"),
    '6:9 story/unplayable There is no column of account "nam". Did you mean "name"?',
  ],
  [
    "a value that the CRM does not take, given",
    story(
      "      - wait: 1 hour\n",
      "  rows: { opportunity: { deal: { estimatedvalue: much } } }\n",
    ),
    "3:26 story/unplayable The CRM does not take it: Cannot convert the literal 'much' of \"estimatedvalue\" to the expected type 'Edm.Decimal'.",
  ],
  [
    "a variable that is not there, given",
    story("      - wait: 1 hour\n", "  variables: { Nix: true }\n"),
    '3:16 story/unplayable There is no environment variable "Nix".',
  ],
  [
    "a column that is not there, saved",
    story("      - save:\n          account:\n            mine: { nam: Mine }\n"),
    '8:21 story/unplayable There is no column of account "nam". Did you mean "name"?',
  ],
  [
    "a column that is not there, saved at once with another row",
    story("      - at once:\n          - save: { account: { mine: { nam: Mine } } }\n"),
    '7:40 story/unplayable There is no column of account "nam". Did you mean "name"?',
  ],
  [
    "a column that is not there, looked for",
    account("        then:\n          rows: { account: { mine: { nam: Mine } } }\n"),
    '10:38 story/unplayable There is no column of account "nam". Did you mean "name"?',
  ],
  [
    "a table that is not there, counted",
    account("        then:\n          count: { accuont: 1 }\n"),
    '10:20 story/unplayable There is no table "accuont". Did you mean "account"?',
  ],
  [
    "a flow that is not there, looked for",
    account("        then:\n          runs: { Nix: [] }\n"),
    '10:19 story/unplayable There is no flow "Nix".',
  ],
  [
    "a row that is not there, removed",
    story("      - remove: { account: [mine] }\n"),
    '6:29 story/unplayable There is no account "mine".',
  ],
  [
    "a user who is not there",
    story("      - save: { account: { mine: { name: Mine } } }\n        by: nobody\n"),
    '7:9 story/unplayable There is no user "nobody".',
  ],
  [
    "a deal that is not there",
    story("      - partner center edits: { deal: { name: Mine } }\n"),
    '6:33 story/unplayable There is no referral "deal".',
  ],
  [
    "a flow that is not there, switched on",
    story("      - switch on: [Nix]\n"),
    '6:21 story/unplayable There is no flow "Nix".',
  ],
  [
    "a setting that no system has",
    story("      - tune: { dataverse: { delai: 5 } }\n"),
    '6:30 story/unknown-key "delai" is not known here. Did you mean "delay"?',
  ],
  [
    "a setting of the wrong kind",
    story("      - wait: 1 hour\n", "  tuning: { partner center: { limit: 3 } }\n"),
    '3:31 story/wrong-value "limit" must be object.',
  ],
  [
    "a value that stands elsewhere",
    "stories:\n  - name: &name Mine\n    steps: [{ wait: *name }]\n",
    "3:21 story/alias Anchors and aliases are not read: write the value out.",
  ],
  [
    "a file that is nested beyond reading",
    "[".repeat(5000),
    "1:1 story/syntax The file is nested too deeply to be read.",
  ],
  [
    "a story without steps",
    "stories:\n  - name: Mine\n",
    "2:5 story/wrong-value Entry 1 of \"stories\" must have required property 'steps'.",
  ],
])("%s", (_, text, said) => {
  expect(toldOf(text)).toEqual([said]);
});

test("what is given in the file beside is told there", () => {
  expect(
    toldOf("base: base.yaml\nstories:\n  - name: Mine\n    steps: [{ wait: 1 hour }]\n", {
      "base.yaml": BASE,
    }),
  ).toEqual([
    'base.yaml:3:11 story/unplayable There is no table "accuont". Did you mean "account"?',
  ]);
});

/** A step that is refused is a failure unless the story says so. */
test.each<readonly [what: string, text: string, said: readonly string[]]>([
  [
    "a value that the CRM does not take",
    story(
      "      - save: { opportunity: { deal: { estimatedvalue: much } } }\n      - wait: 1 hour\n",
    ),
    [
      "6:9 story/refused The step was refused (type-conversion): Cannot convert the literal 'much' of \"estimatedvalue\" to the expected type 'Edm.Decimal'.",
    ],
  ],
  [
    "a member that no referral has, in the last step",
    story("      - partner center adds: { deal: { nam: Mine } }\n"),
    ['6:9 story/refused The step was refused (invalid-request): A referral has no property "nam".'],
  ],
  [
    "a refusal that is asked for",
    story(
      "      - partner center adds: { deal: { nam: Mine } }\n        then: { refused: invalid-request }\n",
    ),
    [],
  ],
  [
    "a refusal that is asked for by the next step",
    story(
      "      - partner center adds: { deal: { nam: Mine } }\n      - then: { refused: invalid-request }\n",
    ),
    [],
  ],
])("refused: %s", (_, text, said) => {
  expect(toldOf(text)).toEqual(said);
});
