import type { Access, Call, Expression } from "#wdl";

/** What an expression stands in, the nearest first. */
export interface Around {
  readonly node: Access | Call;
  readonly around: Around | undefined;
}

interface Inside {
  readonly call: Call;
  readonly around: Around | undefined;
}

/** The key that is read of what a call gives. */
export function accessOf({ call, around }: Inside): Access | undefined {
  const node = around?.node;
  return node?.kind === "access" && node.of === call ? node : undefined;
}

/** The keys that are read one below the other of what a call gives. */
export function accessesOf({ call, around }: Inside): readonly Access[] {
  let inside: Expression = call;
  const accesses: Access[] = [];
  for (let at = around; at?.node.kind === "access" && at.node.of === inside; at = at.around) {
    accesses.push(at.node);
    inside = at.node;
  }
  return accesses;
}
