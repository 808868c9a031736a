import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "#foundation";
import { isJsonArray, isJsonObject, parseJson, printJson } from "#foundation";
import { answer } from "../../src/emulator/connection/answer.ts";
import type { FaultyHost } from "../../src/emulator/connection/faults.ts";
import type { ConnectorAnswer, ConnectorCall, Instant } from "../../src/emulator/port.ts";

/** A host to put under contract, and calls it must know. */
export interface HostUnderContract {
  readonly host: FaultyHost;
  now(): Instant;
  /** Lets time pass. */
  pass(milliseconds: number): void;
  readonly api: string;
  readonly operations: readonly string[];
  /** A write that works once or more often, and how many of its kind are there. */
  readonly write: Pick<ConnectorCall, "operationId" | "parameters">;
  written(): number;
  /** A read that always works. */
  readonly read: Pick<ConnectorCall, "operationId" | "parameters">;
}

/** What every simulated system keeps, whatever it simulates. */
export function keepsTheContract(
  name: string,
  create: (limit?: number) => HostUnderContract,
): void {
  const called = (
    { host, now, api }: HostUnderContract,
    call: Partial<ConnectorCall> & Pick<ConnectorCall, "operationId" | "parameters">,
  ): ConnectorAnswer | undefined =>
    host.invoke(
      {
        api,
        connection: "connection",
        caller: { flow: "Flow", action: "Action", run: "run-1" },
        ...call,
      },
      now(),
    );

  test(`${name}: another connector's calls are not its own`, () => {
    const under = create();
    expect(called(under, { ...under.read, api: "shared_other" })).toBe(undefined);
    under.host.fail({ match: {}, answer: answer(500) });
    expect(called(under, { ...under.read, api: "shared_other" })).toBe(undefined);
    expect(under.host.pendingFaults()).toHaveLength(1);
  });

  test(`${name}: an operation it does not know is refused, not guessed`, () => {
    for (const operationId of ["DoAnything", "constructor", "__proto__", ""]) {
      const told = called(create(), { operationId, parameters: new Map() });
      expect([operationId, told?.statusCode]).toEqual([operationId, 501]);
    }
  });

  test(`${name}: the same calls in a fresh world get the same answers`, () => {
    const [first, second] = [create(), create()].map((under) =>
      [under.write, under.read, under.write].map((call) => called(under, call)),
    );
    expect(first).toEqual(second);
    expect(first?.map((told) => told?.statusCode)).not.toContain(undefined);
  });

  test(`${name}: a call without its parameters is an error with a body, never a crash`, () => {
    const under = create();
    for (const operationId of under.operations) {
      const told = called(under, { operationId, parameters: new Map() });
      expect([operationId, told !== undefined && isWellFormed(told)]).toEqual([operationId, true]);
    }
  });

  test(`${name}: no parameters, however hostile, make it crash or answer what is not JSON`, () => {
    const under = create(1_000_000);
    const keys = [
      ...under.write.parameters.keys(),
      ...under.read.parameters.keys(),
      ...HOSTILE_KEYS,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...under.operations),
        fc.array(fc.tuple(fc.constantFrom(...keys), hostileValue), { maxLength: 6 }),
        (operationId, parameters) => {
          const told = called(under, {
            operationId,
            parameters: new Map([...under.write.parameters, ...parameters]),
          });
          return told !== undefined && isWellFormed(told);
        },
      ),
      { numRuns: 400 },
    );
  });

  test(`${name}: a fault refuses the next matching call and only that`, () => {
    const under = create();
    const broken = answer(503);
    under.host.fail({ match: { operationId: under.write.operationId }, answer: broken });
    expect(called(under, under.read)?.statusCode).toBeLessThan(400);
    expect(called(under, under.write)).toBe(broken);
    expect(under.written()).toBe(0);
    expect(called(under, under.write)?.statusCode).toBeLessThan(300);
    expect([under.written(), under.host.pendingFaults()]).toEqual([1, []]);
  });

  test(`${name}: a lost answer hides work that was done`, () => {
    const under = create();
    const lost = answer(504);
    under.host.fail({ match: { action: "Action" }, effect: "lost", answer: lost });
    expect(called(under, under.write)).toBe(lost);
    expect(under.written()).toBe(1);
  });

  test(`${name}: a fault strikes as often as it says, and only whom it names`, () => {
    const under = create();
    under.host.fail({ match: { flow: "Flow" }, times: 2, answer: answer(500) });
    const other = { flow: "Other", action: "Action", run: "run-2" };
    const states = [
      called(under, { ...under.read, caller: other }),
      called(under, under.read),
      called(under, under.read),
      called(under, under.read),
    ].map((told) => told?.statusCode);
    expect(states).toEqual([200, 500, 500, 200]);
  });

  test(`${name}: too many calls wait as long as they are told`, () => {
    const under = create(3);
    const ask = () => called(under, under.read);
    expect([ask(), ask(), ask()].map((told) => told?.statusCode)).toEqual([200, 200, 200]);
    under.pass(20_000);
    const told = ask();
    expect([told?.statusCode, told?.headers.get("Retry-After")]).toEqual([429, "40"]);
    under.pass(40_001);
    expect(ask()?.statusCode).toBe(200);
  });
}

const HOSTILE_KEYS = [
  "",
  "/",
  "item",
  "item/",
  "item/__proto__",
  "Referral",
  "Referral/__proto__/x",
];

const hostileValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    "",
    "'",
    "((((",
    "a eq 'b' and",
    "team/any(t:",
    "accounts()",
    "__proto__",
    [null],
    [[]],
    new Map(),
    new Map([["op", "replace"]]),
    new Map([["__proto__", "x"]]),
  ),
  fc.string(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.uuid(),
);

/** A status, and a body that can be written as JSON; an error says its code. */
function isWellFormed({ statusCode, body }: ConnectorAnswer): boolean {
  if (!Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599) return false;
  if (body === undefined) return statusCode < 400;
  if (!isJson(body) || !parseJson(printJson(body)).ok) return false;
  return statusCode < 400 || (isJsonObject(body) && errorSaid(body));
}

const errorSaid = (body: JsonObject): boolean => {
  const error = body.get("error");
  return body.has("code") || (isJsonObject(error) && error.has("code") && error.has("message"));
};

function isJson(value: Json): boolean {
  if (isJsonArray(value)) return value.every(isJson);
  if (isJsonObject(value)) return [...value].every(([, member]) => isJson(member));
  if (typeof value === "number") return Number.isFinite(value);
  return value === null || ["string", "boolean", "bigint"].includes(typeof value);
}
