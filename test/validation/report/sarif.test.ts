import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { atPart, type Diagnostic } from "#foundation";
import { type CheckedFile, rules, sarifOf } from "#validation";

const TEXT = { type: "string", minLength: 1 };
const closed = (
  properties: Readonly<Record<string, object>>,
  ...required: readonly string[]
): object => ({ type: "object", additionalProperties: false, properties, required });
const listOf = (items: object): object => ({ type: "array", items });
const MESSAGE = closed({ text: TEXT }, "text");

/** What SARIF 2.1.0 demands of the parts that are written here (its sections 3.13 to 3.51). */
const SCHEMA = closed(
  {
    $schema: { type: "string", format: "uri" },
    version: { const: "2.1.0" },
    runs: listOf(
      closed(
        {
          tool: closed(
            {
              driver: closed(
                {
                  name: TEXT,
                  version: TEXT,
                  rules: {
                    uniqueItems: true,
                    ...listOf(
                      closed(
                        {
                          id: TEXT,
                          shortDescription: MESSAGE,
                          help: MESSAGE,
                          defaultConfiguration: closed({
                            level: { enum: ["none", "note", "warning", "error"] },
                          }),
                        },
                        "id",
                      ),
                    ),
                  },
                },
                "name",
              ),
            },
            "driver",
          ),
          invocations: listOf(
            closed({ executionSuccessful: { type: "boolean" } }, "executionSuccessful"),
          ),
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          results: listOf(
            closed(
              {
                ruleId: TEXT,
                ruleIndex: { type: "integer", minimum: 0 },
                level: { enum: ["none", "note", "warning", "error"] },
                message: MESSAGE,
                locations: listOf(
                  closed(
                    {
                      physicalLocation: closed(
                        {
                          artifactLocation: closed(
                            { uri: { type: "string", pattern: "^[A-Za-z0-9._~%/:!'()*-]+$" } },
                            "uri",
                          ),
                          region: closed(
                            {
                              startLine: { type: "integer", minimum: 1 },
                              startColumn: { type: "integer", minimum: 1 },
                            },
                            "startLine",
                          ),
                        },
                        "artifactLocation",
                        "region",
                      ),
                      logicalLocations: listOf(closed({ fullyQualifiedName: TEXT })),
                    },
                    "physicalLocation",
                  ),
                ),
                partialFingerprints: { type: "object", additionalProperties: TEXT },
                suppressions: listOf(
                  closed(
                    {
                      kind: { enum: ["inSource", "external"] },
                      status: { enum: ["accepted", "underReview", "rejected"] },
                      justification: TEXT,
                    },
                    "kind",
                  ),
                ),
              },
              "message",
              "ruleId",
              "partialFingerprints",
            ),
          ),
        },
        "tool",
        "results",
      ),
    ),
  },
  "version",
  "runs",
);

const finding = (more: Partial<Diagnostic>): Diagnostic => ({
  code: "name/length",
  severity: "error",
  message: "Too long.",
  at: atPart("a.json", "properties"),
  ...more,
});

const fileAt = (path: string, ...findings: readonly Diagnostic[]): CheckedFile => ({
  path,
  notJudged: 0,
  findings,
  textOf: (part) => (part === "a.json" ? '{\n  "properties": {}\n}' : undefined),
});

const FILES: readonly (readonly [string, CheckedFile])[] = [
  ["a flow's file", fileAt("a.json", finding({}))],
  ["a part of a zip", fileAt("a b.zip", finding({ hint: "Shorten it.", severity: "info" }))],
  ["a part that is no text", fileAt("a.zip", finding({ at: atPart("solution.xml") }))],
  ["a code that no rule has", fileAt("a.json", finding({ code: "reader/flow-json" }))],
  [
    "a line of a file that people edit",
    fileAt(".", finding({ at: { in: "file", path: "solution.yaml", line: 3, column: 1 } })),
  ],
  ["a source of the project", { ...fileAt(".", finding({})), sourceOf: () => "src/flows/a.ts" }],
  ["a source's line", { ...fileAt(".", finding({})), sourceOf: () => "mappings/a.yaml:4:16" }],
  ["a path of another system", fileAt("deep\\a#?é\ud800.json", finding({}))],
  ["an absolute path", fileAt("/tmp/a.json", finding({}))],
  ["an absolute path of another system", fileAt("C:\\tmp\\a.json", finding({}))],
  [
    "a weight that the project gives",
    fileAt("a.json", finding({ severity: "info", reweighed: { from: "error", reason: "Known." } })),
  ],
  ["no finding", fileAt("a.json")],
];

test.each(FILES)("SARIF of %s is as its schema wants it", (_, file) => {
  const log = sarifOf([file], rules, { version: "1.0.0" });
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(SCHEMA);
  expect(validate(log) ? [] : validate.errors).toEqual([]);
});

const firstOf = (file: CheckedFile) => {
  const log = sarifOf([file], rules, { version: "1.0.0" }) as {
    readonly runs: readonly {
      readonly results: readonly {
        readonly locations: readonly {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string };
            readonly region: object;
          };
        }[];
        readonly partialFingerprints: object;
      }[];
    }[];
  };
  const result = log.runs[0]?.results[0];
  return { ...result?.locations[0]?.physicalLocation, prints: result?.partialFingerprints };
};

test.each([
  ["a flow's file", "a.json", { startLine: 2, startColumn: 17 }],
  ["a part of a zip", "a%20b.zip", { startLine: 1 }],
  ["a source of the project", "src/flows/a.ts", { startLine: 1 }],
  ["a source's line", "mappings/a.yaml", { startLine: 4, startColumn: 16 }],
  ["an absolute path", "file:///tmp/a.json", { startLine: 1 }],
  ["an absolute path of another system", "file:///C:/tmp/a.json", { startLine: 1 }],
])("%s is at %s", (what, uri, region) => {
  const file = FILES.find(([name]) => name === what)?.[1];
  if (!file) throw new Error(what);
  expect(firstOf(file)).toMatchObject({ artifactLocation: { uri }, region });
});

test("a fingerprint tells findings apart, and not the weight they are given", () => {
  const prints = (more: Partial<Diagnostic>) => firstOf(fileAt("a.json", finding(more))).prints;
  expect(prints({ severity: "info" })).toEqual(prints({}));
  expect(prints({ message: "Longer." })).not.toEqual(prints({}));
  expect(prints({ at: atPart("a.json", "other") })).not.toEqual(prints({}));
});

test.each([
  ["error", "info", [{ kind: "external", status: "accepted", justification: "Known." }]],
  ["error", "warning", undefined],
  ["info", "error", undefined],
] as const)(
  "a finding that weighs %s elsewhere and %s here says why, and is closed when it only notes",
  (from, severity, suppressions) => {
    const reweighed = { from, reason: "Known." };
    const file = fileAt("a.json", finding({ hint: "Shorten it.", severity, reweighed }));
    const log = sarifOf([file], rules, { version: "1.0.0" }) as {
      readonly runs: readonly {
        readonly results: readonly {
          readonly message: { readonly text: string };
          readonly suppressions?: unknown;
        }[];
      }[];
    };
    const [result] = log.runs[0]?.results ?? [];
    expect(result?.message.text).toBe(`Too long. Shorten it. (${from} elsewhere: Known.)`);
    expect(result?.suppressions).toEqual(suppressions);
  },
);
