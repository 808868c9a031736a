import { expect } from "vitest";
import { readZip } from "#reader";
import type { Plant } from "./deviation.ts";
import { SOUND, zipOfParts } from "./sound-solution.ts";

interface Told {
  readonly code: string;
  readonly pointer: string;
}

/** What is told of the sound solution with a fault planted into it, but for remarks. */
export const toldOf = (plant: Plant): readonly Told[] =>
  readZip(zipOfParts(plant(SOUND)), "a.zip").findings.flatMap(({ code, severity, at }) =>
    severity === "info" ? [] : [{ code, pointer: at.in === "part" ? at.pointer : "" }],
  );

/** @param pointer the end of the place it is told at */
export function expectPlantTold(plant: Plant, code: string, pointer: string): void {
  const told = toldOf(plant).filter((one) => one.code === code);
  expect(told.filter((one) => one.pointer.endsWith(pointer))).not.toEqual([]);
}
