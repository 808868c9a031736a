import { type Json, jsonOf, plainOf, stableId, suggestion } from "#foundation";
import { activationOrder, type FlowComponent, type SolutionModel } from "#model";
import { createDataverse, type DeliveredBody, isRefused } from "../dataverse/index.ts";
import type { Profile } from "../interpreter/profile.ts";
import { createPartnerCenter, EVENTS_API, REFERRALS_API } from "../partner-center/index.ts";
import type { Instant, Outside } from "../port.ts";
import type { Run } from "../run/run.ts";
import { createWorld, type World } from "../world/world.ts";
import { namesOf } from "./names.ts";
import { type Organization, rowsPointedTo, tablesIn } from "./organization.ts";
import { type Known, payloadRow } from "./rows.ts";
import type { Given, Step } from "./story.ts";
import { below, Unplayable } from "./unplayable.ts";

/** Every story begins on a Monday morning; the year is of no matter. */
const START: Instant = Date.UTC(2026, 0, 5, 8);

const EVENTS = [
  "referral-created",
  "referral-updated",
  "related-referral-created",
  "related-referral-updated",
] as const;

/** Everything a story acts on. */
export interface Stage extends Known {
  readonly model: SolutionModel;
  readonly world: World;
  seller: string | undefined;
  /** Every event handed over since the step before, to be handed over again. */
  readonly delivered: (() => void)[];
  /** What the step before was refused with. */
  refusal: Refusal | undefined;
  since: Since;
}

/** Why a system did not do what a step asked of it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** Where the books stood before a step. */
export interface Since {
  readonly at: Instant;
  readonly runs: number;
  readonly dataverseWrites: number;
  readonly partnerCenterWrites: number;
}

export const booksOf = ({
  world,
  dataverse,
  partnerCenter,
}: Pick<Stage, "world" | "dataverse" | "partnerCenter">): Since => ({
  at: world.outside.now(),
  runs: world.runs.length,
  dataverseWrites: dataverse.writes().length,
  partnerCenterWrites: partnerCenter.writes().length,
});

/** How much of its row an event tells: sources say both (flow-language.md §10.1). */
const DELIVERED = { host: "full", strict: "sparse" } as const satisfies Record<
  Profile,
  DeliveredBody
>;

/** An organisation as its administrator has it before the first step. */
export function openStage(
  model: SolutionModel,
  given: Given,
  profile: Profile,
  organization: Organization,
): Stage {
  const delivered: (() => void)[] = [];
  const world = createWorld(model, { start: START, seed: 1, profile });
  const outside = recording(world.outside, delivered);
  const dataverse = createDataverse(tablesIn(model, organization, given.columns ?? {}), outside, {
    body: DELIVERED[profile],
  });
  const partnerCenter = createPartnerCenter(outside);
  world.connect(dataverse);
  world.connect(partnerCenter);
  const names = namesOf(model, dataverse, organization);
  const stage: Stage = {
    model,
    world,
    dataverse,
    partnerCenter,
    names,
    organization,
    rows: new Map(),
    referrals: new Map(),
    seller: undefined,
    delivered,
    refusal: undefined,
    since: booksOf({ world, dataverse, partnerCenter }),
  };
  below("rows", () => seedRows(stage, given.rows ?? {}));
  below("seller", () => {
    stage.seller = given.seller === undefined ? undefined : userNamed(stage, given.seller);
  });
  for (const { table, id } of rowsPointedTo(organization, dataverse.metadata)) {
    if (!dataverse.row(table.name, id)) dataverse.seed(table.name, { [table.primaryId]: id });
  }
  below("variables", () => setVariables(stage, { ...organization.variables, ...given.variables }));
  if (given.installed !== false) install(stage);
  tune(stage, given.tuning);
  stage.since = booksOf(stage);
  return stage;
}

function seedRows(stage: Stage, rows: NonNullable<Given["rows"]>): void {
  const { names, dataverse } = stage;
  for (const [word, named] of Object.entries(rows)) {
    below(word, () => {
      const { name: table, primaryId } = names.table(word);
      for (const [name, row] of Object.entries(named)) {
        below(name, () => {
          const id = stableId("story", table, name);
          const payload = payloadRow(stage, table, row);
          const seeded = dataverse.seed(table, { [primaryId]: id, ...payload });
          if (isRefused(seeded)) {
            throw new Unplayable(`The CRM does not take it: ${seeded.message}`);
          }
          stage.rows.set(`${table} ${name}`, id);
        });
      }
    });
  }
}

