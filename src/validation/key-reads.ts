import type { Access } from "#wdl";
import { accessesOf, accessOf } from "./around.ts";
import type { PlacedCall, PlacedExpression } from "./expressions.ts";
import type { FlowView } from "./flow-view.ts";
import { shapeOf } from "./inference.ts";
import { oncePer } from "./once-per.ts";
import { type KeyStep, keySteps, type Shape } from "./value-shape.ts";

/** A key that is read, and what it is looked up in. */
export interface KeyRead {
  readonly access: Access;
  readonly of: Shape | undefined;
  /** Of `body/value` two; none of a key that is computed. */
  readonly steps: readonly KeyStep[];
}

/** The keys that are read one below the other of what a call gives. */
export interface KeyChain {
  readonly call: PlacedCall;
  readonly reads: readonly KeyRead[];
}

const NO_STEPS: readonly KeyStep[] = Object.freeze([]);

export const keyChainsIn = oncePer((flow: FlowView): readonly KeyChain[] => {
  const chains: KeyChain[] = [];
  for (const call of flow.calls) {
    if (!accessOf(call)) continue;
    const reads: KeyRead[] = [];
    for (const access of accessesOf(call)) {
      const of = shapeOf(access.of, flow, call.in.step);
      const steps = access.key.kind === "string" ? keySteps(of, access.key.value) : NO_STEPS;
      reads.push({ access, of, steps });
    }
    chains.push({ call, reads });
  }
  return chains;
});

/** A key that is looked up in an object of which something is known. */
export interface KnownKeyRead {
  readonly holder: Shape;
  /** One step: of `body/value` there are two. */
  readonly key: string;
  readonly access: Access;
  readonly in: PlacedExpression;
}

/** Every key that expressions name by a text, as far as what they look it up in is known. */
export const keyReadsIn = oncePer((flow: FlowView): readonly KnownKeyRead[] => {
  const known: KnownKeyRead[] = [];
  for (const { call, reads } of keyChainsIn(flow)) {
    for (const { access, of, steps } of reads) {
      if (!of?.members) continue;
      for (const { holder, key } of steps) {
        if (holder?.members) known.push({ holder, key, access, in: call.in });
      }
    }
  }
  return known;
});
