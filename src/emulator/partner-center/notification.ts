import type { JsonObject } from "#foundation";
import type { Outside } from "../port.ts";
import type { PartnerCenterTuning, Undelivered } from "./state.ts";
import type { EventName, Registration } from "./webhooks.ts";
import { headersOf, payloadOf } from "./webhooks.ts";

/** After so many answers that are not 2xx an event is given up (domain.md §6). */
const ATTEMPTS = 10;

/** Between two attempts, in milliseconds; doubles each time. The length is not documented. */
const FIRST_PAUSE = 30_000;

export interface Mailbox {
  registration(): Registration | undefined;
  tuning(): PartnerCenterTuning;
  giveUp(undelivered: Undelivered): void;
}

/**
 * Posts an event to the registered URL later, again after failures, and more than once when told so.
 * Only what is registered at the time of the event is sent; it goes where the registration points
 * when it is delivered.
 */
export function notify(
  outside: Outside,
  mailbox: Mailbox,
  name: EventName,
  referralId: string,
  cause: string,
): void {
  if (!mailbox.registration()?.events.includes(name)) return;
  const { delay, jitter, duplicates, casing } = mailbox.tuning();
  const payload = payloadOf(name, referralId, outside.now(), casing);
  for (let time = 0; time <= duplicates; time += 1) {
    const late = jitter > 0 ? Math.floor(outside.random() * jitter) : 0;
    attempt(1, delay + late);
  }

  function attempt(count: number, after: number): void {
    outside.schedule(after, cause, () => post(count, payload));
  }

  function post(count: number, body: JsonObject): void {
    const registration = mailbox.registration();
    if (!registration) return;
    outside.post(registration.url, headersOf(registration), body, (status) => {
      if (status >= 200 && status < 300) return;
      if (count < ATTEMPTS) attempt(count + 1, FIRST_PAUSE * 2 ** (count - 1));
      else mailbox.giveUp({ name, referralId, url: registration.url, lastStatus: status });
    });
  }
}