/** The id of a user of the story. */
export function userNamed({ rows }: Stage, name: string): string {
  const id = rows.get(`systemuser ${name}`);
  if (id === undefined) throw new Unplayable(`There is no user "${name}".`);
  return id;
}

/** What comes after the import: bind, switch on in order, register what was made (domain.md §1.2). */
function install(stage: Stage): void {
  const { model, world } = stage;
  bind(stage, ["all"]);
  for (const { name } of activationOrder(model.flows).value) {
    const error = world.switchOn(name);
    if (error) throw new Unplayable(`"${name}" cannot be switched on: ${error.message}`);
  }
  const refusal = register(stage, "No");
  if (refusal) throw new Unplayable(`Registration failed: ${refusal.code} ${refusal.message}`);
}

export function bind({ model, world }: Stage, wanted: readonly string[]): void {
  const all = model.connectionReferences;
  for (const [index, word] of wanted.entries()) {
    const meant = all.filter(({ logicalName, displayName }) =>
      [logicalName, displayName, "all"].includes(word),
    );
    if (meant.length === 0 && word !== "all") {
      const known = all.flatMap(({ logicalName, displayName }) => [logicalName, displayName]);
      const message = `There is no connection reference "${word}".${suggestion(word, known)}`;
      throw new Unplayable(message, [index]);
    }
    for (const { logicalName } of meant) world.bind(logicalName);
  }
}

/** Runs the flow that registers, with the address of the one that listens. */
export function register(stage: Stage, overwrite: "No" | "Yes"): Refusal | undefined {
  const { model, world, partnerCenter } = stage;
  const using = (api: string) => (flow: FlowComponent) =>
    flow.definition.connections.some(({ apiName }) => apiName === api);
  const registering = model.flows.find(using(EVENTS_API));
  const listening = model.flows.find(
    (flow) =>
      using(REFERRALS_API)(flow) &&
      flow.definition.triggers.some(({ kind }) => kind === "request") &&
      !model.flows.some((caller) => calls(caller, flow)),
  );
  const url = listening && world.urlOf(listening.name);
  if (!registering || url === undefined) throw new Unplayable("No flow listens yet.");
  const inputs = jsonOf({ text: url, text_1: [...EVENTS], text_2: overwrite });
  const run: Run | undefined = world.startByHand(registering.name, inputs);
  world.run();
  const done = run?.ending?.status === "Succeeded" && partnerCenter.registration()?.url === url;
  const message = "The address that was made is not registered.";
  return done ? undefined : { code: "NotRegistered", message, ...run?.ending?.error };
}

const calls = (caller: FlowComponent, child: FlowComponent): boolean =>
  activationOrder([caller, child]).value.some(({ calls }) => calls.includes(child.id));

export function setVariables(stage: Stage, values: NonNullable<Step["variables"]>): void {
  for (const [word, value] of Object.entries(values)) {
    below(word, () => {
      const variable = stage.names.variable(word);
      if (variable.kind === "yes-no" && typeof value !== "boolean") {
        throw new Unplayable(`"${word}" takes Yes or No only.`);
      }
      stage.world.setVariable(variable.schemaName, jsonOf(value));
    });
  }
}

export function tune({ dataverse, partnerCenter }: Stage, tuning: Given["tuning"]): void {
  dataverse.tune(tuning?.dataverse ?? {});
  partnerCenter.tune(tuning?.["partner center"] ?? {});
}

/** Remembers what is handed over, so that it can come once more. */
function recording(outside: Outside, delivered: (() => void)[]): Outside {
  return {
    ...outside,
    deliver(subscription, outputs) {
      delivered.push(() => outside.deliver(subscription, outputs));
      outside.deliver(subscription, outputs);
    },
    post(url, headers, body, answered) {
      delivered.push(() => outside.post(url, headers, body));
      outside.post(url, headers, body, answered);
    },
  };
}

export const textOf = (json: Json | undefined): string =>
  json === undefined ? "nothing" : JSON.stringify(plainOf(json));
