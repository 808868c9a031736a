import { stableId } from "#foundation";
import type { SolutionModel } from "#model";
import { refusal } from "../connection/answer.ts";
import type { FaultyHost } from "../connection/faults.ts";
import { withFaults } from "../connection/faults.ts";
import type { Calls, Limit } from "../connection/throttle.ts";
import { admit } from "../connection/throttle.ts";
import { PersistentMap } from "../persistent-map.ts";
import type { ConnectorAnswer, ConnectorCall, Instant, Outside, TriggerSource } from "../port.ts";
import type { DeliveredBody } from "./delivery.ts";
import { deliveredBody } from "./delivery.ts";
import type { DirectRows } from "./direct-rows.ts";
import { directRows } from "./direct-rows.ts";
import { answerOf, isRefused, refused } from "./errors.ts";
import type { Metadata } from "./metadata.ts";
import { metadataOf } from "./metadata.ts";
import { perform } from "./operations.ts";
import type { Store } from "./store.ts";
import { emptyStore } from "./store.ts";
import type { Author, RowEvent, Transaction } from "./transaction.ts";
import type { Registration } from "./trigger.ts";
import { hears, registrationOf } from "./trigger.ts";
import type { Write, WriteLog, WrittenBy } from "./write-log.ts";
import { writesOf } from "./write-log.ts";

/** The connector's name in a flow. */
export const DATAVERSE_API = "shared_commondataserviceforapps";

/** The user behind the flows' connection, unless the options name another. */
export const CONNECTION_USER = stableId("emulator", "systemuser", "connection");

const TRIGGER = "SubscribeWebhookTrigger";

/** What a story may turn while it plays. */
export interface DataverseTuning {
  /** From the write to the start of the flow, in milliseconds. */
  readonly delay: number;
  /** Added to the delay by chance, so that events overtake each other; in milliseconds. */
  readonly jitter: number;
  /** How often every event comes once more. */
  readonly duplicates: number;
  readonly body: DeliveredBody;
  /** Requests of one user (flow-language.md §9). */
  readonly limit: Limit;
  /** Rows on a page of ListRecords. */
  readonly pageSize: number;
}

const USUAL: DataverseTuning = {
  delay: 1000,
  jitter: 0,
  duplicates: 0,
  body: "full",
  limit: { calls: 6000, window: 300_000 },
  pageSize: 5000,
};

export interface DataverseOptions extends Partial<DataverseTuning> {
  /** `https://contoso.crm.dynamics.com` */
  readonly organization?: string;
  /** systemuserid of the connections' user, by logical name of the connection reference; `*` for all. */
  readonly users?: Readonly<Record<string, string>>;
  /** LCID of the labels in formatted values. */
  readonly language?: number;
}

/** Everything that changes; what is in it is never changed in place, so that a copy is a snapshot. */
interface Changing {
  store: Store;
  version: bigint;
  registrations: ReadonlyMap<string, Registration>;
  calls: Calls;
  log: WriteLog;
  baseCurrency: string | undefined;
  tuning: DataverseTuning;
}

/** Everything that changes, at one moment. */
export type DataverseState = Readonly<Changing>;

export interface Dataverse extends FaultyHost, TriggerSource, DirectRows {
  readonly metadata: Metadata;
  tune(changes: Partial<DataverseTuning>): void;
  /** Every row written so far, oldest first. */
  writes(): readonly Write[];
  snapshot(): DataverseState;
  restore(state: DataverseState): void;
}

