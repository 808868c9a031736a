import { expect, test } from "vitest";
import { type Json, jsonOf, type PlainJson } from "#foundation";
import { answerEval } from "../../src/emulator/eval.ts";

const ask = (text: string, context?: PlainJson) =>
  answerEval(context === undefined ? { text } : { text, context: jsonOf(context) as Json });

test("numbers come with their type, what JSON cannot carry as text", () => {
  expect(ask("@add(1, 2)")).toEqual({ ok: true, value: 3, type: "integer" });
  expect(ask("@9007199254740993")).toEqual({
    ok: true,
    value: "9007199254740993",
    type: "integer",
  });
  expect(ask("@float('5')")).toEqual({ ok: true, value: 5, type: "float" });
  expect(ask("@float('NaN')")).toEqual({ ok: true, value: "NaN", type: "float" });
  expect(ask("@decimal('1.50')")).toEqual({ ok: true, value: 1.5, type: "decimal" });
  expect(ask("@decimal('1.2345678912312131')")).toEqual({
    ok: true,
    value: "1.2345678912312131",
    type: "decimal",
  });
  expect(ask("@createArray(9007199254740993)")).toEqual({ ok: true, value: ["9007199254740993"] });
  expect(ask("plain")).toEqual({ ok: true, value: "plain" });
});

test("a context may give records or only outputs", () => {
  const outputs = { body: { id: 1 }, headers: { h: "v" } };
  for (const trigger of [outputs, { name: "manual", outputs }]) {
    expect(ask("@triggerBody()?['id']", { trigger })).toMatchObject({ value: 1 });
    expect(ask("@triggerOutputs()?['headers/h']", { trigger })).toMatchObject({ value: "v" });
  }
  const actions = {
    Full: { status: "Failed", outputs },
    Short: outputs,
    Skipped: { status: "Skipped" },
  };
  expect(ask("@body('full')?['id']", { actions })).toMatchObject({ value: 1 });
  expect(ask("@body('Short')?['id']", { actions })).toMatchObject({ value: 1 });
  expect(ask("@actions('Skipped')?['status']", { actions })).toMatchObject({ value: "Skipped" });
  expect(ask("@outputs('Skipped')", { actions })).toEqual({ ok: true, value: null });
  expect(ask("@utcNow()", { now: "2026-02-03T04:05:06Z" })).toEqual({
    ok: true,
    value: "2026-02-03T04:05:06.0000000Z",
  });
});

test("what cannot be answered says why", () => {
  expect(ask("@div(1, 0)")).toEqual({
    ok: false,
    error: "The template function 'div' attempts to divide by zero.",
  });
  expect(ask("@concat(")).toMatchObject({ ok: false });
  expect(ask("@1", [1])).toEqual({ ok: false, error: "context must be an object" });
  expect(ask("@1", { actions: [] })).toEqual({
    ok: false,
    error: "context.actions must be an object",
  });
  expect(ask("@1", { now: "soon" })).toEqual({
    ok: false,
    error: "context.now must be a timestamp",
  });
  expect(ask("@1", { seed: "x" })).toEqual({
    ok: false,
    error: "context.seed must be a whole number",
  });
});
