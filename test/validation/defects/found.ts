import { expect } from "vitest";
import type { Diagnostic } from "#foundation";
import { checkSolution, type SolutionExample } from "#validation";
import { type FlowExample, modelOfExample } from "../../../src/validation/example.ts";

/** A defect: where it stands, the code that must tell it, and the end of the place it is told at. */
export type Defect = readonly [what: string, flow: FlowExample, code: string, pointer: string];

export const findingsOf = (
  flow: FlowExample,
  around: SolutionExample = {},
): readonly Diagnostic[] =>
  checkSolution(modelOfExample({ ...around, flows: { Flow: flow, ...around.flows } })).findings;

export function expectFound(flow: FlowExample, code: string, pointer: string): void {
  const found = findingsOf(flow).filter((finding) => finding.code === code);
  const places = found.map(({ at }) => (at.in === "part" ? at.pointer : at.path));
  expect(
    places.some((place) => place.endsWith(pointer)),
    `${code}: ${places.join(" ")}`,
  ).toBe(true);
}

/** Codes of an area that are told of a flow, but for remarks. */
export const toldIn = (flow: FlowExample, area: string): readonly string[] =>
  findingsOf(flow).flatMap(({ code, severity }) =>
    severity !== "info" && code.startsWith(area) ? [code] : [],
  );
