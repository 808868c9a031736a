import fc from "fast-check";
import {
  bind,
  callChild,
  changeset,
  createReferral,
  createRow,
  deleteRow,
  expanded,
  getReferral,
  getRow,
  listReferrals,
  listRows,
  parameterFor,
  patchReferral,
  performAction,
  registerWebhook,
  unlistedOperation,
  updateRow,
  updateWebhook,
  variable,
  viewRegistration,
  whenCalledBack,
  whenFound,
  whenRowChanges,
} from "#connectors";
import { ENGLISH, standardTables } from "#dataverse";
import {
  after,
  append,
  appendText,
  type ChildFlow,
  compose,
  dataOperation,
  decrement,
  delay,
  delayUntil,
  type FlowDefinition,
  filterArray,
  flow,
  fn,
  http,
  increment,
  initialize,
  joinElements,
  makeTable,
  onSchedule,
  parseJson,
  rawAction,
  respond,
  respondToApp,
  type Steps,
  select,
  set,
  type Typed,
  terminate,
  text,
  type Variable,
  whenHttpRequestArrives,
  whenStartedByHand,
} from "#wdl";
import { functionCalls } from "./any-function-call.ts";

const LEAVES = [
  "compose",
  "read",
  "count",
  "count down",
  "remember",
  "add to text",
  "add to list",
  "parse",
  "filter",
  "map",
  "print",
  "join",
  "time",
  "number",
  "wait",
  "ask",
  "list rows",
  "get a row",
  "create a row",
  "change a row",
  "delete a row",
  "change rows together",
  "get a referral",
  "change a referral",
  "view the registration",
  "list referrals",
  "register",
  "register elsewhere",
  "close an opportunity",
  "call something unlisted",
  "wait to be called back",
  "call functions",
  "work out a value",
  "wait until",
  "send",
  "say it raw",
  "read a variable",
  "end if odd",
  "list rows along",
  "bind a row",
  "create a referral",
  "call a child",
] as const;

const CONTAINERS = ["scope", "when", "switch", "each", "until", "parallel", "try"] as const;

/** A plan of steps: what a flow does, before it has names. */
export type Plan =
  | { readonly kind: (typeof LEAVES)[number]; readonly text: string; readonly which: number }
  | { readonly kind: (typeof CONTAINERS)[number]; readonly inside: readonly Plan[] };

const leaf: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constantFrom(...LEAVES),
  text: fc.string(),
  which: fc.nat(199),
});

const anyPlan: fc.Arbitrary<readonly Plan[]> = fc.letrec<{
  readonly plan: Plan;
  readonly plans: readonly Plan[];
}>((tie) => ({
  plan: fc.oneof(
    // A try is two containers deep.
    { maxDepth: 4, withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom(...CONTAINERS),
        inside: tie("plans"),
      }),
    },
  ),
  plans: fc.array(tie("plan"), { minLength: 1, maxLength: 4 }),
})).plans;

const STARTS = [
  "by hand",
  "by request",
  "by clock",
  "by row",
  "by call",
  "by mail",
  "by question",
  "by app",
  "by agent",
] as const;
type Start = (typeof STARTS)[number];

const ANSWERING: readonly Start[] = ["by hand", "by request", "by app", "by agent"];

const DATAVERSE = {
  apiName: "shared_commondataserviceforapps",
  logicalName: "ex_dataverse",
} as const;
const REFERRALS = { apiName: "shared_partnercenterref", logicalName: "ex_referrals" } as const;
const EVENTS = { apiName: "shared_partnercenterevents", logicalName: "ex_events" } as const;
const ACCOUNT = standardTables.account;
const OPPORTUNITY = standardTables.opportunity;

const MAIL = {
  apiName: "shared_office365",
  operations: {
    OnNewEmail: { kind: "trigger", effect: "subscribe", parameters: {} },
    OnFlaggedEmail: { kind: "trigger", effect: "read", parameters: {} },
  },
} as const;
const POST = { apiName: MAIL.apiName, logicalName: "ex_mail" } as const;
const SUPPORT = {
  kind: "text",
  schemaName: "ex_Support",
  labels: { [ENGLISH]: "Support" },
  descriptions: {},
  defaultValue: "somebody",
} as const;

const takes = {
  text: { kind: "text", title: "Text", description: "Any text" },
  sure: { kind: "yes-no", title: "Sure", description: "Whether it is sure" },
} as const;