/** An organisation into which the solution was imported: rows, rules, connector and triggers. */
export function createDataverse(
  solution: SolutionModel,
  outside: Outside,
  { organization, users, language, ...tuning }: DataverseOptions = {},
): Dataverse {
  const metadata = metadataOf(solution);
  const surface = {
    metadata,
    organization: organization ?? "https://contoso.crm.dynamics.com",
    language: language ?? solution.identity.languages[0] ?? 1033,
  };
  const userOf = (connection: string | undefined): string =>
    users?.[connection ?? "*"] ?? users?.["*"] ?? CONNECTION_USER;

  let state: Changing = {
    store: emptyStore,
    version: 0n,
    registrations: new Map(),
    calls: PersistentMap.empty(),
    log: undefined,
    baseCurrency: undefined,
    tuning: { ...USUAL, ...tuning },
  };

  const authorOf = (user: string, kind: Author["kind"], now: Instant): Author => ({
    user,
    now,
    kind,
    baseCurrency: state.baseCurrency,
  });
  const begin = (): Transaction => ({ store: state.store, events: [], version: state.version });

  function commit({ store, events, version }: Transaction, author: Author, by: WrittenBy): void {
    let log = state.log;
    for (const { message, table, id, sent } of events) {
      const write = { at: author.now, message, table, id, sent, user: author.user, by };
      log = { last: write, before: log };
    }
    state.store = store;
    state.version = version;
    state.log = log;
    if (by.kind !== "seed") for (const event of events) announce(event, by);
  }

  function announce(event: RowEvent, by: WrittenBy): void {
    const cause = by.kind === "flow" ? by.run : `${event.message} of ${event.table} ${event.id}`;
    for (const registration of state.registrations.values()) {
      if (!hears(registration, event, state.store, userOf(undefined))) continue;
      for (let time = 0; time <= state.tuning.duplicates; time += 1) {
        const late =
          state.tuning.jitter > 0 ? Math.floor(outside.random() * state.tuning.jitter) : 0;
        outside.schedule(state.tuning.delay + late, cause, () => deliver(registration, event));
      }
    }
  }

  function deliver(registration: Registration, event: RowEvent): void {
    if (state.registrations.get(registration.id) !== registration) return;
    const { store, tuning: now } = state;
    const owner = userOf(undefined);
    const body = deliveredBody(surface, store, registration, event, owner, now.body);
    outside.deliver(registration.id, { body });
  }

  function invoke(call: ConnectorCall, now: Instant): ConnectorAnswer {
    const user = userOf(call.connection);
    const admission = admit(state.calls, user, now, state.tuning.limit);
    state.calls = admission.calls;
    if (admission.retryAfter !== undefined) {
      const message = `Number of requests exceeded the limit of ${state.tuning.limit.calls} over the time window of ${state.tuning.limit.window / 1000} seconds.`;
      return answerOf(refused("too-many-requests", message), {
        "Retry-After": String(admission.retryAfter),
      });
    }
    const author = authorOf(user, "program", now);
    const outcome = perform(call.operationId, {
      surface,
      parameters: call.parameters,
      transaction: begin(),
      author,
      pageSize: state.tuning.pageSize,
      newId: outside.newId,
    });
    const { flow, action, run } = call.caller;
    commit(outcome.transaction, author, { kind: "flow", flow, action, run });
    return outcome.answer;
  }

  const host = withFaults({ invoke }, ({ api }) => api === DATAVERSE_API);
  const rows = directRows(surface, outside, {
    store: () => state.store,
    begin,
    commit,
    author: (user, kind) => authorOf(user ?? userOf(undefined), kind, outside.now()),
    useBaseCurrency(id) {
      state.baseCurrency ??= id;
    },
  });

  for (const systemuserid of new Set([userOf(undefined), ...Object.values(users ?? {})])) {
    rows.seed("systemuser", { systemuserid, firstname: "Flow", lastname: "Connection" });
  }

  return {
    ...host,
    ...rows,
    metadata,
    subscribe(subscription) {
      if (subscription.api !== DATAVERSE_API || subscription.operationId !== TRIGGER) {
        return refusal(
          404,
          "OperationNotFound",
          `${subscription.operationId} starts no flow here.`,
        );
      }
      const registration = registrationOf(metadata, subscription);
      if (isRefused(registration)) return answerOf(registration);
      state.registrations = new Map(state.registrations).set(registration.id, registration);
      return {
        unsubscribe() {
          const left = new Map(state.registrations);
          left.delete(registration.id);
          state.registrations = left;
        },
      };
    },
    tune(changes) {
      state.tuning = { ...state.tuning, ...changes };
    },
    writes: () => writesOf(state.log),
    snapshot: () => ({ ...state }),
    restore(kept) {
      state = { ...kept };
    },
  };
}
