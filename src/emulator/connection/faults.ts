import type { ConnectorAnswer, ConnectorCall, ConnectorHost } from "../port.ts";

/** A failure that a story asks for. */
export interface Fault {
  /** Which calls it strikes; every named part must be equal. */
  readonly match: {
    readonly operationId?: string;
    readonly flow?: string;
    readonly action?: string;
    /** Logical name of the connection reference. */
    readonly connection?: string;
    readonly where?: (call: ConnectorCall) => boolean;
  };
  /** How many calls it strikes; one when absent. */
  readonly times?: number;
  /** `lost`: the system does its work and only the answer is replaced; default is `refused`. */
  readonly effect?: "refused" | "lost";
  readonly answer: ConnectorAnswer | ((call: ConnectorCall) => ConnectorAnswer);
}

/** A host whose next matching calls can be made to fail. */
export interface FaultyHost extends ConnectorHost {
  fail(fault: Fault): void;
  /** Faults that no call has met yet, so that a story can say it asked in vain. */
  pendingFaults(): readonly Fault[];
}

export function withFaults(
  host: ConnectorHost,
  serves: (call: ConnectorCall) => boolean,
): FaultyHost {
  let pending: readonly { readonly fault: Fault; readonly left: number }[] = [];
  return {
    fail(fault) {
      pending = [...pending, { fault, left: fault.times ?? 1 }];
    },
    pendingFaults: () => pending.map(({ fault }) => fault),
    invoke(call, now) {
      if (!serves(call)) return undefined;
      const hit = pending.find(({ fault }) => strikes(fault, call));
      if (hit === undefined) return host.invoke(call, now);
      pending = pending.flatMap((entry) =>
        entry !== hit ? [entry] : entry.left > 1 ? [{ ...entry, left: entry.left - 1 }] : [],
      );
      if (hit.fault.effect === "lost") host.invoke(call, now);
      const { answer } = hit.fault;
      return typeof answer === "function" ? answer(call) : answer;
    },
  };
}

const strikes = ({ match }: Fault, call: ConnectorCall): boolean =>
  (match.operationId === undefined || match.operationId === call.operationId) &&
  (match.flow === undefined || match.flow === call.caller.flow) &&
  (match.action === undefined || match.action === call.caller.action) &&
  (match.connection === undefined || match.connection === call.connection) &&
  (match.where === undefined || match.where(call));
