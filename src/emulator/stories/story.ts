import type { Address, PlainJson } from "#foundation";

/** Rows by table and by the name the story gives them; columns by label or logical name. */
export type NamedRows = Readonly<Record<string, Readonly<Record<string, PlainRowText>>>>;
export type PlainRowText = Readonly<Record<string, PlainJson>>;
/** Referrals by the story's name, in the shape of domain.md §4.2. */
export type NamedReferrals = Readonly<Record<string, Readonly<Record<string, PlainJson>>>>;

/** What is there before the first step. Later ones say only what differs. */
export interface Given {
  readonly rows?: NamedRows;
  /** Columns that the organisation has of its own, by table. */
  readonly columns?: Readonly<
    Record<string, Readonly<Record<string, "text" | "money" | "calculated">>>
  >;
  /** Current values by label or schema name. */
  readonly variables?: Readonly<Record<string, string | number | boolean>>;
  /** The user who saves unless a step says another. */
  readonly seller?: string;
  /** Path of another mapping to build with. */
  readonly mapping?: string;
  /** Simulators, by the names of their own tuning. */
  readonly tuning?: Readonly<
    Partial<Record<"dataverse" | "partner center", Readonly<Record<string, PlainJson>>>>
  >;
  /** `false`: nothing is bound, switched on or registered; steps do it. */
  readonly installed?: boolean;
}

/** Exactly one of these is said by a step, `by` aside. */
export interface Step {
  readonly save?: NamedRows;
  readonly by?: string;
  readonly remove?: Readonly<Record<string, readonly string[]>>;
  /** Users by the opportunity whose sales team they join or leave. */
  readonly "sales team adds"?: Readonly<Record<string, readonly string[]>>;
  readonly "sales team removes"?: Readonly<Record<string, readonly string[]>>;
  readonly "partner center adds"?: NamedReferrals;
  readonly "partner center edits"?: NamedReferrals;
  readonly "microsoft shares"?: NamedReferrals;
  readonly "microsoft shares alone"?: NamedReferrals;
  readonly "microsoft changes"?: NamedReferrals;
  /** Name of the deal and Microsoft's CRM id. */
  readonly "microsoft accepts"?: Readonly<Record<string, string | null>>;
  /** Name of the deal and the reason. */
  readonly "microsoft declines"?: Readonly<Record<string, string>>;
  readonly "microsoft closes"?: Readonly<Record<string, "Won" | "Lost">>;
  /** `10 minutes` */
  readonly wait?: string;
  readonly fails?: Failing;
  readonly "switch on"?: readonly string[];
  readonly "switch off"?: readonly string[];
  readonly bind?: readonly string[];
  readonly register?: "No" | "Yes";
  readonly variables?: Readonly<Record<string, string | number | boolean>>;
  readonly tune?: Given["tuning"];
  /** Every event since the last steps reaches its flow once more. */
  readonly redeliver?: "events";
  /** Steps between which nothing else happens. */
  readonly "at once"?: readonly Step[];
  readonly then?: Expected;
}

/** A service that does not do what it is asked, or does it and does not say so. */
export interface Failing {
  readonly system: "dataverse" | "partner center";
  readonly effect?: "refused" | "lost";
  readonly status: number;
  /** The one that the system documents for the status when absent. */
  readonly code?: string;
  readonly message?: string;
  /** Seconds that the caller is asked to wait. */
  readonly "retry after"?: number;
  readonly operation?: string;
  readonly flow?: string;
  readonly action?: string;
  readonly times?: number;
}

/** What is looked for after the step before. Only what is named is compared. */
export interface Expected {
  /** `null`: there is no such row. */
  readonly rows?: Readonly<Record<string, Readonly<Record<string, PlainRowText | null>>>>;
  readonly referrals?: Readonly<Record<string, Readonly<Record<string, PlainJson>> | null>>;
  readonly "microsoft referrals"?: Expected["referrals"];
  /** By table; `referrals` and `microsoft referrals` count too. */
  readonly count?: Readonly<Record<string, number>>;
  /** What flows wrote since the step before. */
  readonly writes?: Readonly<Partial<Record<"dataverse" | "partner center", number>>>;
  /** By flow, how its runs since the step before ended, in the order they started. */
  readonly runs?: Readonly<Record<string, readonly string[]>>;
  /** By flow and action, how it ended in the flow's last run. */
  readonly actions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Between the step before and the last write of a flow. */
  readonly within?: string;
  /** The code of the error that the step before gave. */
  readonly refused?: string;
  readonly "registered events"?: readonly string[];
}

export interface Story {
  readonly name: string;
  /** Scenarios and errors of the facts that it plays. */
  readonly covers?: readonly string[];
  readonly given: Given;
  readonly steps: readonly Step[];
  /** Place of a JSON pointer into a step, counted from 0. */
  readonly at: (step: number, pointer: string) => Address;
  /** Place of a JSON pointer into what is given: in the story, its file or the file's base. */
  readonly givenAt: (pointer: string) => Address;
}