/** What is called; a solution of a flow that calls it holds it too. */
export const CHILD: ChildFlow<typeof takes, { readonly Done: string }> = (() => {
  const { trigger, inputs } = whenStartedByHand(takes);
  const child = flow({
    ...{ key: "child", name: "Child", description: "A child.", solution: "example" },
    ...{ parameters: [], trigger },
    steps: (steps) => void steps.do("Answer", respond(200, { Done: inputs.text })),
  });
  return { ...child, takes };
})();

/** How the flow starts, and what of that may be read. */
function started(start: Start) {
  switch (start) {
    case "by hand": {
      const { trigger, inputs } = whenStartedByHand({
        name: { kind: "text", title: "Name", description: "A name" },
      });
      return { trigger, read: [inputs.name] };
    }
    case "by app":
    case "by agent": {
      const { trigger, inputs } = whenStartedByHand(
        { name: { kind: "text", title: "Name", description: "A name" } },
        start === "by app" ? "PowerAppV2" : "Skills",
      );
      return { trigger, read: [inputs.name] };
    }
    case "by request": {
      const schema = { type: "object", properties: { rows: { type: "array" } } };
      const { trigger, inputs } = whenHttpRequestArrives(schema);
      return { trigger, read: [inputs.body] };
    }
    case "by clock": {
      const { trigger } = onSchedule({
        frequency: "Week",
        interval: 1,
        timeZone: "W. Europe Standard Time",
        at: { weekDays: ["Monday"], hours: [5], minutes: [30] },
      });
      return { trigger, read: [] };
    }
    case "by row": {
      const { trigger, connection, id } = whenRowChanges(DATAVERSE, ACCOUNT, {
        name: "When_an_account_changes",
        message: "modified",
        // Not the one that the flow writes: it would start itself for ever.
        filteringColumns: ["city"],
      });
      return { trigger, triggerConnection: connection, read: [id] };
    }
    case "by call": {
      const on = { name: "When_called", mode: "webhook", parameters: {} } as const;
      const { trigger, connection, item } = whenCalledBack()(MAIL, "OnNewEmail", POST, on);
      return { trigger, triggerConnection: connection, read: [item] };
    }
    case "by mail": {
      const on = { name: "When_mail_arrives", mode: "notification", parameters: {} } as const;
      const { trigger, connection, item } = whenCalledBack()(MAIL, "OnNewEmail", POST, on);
      return { trigger, triggerConnection: connection, read: [item] };
    }
    case "by question": {
      const schedule = { frequency: "Minute", interval: 5 } as const;
      const on = { name: "When_mail_is_found", schedule, parameters: {} };
      const { trigger, connection, item } = whenFound()(MAIL, "OnFlaggedEmail", POST, on);
      return { trigger, triggerConnection: connection, read: [item] };
    }
  }
}

/** The flow of a plan, said with the builders: whatever the plan is, it can be switched on. */
export function flowOf(start: Start, plan: readonly Plan[]): FlowDefinition {
  let count = 0;
  const name = (what: string): string => {
    count += 1;
    return `${what} ${count}`;
  };
  const { read, ...begin } = started(start);
  return flow({
    key: "any",
    name: "Any",
    description: "Any flow.",
    solution: "example",
    parameters: [parameterFor(SUPPORT)],
    ...begin,
    steps: (steps) => {
      const counter = steps.do("Start counting", initialize("count", "Integer", 0));
      const memory = steps.do("Start remembering", initialize("memory", "String", ""));
      const list = steps.do("Start collecting", initialize("list", "Array", []));
      play(plan, steps, [...read], {
        start,
        said: () => count,
        counter,
        memory,
        list,
        name,
        loops: 0,
      });
      if (start === "by hand" || start === "by request") {
        steps.do("Answer", respond(200, { Count: counter.value }));
      }
      if (start === "by app" || start === "by agent") {
        const answers = {
          count: { kind: "number", title: "Count", value: counter.value },
          memory: { kind: "text", title: "Memory", value: memory.value },
          few: { kind: "yes-no", title: "Few", value: fn.less(counter.value, 3) },
        } as const;
        steps.do("Answer", respondToApp(start === "by app" ? "PowerApp" : "Skills", answers));
      }
    },
  }).definition;
}

/** No flow has more than 500 actions: from here on nothing branches any more. */
const MANY = 250;

interface Tools {
  readonly start: Start;
  /** How many actions have a name. */
  readonly said: () => number;
  readonly counter: Variable<number>;
  readonly memory: Variable<string>;
  readonly list: Variable<readonly unknown[]>;
  readonly name: (what: string) => string;
  /** How many loops are around. */
  readonly loops: number;
}

