import { expect, test } from "vitest";
import { play, readStories } from "#emulator";
import type { Diagnostic } from "#foundation";
import { compose, connector, flowOf, modelOf, type Plain } from "../run/flow.ts";

const DATAVERSE = "shared_commondataserviceforapps";

/** Starts when an account is saved. */
const SAVED: Plain = {
  type: "OpenApiConnectionWebhook",
  inputs: {
    host: { connectionName: "shared_rows", operationId: "SubscribeWebhookTrigger", apiId: "/a" },
    parameters: {
      "subscriptionRequest/message": 4,
      "subscriptionRequest/entityname": "account",
      "subscriptionRequest/scope": 4,
    },
  },
};

const STORY = `given: { installed: false }
stories:
  - name: Mine
    steps:
      - bind: [all]
      - switch on: [A, B]
      - save: { account: { mine: { name: Mine } } }
`;

/** What is told of two flows that start when an account is saved. */
function toldOf(a: Plain, b: Plain) {
  const flows = [a, b].map((actions, index) =>
    flowOf("AB".charAt(index), index + 1, { actions, trigger: SAVED, api: DATAVERSE }),
  );
  const [story] = readStories("mine.yaml", new Map([["mine.yaml", STORY]])).value;
  if (!story) throw new Error("There is no story.");
  const { ok, failures, findings } = play(story, modelOf(flows), "host");
  return { ok, failures: failures.map(told), findings: findings.map(told) };
}

const told = ({ code, message, at }: Diagnostic): string =>
  `${at.in === "part" ? `${at.part} ${at.pointer}` : `${at.path}:${at.line}`} ${code} ${message}`;

const write: Plain = connector("UpdateRecord", {
  entityName: "accounts",
  recordId: "@triggerBody()?['accountid']",
  "item/description": "x",
});

test("what is not simulated is told at its action, not passed over", () => {
  const { ok, findings } = toldOf(
    { Odd: { type: "Frobnicate", inputs: {}, runAfter: {} } },
    {
      List: connector("ListRecords", {
        entityName: "accounts",
        fetchXml: "<fetch paging-cookie=''/>",
      }),
    },
  );
  expect({ ok, findings }).toEqual({
    ok: true,
    findings: [
      'Workflows/A.json /properties/definition/actions/Odd run/not-simulated An action of type "Frobnicate" as it is written here is not simulated.',
      'Workflows/B.json /properties/definition/actions/List run/not-simulated The simulation does not know "paging-cookie" of <fetch> in FetchXml.',
    ],
  });
});

test("flows that write what they hear are stopped, and the circle is named", () => {
  const { ok, failures } = toldOf({ Write: write }, { See: compose("@triggerBody()") });
  expect(ok).toBe(false);
  expect(failures[0]).toBe("mine.yaml:7 story/unrest the flows call each other without end: A.");
});
