import type { Access } from "#wdl";
import { accessesOf, accessOf } from "./around.ts";
import type { PlacedExpression } from "./expressions.ts";
import type { FlowView } from "./flow-view.ts";
import { shapeOf } from "./inference.ts";
import { oncePer } from "./once-per.ts";
import { keySteps, type Shape } from "./value-shape.ts";

/** A key that is looked up in an object of which something is known. */
export interface KeyRead {
  readonly holder: Shape;
  /** One step: of `body/value` there are two. */
  readonly key: string;
  readonly access: Access;
  readonly in: PlacedExpression;
}

/** Every key that expressions name by a text, as far as what they look it up in is known. */
export const keyReadsIn = oncePer((flow: FlowView): readonly KeyRead[] => {
  const reads: KeyRead[] = [];
  for (const call of flow.calls) {
    if (!accessOf(call)) continue;
    const { in: place } = call;
    for (const access of accessesOf(call)) {
      if (access.key.kind !== "string") continue;
      const of = shapeOf(access.of, flow, place.step);
      if (!of?.members) continue;
      for (const { holder, key } of keySteps(of, access.key.value)) {
        if (holder?.members) reads.push({ holder, key, access, in: place });
      }
    }
  }
  return reads;
});