/** `seen` are outputs that may be read here; what is said inside a container can be read behind it. */
function play(plan: readonly Plan[], steps: Steps, seen: Typed<unknown>[], tools: Tools): void {
  for (const one of plan) {
    if (!("inside" in one)) act(one.kind, one, steps, seen, tools);
    else if (tools.said() < MANY) contain(one.kind, one.inside, steps, seen, tools);
    else act("compose", { text: one.kind, which: 0 }, steps, seen, tools);
  }
}

function act(
  kind: (typeof LEAVES)[number],
  { text: said, which }: { readonly text: string; readonly which: number },
  steps: Steps,
  seen: Typed<unknown>[],
  { start, counter, memory, list, name, loops }: Tools,
): void {
  const read = seen[which % Math.max(1, seen.length)] ?? counter.value;
  const words = fn.split(memory.value, ",");
  const id = text`${fn.string(read)}`;
  switch (kind) {
    case "compose":
      seen.push(steps.do(name("Compose"), compose({ text: said, [said]: read })).output);
      return;
    case "read":
      seen.push(steps.do(name("Read"), compose(read)).output);
      return;
    case "count":
      steps.do(name("Count"), increment(counter));
      return;
    case "count down":
      steps.do(name("Count down"), decrement(counter, which));
      return;
    case "remember":
      steps.do(name("Remember"), set(memory, fn.string(read)));
      return;
    case "add to text":
      steps.do(name("Add to the text"), appendText(memory, said));
      return;
    case "add to list":
      steps.do(name("Add to the list"), append(list, { read, said }));
      return;
    case "parse": {
      const schema = { type: "object", properties: { a: { type: ["integer", "null"] } } };
      seen.push(steps.do(name("Parse"), parseJson(fn.string(read), schema)).output);
      return;
    }
    case "filter":
      seen.push(
        steps.do(
          name("Filter"),
          filterArray(words, (item) => fn.equals(item, said)),
        ).output,
      );
      return;
    case "map":
      seen.push(
        steps.do(
          name("Map"),
          select(words, (item) => ({ item, said })),
        ).output,
      );
      return;
    case "print":
      seen.push(
        steps.do(
          name("Print"),
          makeTable(words, which % 2 === 0 ? "CSV" : "HTML", (item) => [
            { header: said, value: item },
          ]),
        ).output,
      );
      return;
    case "join":
      seen.push(steps.do(name("Join"), joinElements(words, said)).output);
      return;
    case "time":
      seen.push(
        steps.do(
          name("Time"),
          dataOperation("GetFutureTime", { interval: which + 1, timeUnit: "Day" }),
        ).output,
      );
      return;
    case "number":
      seen.push(
        steps.do(
          name("Number"),
          dataOperation("FormatNumber", { number: counter.value, format: "0.00" }),
        ).output,
      );
      return;
    case "wait":
      steps.do(name("Wait"), delay(which + 1, "Minute"));
      return;
    case "ask":
      seen.push(steps.do(name("Ask"), http("GET", { uri: "https://example.com" })).body);
      return;
    case "list rows":
      seen.push(
        steps.do(
          name("List rows"),
          listRows(DATAVERSE, ACCOUNT, {
            select: ["id", "name"],
            filter: text`name eq '${fn.replace(memory.value, "'", "''")}'`,
            orderBy: { column: "name" },
            top: which + 1,
          }),
        ).first.name,
      );
      return;
    case "get a row":
      seen.push(
        steps.do(name("Get a row"), getRow(DATAVERSE, ACCOUNT, { id, select: ["id", "name"] })).row
          .name,
      );
      return;
    case "create a row":
      seen.push(
        steps.do(
          name("Create a row"),
          createRow(DATAVERSE, ACCOUNT, { values: { name: memory.value } }),
        ).id,
      );
      return;
    case "change a row":
      steps.do(
        name("Change a row"),
        updateRow(DATAVERSE, ACCOUNT, { id, values: { name: memory.value } }),
      );
      return;
    case "delete a row":
      steps.do(name("Delete a row"), deleteRow(DATAVERSE, ACCOUNT, id));
      return;
    case "change rows together":
      changeset(steps, name("Change rows together"), DATAVERSE, (write) => {
        write(
          name("Create one"),
          createRow(DATAVERSE, ACCOUNT, { values: { name: memory.value } }),
        );
        write(name("Delete one"), deleteRow(DATAVERSE, ACCOUNT, id));
      });
      return;
    case "get a referral":
      seen.push(steps.do(name("Get a referral"), getReferral(REFERRALS, id)).referral);
      return;
    case "change a referral":
      // Partner Center would call the flow back, which would start itself for ever.
      if (start === "by request") return;
      steps.do(
        name("Change a referral"),
        patchReferral(REFERRALS, memory.value, [
          { op: "replace", path: "/details/notes", value: said },
        ]),
      );
      return;
    case "view the registration":
      seen.push(steps.do(name("View the registration"), viewRegistration(EVENTS)).registration);
      return;
    case "list referrals":
      seen.push(
        steps.do(
          name("List referrals"),
          listReferrals(REFERRALS, {
            filter: text`name eq '${fn.replace(memory.value, "'", "''")}'`,
            orderBy: "createdDateTime asc",
            top: which + 1,
            skip: counter.value,
          }),
        ).referrals,
      );
      return;
    case "register":
      steps.do(name("Register"), registerWebhook(EVENTS, { url: memory.value, events: words }));
      return;
    case "register elsewhere":
      steps.do(
        name("Register elsewhere"),
        updateWebhook(EVENTS, { url: memory.value, events: words }),
      );
      return;
    case "close an opportunity":
      steps.do(
        name("Close"),
        performAction(DATAVERSE, which % 2 === 0 ? "WinOpportunity" : "LoseOpportunity", {
          Status: -1,
          OpportunityClose: {
            subject: said,
            "opportunityid@odata.bind": text`/opportunities(${fn.string(read)})`,
          },
        }),
      );
      return;
    case "call something unlisted":
      seen.push(
        steps.do(
          name("Send mail"),
          unlistedOperation(MAIL, "SendEmailV2", POST, { "emailMessage/Subject": said }),
        ).body,
      );
      return;
    case "wait to be called back":
      // Nobody is answered in time behind it.
      if (ANSWERING.includes(start)) return;
      seen.push(
        steps.do(
          name("Wait for approval"),
          unlistedOperation(MAIL, "SendApprovalEmail", POST, { Message: said }, "subscribe"),
          { timeout: "PT1H" },
        ).body,
      );
      return;
    case "call functions": {
      const calls = functionCalls(memory.value, counter.value, said);
      const chosen = calls[which % calls.length] ?? read;
      seen.push(steps.do(name("Call"), compose({ chosen })).output);
      return;
    }
    case "work out a value": {
      const worked = workedOut(which, memory.value, counter.value);
      seen.push(steps.do(name("Work out"), worked, { secure: ["inputs", "outputs"] }).output);
      return;
    }
    case "wait until":
      steps.do(name("Wait until"), delayUntil(fn.addMinutes(fn.utcNow(), which)));
      return;
    case "send":
      seen.push(
        steps.do(
          name("Send"),
          http("POST", {
            uri: text`https://example.com/${fn.uriComponent(memory.value)}`,
            headers: { "X-Said": said.replace(/[^ -~]/g, "") },
            queries: { which: String(which) },
            body: { said, read },
          }),
          { description: "Sends it." },
        ).body,
      );
      return;
    case "say it raw":
      seen.push(steps.do(name("Say"), rawAction({ type: "Compose", inputs: { which } })).outputs);
      return;
    case "read a variable":
      seen.push(steps.do(name("Read a variable"), compose(variable(SUPPORT))).output);
      return;
    case "end if odd":
      // A run cannot be ended inside a loop.
      if (loops > 0) return;
      steps.when(name("If it is odd"), fn.equals(fn.mod(counter.value, 2), 1), (inner) => {
        inner.do(name("End"), terminate({ status: "Failed", code: "Odd", message: said }));
      });
      return;
    case "list rows along": {
      const { rows } = steps.do(
        name("List rows along"),
        listRows(DATAVERSE, OPPORTUNITY, {
          select: ["id", "name"],
          filter: "statecode eq 0",
          orderBy: { column: "name" },
          top: which + 1,
          expand: { lookup: "parentAccount", table: ACCOUNT, select: ["id", "name"] },
        }),
      );
      steps.forEach(name("Each row"), rows, (row, inner) => {
        const along = expanded(OPPORTUNITY, row, "parentAccount", ACCOUNT, ["name"]);
        inner.do(name("Read along"), compose(along.name));
      });
      return;
    }
    case "bind a row":
      steps.do(
        name("Bind a row"),
        updateRow(DATAVERSE, OPPORTUNITY, {
          id,
          values: { parentAccount: bind(ACCOUNT, fn.string(read)) },
        }),
      );
      return;
    case "create a referral":
      // Partner Center would call the flow back, which would start itself for ever.
      if (start === "by request") return;
      steps.do(
        name("Create a referral"),
        createReferral(REFERRALS, {
          name: said,
          externalReferenceId: memory.value,
          type: "Shared",
          qualification: "SalesQualified",
          customerProfile: { name: memory.value, address: { country: "DE" } },
          consent: {
            consentToToShareInfoWithOthers: true,
            consentToContact: which % 2 === 0,
            consentToShareReferralWithMicrosoftSellers: true,
          },
          details: { dealValue: counter.value, currency: "EUR" },
        }),
      );
      return;
    case "call a child":
      seen.push(
        steps.do(
          name("Call a child"),
          callChild(CHILD, { text: memory.value, sure: fn.less(counter.value, which) }),
        ).answer,
      );
      return;
  }
}

