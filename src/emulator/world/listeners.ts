import type { ConnectorAnswer, ConnectorHost, Subscription, TriggerSource } from "../port.ts";
import type { TriggerOutputs } from "./firing.ts";

/** Runs that wait for an event, by subscription. */
export interface Listeners {
  /** See `RunHost.listen`. */
  listen(
    subscription: Subscription,
    heard: (outputs: TriggerOutputs) => void,
  ): { readonly stop: () => void } | ConnectorAnswer | undefined;
  hear(subscription: string, outputs: TriggerOutputs): void;
}

export function createListeners(
  hosts: readonly (ConnectorHost & Partial<TriggerSource>)[],
): Listeners {
  const waiting = new Map<string, (outputs: TriggerOutputs) => void>();
  return {
    listen(subscription, heard) {
      let refusal: ConnectorAnswer | undefined;
      for (const host of hosts) {
        const answer = host.subscribe?.(subscription);
        if (answer && "unsubscribe" in answer) {
          waiting.set(subscription.id, heard);
          return {
            stop() {
              waiting.delete(subscription.id);
              answer.unsubscribe();
            },
          };
        }
        refusal ??= answer;
      }
      return refusal;
    },
    hear: (subscription, outputs) => waiting.get(subscription)?.(outputs),
  };
}
