import type { DataverseTuning } from "../dataverse/index.ts";
import type { PartnerCenterTuning } from "../partner-center/index.ts";

/** A JSON Schema as editors and ajv read it. */
export type StorySchema = Readonly<Record<string, unknown>>;

const closed = (properties: Readonly<Record<string, unknown>>, more: StorySchema = {}) => ({
  type: "object",
  properties,
  additionalProperties: false,
  ...more,
});
const named = (value: StorySchema) => ({ type: "object", additionalProperties: value });
const text = { type: "string", minLength: 1 };
const anything = { type: "object" };
const setting = { type: ["string", "number", "boolean"] };
const texts = { type: "array", items: text };
const duration = { type: "string", pattern: "^[0-9]+ (second|minute|hour|day)s?$" };
const rows = named(named(anything));
const referrals = named(anything);
const orNone = named({ type: ["object", "null"] });
const count = { type: "integer", minimum: 0 };
const limit = closed(
  { calls: { type: "integer", minimum: 1 }, window: { type: "integer", minimum: 1 } },
  { required: ["calls", "window"], description: "So many calls in so many milliseconds." },
);
/** What both systems do with the events they send. */
const sending = {
  delay: { ...count, description: "Milliseconds from the change to its event." },
  jitter: { ...count, description: "Up to so many more, by chance: events overtake each other." },
  duplicates: { ...count, description: "How often every event comes once more." },
};
const pageSize = { type: "integer", minimum: 1 };
const dataverseTuning = { ...sending, body: { enum: ["full", "sparse"] }, limit, pageSize };
const partnerCenterTuning = {
  ...sending,
  casing: { enum: ["pascal", "camel"] },
  relatedId: { enum: ["theirs", "ours"] },
  crmId: { enum: ["theirs", "both"] },
  whileNew: { enum: ["refused", "accepted"] },
  secondInvitation: { enum: ["created", "refused"] },
  limit,
  pageSize,
};
const tuning = closed({
  dataverse: closed(dataverseTuning satisfies Record<keyof DataverseTuning, StorySchema>),
  "partner center": closed(
    partnerCenterTuning satisfies Record<keyof PartnerCenterTuning, StorySchema>,
  ),
});
const systems = ["dataverse", "partner center"];

const given = closed({
  rows: {
    ...rows,
    description:
      "Rows that were always there, by table and name. A column of mappings/default.yaml stands for the one in its place where another mapping is tried.",
  },
  columns: {
    ...named(named({ enum: ["text", "money", "calculated"] })),
    description:
      "Columns that the organisation has of its own, by table; calculated: money that nobody writes. Those that the mapping names need not be said.",
  },
  variables: { ...named(setting), description: "Environment variables by label or schema name." },
  seller: { ...text, description: "The user who saves." },
  mapping: {
    ...text,
    description:
      "Another mapping than solution.yaml names or than is tried; the story then speaks of its columns.",
  },
  tuning,
  installed: { type: "boolean", description: "No: the steps bind, switch on and register." },
});

const fails = closed(
  {
    system: { enum: systems },
    effect: { enum: ["refused", "lost"], description: "lost: done, and only the answer is gone." },
    status: { type: "integer", minimum: 400, maximum: 599 },
    code: { ...text, description: "The one that the system documents for the status when absent." },
    message: text,
    "retry after": { ...count, description: "Seconds." },
    operation: text,
    flow: text,
    action: text,
    times: { type: "integer", minimum: 1 },
  },
  { required: ["system", "status"] },
);

const expected = closed(
  {
    rows: { ...named(orNone), description: "By table and name; null: there is no such row." },
    referrals: orNone,
    "microsoft referrals": orNone,
    count: named({ type: "integer", minimum: 0 }),
    writes: closed(
      Object.fromEntries(systems.map((system) => [system, { type: "integer", minimum: 0 }])),
    ),
    runs: { ...named(texts), description: "By flow: how its runs ended since the step before." },
    actions: named(named(text)),
    within: duration,
    refused: text,
    "registered events": texts,
  },
  { minProperties: 1 },
);

const step = closed(
  {
    save: { ...rows, description: "A seller saves: a new name makes a new row." },
    by: text,
    remove: named(texts),
    "sales team adds": {
      ...named(texts),
      description: "By opportunity: users who join its sales team.",
    },
    "sales team removes": named(texts),
    "partner center adds": referrals,
    "partner center edits": referrals,
    "microsoft shares": referrals,
    "microsoft shares alone": referrals,
    "microsoft changes": referrals,
    "microsoft accepts": named({ type: ["string", "null"] }),
    "microsoft declines": named(text),
    "microsoft closes": named({ enum: ["Won", "Lost"] }),
    wait: duration,
    fails,
    "switch on": texts,
    "switch off": texts,
    bind: texts,
    register: { enum: ["No", "Yes"], description: "Whether another endpoint is overwritten." },
    variables: named(setting),
    tune: tuning,
    redeliver: { enum: ["events"] },
    "at once": { type: "array", items: { $ref: "#/definitions/step" }, minItems: 1 },
    // biome-ignore lint/suspicious/noThenProperty: a word of the story language, never awaited
    then: expected,
  },
  { minProperties: 1, maxProperties: 2 },
);

/** A file of stories. */
export const storySchema: StorySchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Stories that the flows of a solution play",
  definitions: { step },
  ...closed({
    base: { ...text, description: "A file beside this one whose given is below this one's." },
    given,
    first: {
      type: "array",
      items: { $ref: "#/definitions/step" },
      description: "Steps before those of every story of this file.",
    },
    stories: {
      type: "array",
      items: closed(
        {
          name: text,
          covers: texts,
          given,
          steps: { type: "array", items: { $ref: "#/definitions/step" }, minItems: 1 },
        },
        { required: ["name", "steps"] },
      ),
    },
  }),
};
