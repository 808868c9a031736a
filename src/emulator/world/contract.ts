import type { Json } from "#foundation";
import type { Profile } from "../interpreter/profile.ts";
import type {
  ConnectorAnswer,
  ConnectorCall,
  ConnectorHost,
  Instant,
  Outside,
  TriggerSource,
} from "../port.ts";
import type { Run } from "../run/run.ts";
import type { ActivationError } from "./activation.ts";
import type { Firing, TriggerOutputs } from "./firing.ts";
import type { HttpCall } from "./http-call.ts";

export interface WorldOptions {
  readonly start: Instant;
  readonly seed: number;
  readonly profile: Profile;
  /** `shuffled`: runs take turns by chance; `orderly`: in the order they started. */
  readonly turns?: "orderly" | "shuffled";
  /**
   * How many of the latest runs and firings are kept, at least; up to twice as many are. All when it
   * is absent, which a world of thousands of events has no memory for: a run keeps all that its
   * actions got and gave.
   */
  readonly keptRuns?: number;
  /** Ends a run before its next step. */
  readonly interrupt?: (run: Run) => boolean;
  /** Takes an answer away after the work was done; what the caller sees instead. */
  readonly lose?: (call: ConnectorCall, answer: ConnectorAnswer) => ConnectorAnswer | undefined;
}

/** An environment in which flows run against simulated systems, on a clock of its own. */
export interface World {
  readonly outside: Outside;
  connect(host: ConnectorHost & Partial<TriggerSource>): void;
  /** Gives a connection reference its connection. */
  bind(logicalName: string): void;
  /** Current value of an environment variable; flows see it when they are switched on again. */
  setVariable(schemaName: string, value: Json): void;
  switchOn(flow: string): ActivationError | undefined;
  switchOff(flow: string): void;
  isOn(flow: string): boolean;
  /** The address of a flow's HTTP trigger, known once it has been switched on. */
  urlOf(flow: string): string | undefined;
  /**
   * A call over HTTP. `answered` hears the status code: 404 when no flow takes it, 202 at once, or
   * that of the flow's Response once it is there.
   */
  call(called: HttpCall, answered?: (statusCode: number) => void): void;
  /** Takes a flow as switched on without any check and without its trigger. */
  assume(flow: string): void;
  /** Starts a flow that is on with outputs of its trigger; what its trigger says of them comes first. */
  start(flow: string, outputs: TriggerOutputs): Started | undefined;
  startByHand(flow: string, body: Json): Run | undefined;
  /**
   * Lets everything happen that is due by then; without a moment, until nothing is left but the next
   * turns of recurrences.
   */
  run(until?: Instant): void;
  /** In the order they began. With `keptRuns` the oldest go; one that has not ended stays. */
  readonly runs: readonly Run[];
  /** How many runs have begun, whether they are kept or not. */
  begun(): number;
  /** The flows whose runs led from one to the next up to this run, itself last; a person began it. */
  chainTo(run: Run): readonly string[];
  /** What became of every event that reached a trigger: conditions not met start no run. */
  readonly firings: readonly Firing[];
  /** The flows of an endless loop, if the world was stopped for one. */
  loop(): readonly string[] | undefined;
  /** How much is still to come. */
  pending(): number;
}

/** The run of the first of `of` elements, or why there is none. */
export interface Started {
  readonly run?: Run;
  readonly of: number;
  /** Why `splitOn` gives no list, when what was handed in is taken as one element. */
  readonly whole?: string;
  readonly refused?: Pick<Firing, "status" | "code" | "message">;
}
