import { expect, test } from "vitest";
import { dataverse, legacyOperation, unlistedOperation } from "#connectors";
import { assemble, EMPTY_LOCK } from "#model";
import { checkSolution } from "#validation";
import {
  compose,
  expression,
  flow,
  fn,
  rawAction,
  type Steps,
  type Typed,
  whenStartedByHand,
} from "#wdl";
import { tiny } from "../tiny/definition.ts";

const connection = { apiName: dataverse.apiName, logicalName: "tin_CommonDataService" };

/** What is found in a flow with these steps, besides what the bare flow has. */
function codesOf(steps: (s: Steps) => void): readonly string[] {
  const { trigger } = whenStartedByHand({});
  const speech = { key: "k", name: "N", description: "Text.", solution: "TinyNotes", trigger };
  const source = flow({ ...speech, parameters: [], steps });
  const { value, diagnostics } = assemble({ ...tiny, flows: [source] }, EMPTY_LOCK);
  return [...diagnostics, ...checkSolution(value.model).findings].flatMap(({ code, severity }) =>
    severity === "error" ? [code] : [],
  );
}

/** A step's output, carried out of the place where it can be read by a variable of TypeScript. */
function leaking(leak: (s: Steps, carry: (output: Typed<string>) => void) => void) {
  return (s: Steps): void => {
    let carried: Typed<string> | undefined;
    leak(s, (output) => {
      carried = output;
    });
    s.do("Read", compose(carried ?? ""));
  };
}

const say = (s: Steps) => s.do("Say", compose<string>("a")).output;

test.for([
  [
    "a branch",
    leaking((s, carry) => s.when("If", fn.equals(1, 1), (s) => carry(say(s)))),
    "model/leaked-handle",
  ],
  [
    "a case",
    leaking((s, carry) => {
      s.switchOn("Switch", fn.concat("a"), { a: (s) => carry(say(s)) });
    }),
    "model/leaked-handle",
  ],
  [
    "a branch beside it",
    (s: Steps) => {
      let carried: Typed<string> | undefined;
      s.parallel(
        (s) => {
          carried = say(s);
        },
        (s) => s.do("Read", compose(carried ?? "")),
      );
    },
    "reference/not-before",
  ],
] as const)("a handle that leaks out of %s is told", ([, steps, code]) => {
  expect(codesOf(steps)).toContain(code);
});

test("a handle that leaks out of a loop is told, though the service takes it", () => {
  const { trigger } = whenStartedByHand({});
  const source = flow({
    ...{ key: "k", name: "N", description: "Text.", solution: "TinyNotes", trigger },
    parameters: [],
    steps: leaking((s, carry) => {
      s.forEach("Each", fn.createArray("a"), (_, s) => carry(say(s)));
    }),
  });
  const { model } = assemble({ ...tiny, flows: [source] }, EMPTY_LOCK).value;
  expect(checkSolution(model).findings.map(({ code }) => code)).toContain(
    "reference/from-outside-loop",
  );
});

const call = { host: { connectionName: "nowhere", operationId: "ListRecords", apiId: "/x" } };

test.for([
  [
    "reads what is not there",
    (s: Steps) => {
      s.do("Raw", rawAction({ type: "Compose", inputs: "@outputs('Nowhere')" }));
    },
    "reference/unknown-action",
  ],
  [
    "calls what is no function",
    (s: Steps) => {
      s.do("Raw", rawAction({ type: "Compose", inputs: "@toUper('a')" }));
    },
    "expression/unknown-function",
  ],
  [
    "sets no variable",
    (s: Steps) => {
      s.do("Raw", rawAction({ type: "SetVariable", inputs: { name: "x", value: 1 } }));
    },
    "variable/undeclared",
  ],
  [
    "uses no connection",
    (s: Steps) => {
      s.do("Raw", rawAction({ type: "OpenApiConnection", inputs: { ...call, parameters: {} } }));
    },
    "connection/undeclared",
  ],
  [
    "hides a step inside",
    (s: Steps) => {
      const inner = { A: { type: "Compose", inputs: "@outputs('Nowhere')" } };
      s.do("Raw", rawAction({ type: "Scope", actions: inner }));
    },
    "reference/unknown-action",
  ],
  [
    "is an operation nobody lists, with a wrong expression",
    (s: Steps) => {
      const parameters = { term: expression<string>("outputs('Nowhere')") };
      s.do("New", unlistedOperation(dataverse, "SearchRows", connection, parameters));
    },
    "reference/unknown-action",
  ],
] as const)("the way around the builders is checked like the rest: what %s", ([, steps, code]) => {
  expect(codesOf(steps)).toContain(code);
});

const list = (more: object) => ({
  type: "OpenApiConnection",
  inputs: {
    host: {
      connectionName: dataverse.apiName,
      operationId: "ListRecords",
      apiId: `/providers/Microsoft.PowerApps/apis/${dataverse.apiName}`,
    },
    parameters: { entityName: "accounts", $filter: "name eq 'a'", $select: "name", ...more },
    authentication: "@parameters('$authentication')",
    retryPolicy: { type: "none" },
  },
});

test.for([
  ["a call", list({ $top: 1 }), []],
  [
    "a call with a parameter that the operation has not",
    list({ $limit: 1 }),
    ["unknown-parameter"],
  ],
  ["a call within", { type: "Scope", actions: { List: list({ $top: 1 }) } }, []],
  [
    "a call within, with such a parameter",
    { type: "Scope", actions: { List: list({ $limit: 1 }) } },
    ["unknown-parameter"],
  ],
] as const)("raw JSON says what it goes through: %s", ([, json, codes]) => {
  const found = codesOf((s) => void s.do("Raw", rawAction(json, connection)));
  expect(found).toEqual(codes.map((code) => `connection/${code}`));
  expect(codesOf((s) => void s.do("Raw", rawAction(json)))).toContain("connection/undeclared");
});

test("what goes around the builders and is right is let through", () => {
  const right = (s: Steps): void => {
    s.do("Raw", rawAction({ type: "Compose", inputs: "@utcNow()" }));
    s.do("New", unlistedOperation(dataverse, "SearchRows", connection, { term: fn.utcNow() }));
    s.do("Old", legacyOperation(connection, { method: "get", path: "/datasets" }));
  };
  expect(codesOf(right)).toEqual([]);
});