/** One of the values that the designer works out in an action of its own. */
function workedOut(which: number, words: Typed<string>, count: Typed<number>) {
  const day = { interval: count, timeUnit: "Day" } as const;
  const now = { baseTime: fn.utcNow() };
  const kinds = [
    () => dataOperation("CurrentTime", {}),
    () => dataOperation("AddToTime", { ...now, ...day }),
    () => dataOperation("SubtractFromTime", { ...now, ...day }),
    () => dataOperation("GetPastTime", day),
    () =>
      dataOperation("ConvertTimeZone", {
        ...now,
        sourceTimeZone: "UTC",
        destinationTimeZone: "W. Europe Standard Time",
        formatString: "yyyy-MM-dd",
      }),
    () => dataOperation("Substring", { text: words, startIndex: 0 }),
  ];
  return (kinds[which % kinds.length] ?? (() => dataOperation("CurrentTime", {})))();
}

function contain(
  kind: (typeof CONTAINERS)[number],
  inside: readonly Plan[],
  steps: Steps,
  seen: Typed<unknown>[],
  tools: Tools,
): void {
  const { counter, memory, name, loops } = tools;
  const before = [...seen];
  const inLoop = { ...tools, loops: loops + 1 };
  switch (kind) {
    case "scope":
      steps.scope(name("Scope"), (inner) => play(inside, inner, seen, tools));
      return;
    case "when":
      steps.when(
        name("When"),
        fn.less(counter.value, 3),
        (inner) => play(inside, inner, seen, tools),
        (inner) => play(inside, inner, [...before], tools),
      );
      return;
    case "switch":
      steps.switchOn(
        name("Switch"),
        fn.toLower(memory.value) as Typed<"a" | "b">,
        {
          a: (inner) => play(inside, inner, seen, tools),
          b: (inner) => play(inside, inner, [...before], tools),
        },
        (inner) => play(inside, inner, [...before], tools),
      );
      return;
    case "each":
      steps.forEach(name("Each"), fn.split(memory.value, ","), (item, inner) => {
        seen.push(inner.do(name("Item"), compose(item)).output);
        play(inside, inner, seen, inLoop);
      });
      return;
    case "until":
      steps.until(name("Until"), { count: 5, timeout: "PT1H" }, (inner) => {
        play(inside, inner, seen, inLoop);
        return fn.greater(counter.value, 3);
      });
      return;
    case "parallel": {
      const scope = name("Branches");
      steps.scope(scope, (inner) => {
        inner.do(name("Fork"), compose(memory.value));
        inner.parallel(
          (one) => play(inside, one, [...before], tools),
          (other) => play(inside, other, [...before], tools),
        );
      });
      return;
    }
    case "try": {
      const attempted = steps.scope(name("Try"), (inner) =>
        play(inside, inner, [...before], tools),
      );
      steps.scope(name("Catch"), (inner) => play(inside, inner, [...before], tools), {
        after: after(attempted, "Failed", "TimedOut"),
      });
      const end = name("Go on");
      steps.do(end, compose(memory.value), {
        after: after(attempted, "Succeeded", "Failed", "TimedOut"),
      });
      return;
    }
  }
}

export const anyValidFlow: fc.Arbitrary<FlowDefinition> = fc
  .tuple(fc.constantFrom(...STARTS), anyPlan)
  .map(([start, plan]) => flowOf(start, plan));

/** One flow that says everything at least once, for each way to start. */
export const FULL_FLOWS: readonly FlowDefinition[] = STARTS.map((start) =>
  flowOf(start, [
    ...LEAVES.map((kind, which) => ({ kind, text: "said", which })),
    ...CONTAINERS.map((kind) => ({
      kind,
      inside: [{ kind: "read" as const, text: "", which: 0 }],
    })),
  ]),
);
