import { type Diagnostic, jsonOf, plainOf } from "#foundation";
import { callsOf, type FlowComponent, type SolutionModel } from "#model";
import { checkSolution, rules } from "#validation";
import { readFlow, writeFlow } from "#wdl";
import type { Loose } from "./flow-json.ts";
import type { MutantKind } from "./kind.ts";
import { ADDED_ACTION_KINDS } from "./kinds/added-action.ts";
import { CONNECTION_KINDS } from "./kinds/connection.ts";
import { CONTROL_KINDS } from "./kinds/control.ts";
import { EXPRESSION_KINDS } from "./kinds/expression.ts";
import { KEY_KINDS } from "./kinds/key.ts";
import { KNOWN_VALUE_KINDS } from "./kinds/known-value.ts";
import { LATER_KINDS } from "./kinds/later.ts";
import { ORDER_KINDS } from "./kinds/order.ts";
import { PARTS_KINDS } from "./kinds/parts.ts";
import { QUERY_KINDS, ROW_KINDS } from "./kinds/query.ts";
import { REFERENCE_KINDS } from "./kinds/reference.ts";
import { RELEASE_KINDS } from "./kinds/release.ts";
import { SETTING_KINDS } from "./kinds/setting.ts";
import { SOLUTION_KINDS } from "./kinds/solution.ts";
import { STYLE_KINDS } from "./kinds/style.ts";
import { TRIGGER_KINDS } from "./kinds/trigger.ts";
import { TYPED_VALUE_KINDS } from "./kinds/typed-value.ts";
import { UPGRADE_KINDS } from "./kinds/upgrade.ts";
import { VARIABLE_KINDS } from "./kinds/variable.ts";
import { type Random, seeded } from "./random.ts";

export const KINDS: readonly MutantKind[] = [
  ...CONTROL_KINDS,
  ...ORDER_KINDS,
  ...REFERENCE_KINDS,
  ...VARIABLE_KINDS,
  ...EXPRESSION_KINDS,
  ...CONNECTION_KINDS,
  ...SETTING_KINDS,
  ...SOLUTION_KINDS,
  ...UPGRADE_KINDS,
  ...PARTS_KINDS,
  ...TRIGGER_KINDS,
  ...ADDED_ACTION_KINDS,
  ...LATER_KINDS,
  ...STYLE_KINDS,
  ...RELEASE_KINDS,
  ...QUERY_KINDS,
  ...ROW_KINDS,
  ...KEY_KINDS,
  ...KNOWN_VALUE_KINDS,
  ...TYPED_VALUE_KINDS,
];

/** A solution to break, with a name for the list of survivors. */
export interface Subject {
  readonly name: string;
  readonly model: SolutionModel;
}

export interface Fate {
  readonly kind: string;
  readonly where: string;
  readonly killedBy: string | undefined;
  /** Every rule that told it. */
  readonly toldBy: readonly string[];
}

const told = ({ code, at, message }: Diagnostic): string =>
  `${code} ${JSON.stringify(at)} ${message}`;

const judged = (
  model: SolutionModel,
  reading: readonly Diagnostic[],
  previous?: SolutionModel,
  expects?: readonly string[],
): readonly Diagnostic[] => {
  const asked = expects ? rules.filter(({ code }) => isAmong(code, expects)) : rules;
  const options = { rules: asked, ...(previous ? { previous } : {}) };
  return [...reading, ...checkSolution(model, options).findings];
};

/** A remark tells a defect only where the kind names its very rule. */
const tells = ({ code, severity }: Diagnostic, expects: readonly string[]): boolean =>
  severity === "info" ? expects.includes(code) : isAmong(code, expects);

const isAmong = (code: string, areas: readonly string[]): boolean =>
  areas.some((area) => code === area || code.startsWith(`${area}/`));

/** Only the flow itself and those it speaks to are judged again: the others did not change. */
function around(model: SolutionModel, changed: FlowComponent): SolutionModel {
  const calls = callsOf(changed.definition.actions);
  return {
    ...model,
    flows: model.flows
      .filter(({ id }) => id === changed.id || calls.includes(id))
      .map((flow) => (flow.id === changed.id ? changed : flow)),
  };
}

const wholes = new WeakMap<SolutionModel, Map<boolean, readonly Diagnostic[]>>();

/** What there is to say about a solution before anything is planted. */
function wholeBaseline(model: SolutionModel, isUpgrade: boolean): readonly Diagnostic[] {
  const known = wholes.get(model) ?? new Map<boolean, readonly Diagnostic[]>();
  const findings = known.get(isUpgrade) ?? judged(model, [], isUpgrade ? model : undefined);
  wholes.set(model, known.set(isUpgrade, findings));
  return findings;
}

const baselines = new WeakMap<FlowComponent, readonly Diagnostic[]>();

/** What there is to say about a flow before anything is planted. */
function baseline(model: SolutionModel, flow: FlowComponent): readonly Diagnostic[] {
  const known = baselines.get(flow);
  if (known) return known;
  const whole = readFlow(writeFlow(flow.definition), flow.part);
  const findings = judged(around(model, flow), whole.diagnostics);
  baselines.set(flow, findings);
  return findings;
}

const toldBefore = new WeakMap<readonly Diagnostic[], ReadonlySet<string>>();

/** Plants one defect; undefined where the kind does not fit. */
export function mutate(
  kind: MutantKind,
  subject: Subject,
  flow: FlowComponent,
  random: Random,
): Fate | undefined {
  const where = `${subject.name}: ${flow.name}`;
  const fate = (before: readonly Diagnostic[], after: readonly Diagnostic[]): Fate => {
    const known = toldBefore.get(before) ?? new Set(before.map(told));
    toldBefore.set(before, known);
    const killers = after.filter(
      (finding) => tells(finding, kind.expects) && !known.has(told(finding)),
    );
    const toldBy = killers.map(({ code }) => code);
    return { kind: kind.name, where, killedBy: toldBy[0], toldBy };
  };
  if (kind.plantInSolution) {
    const mutant = kind.plantInSolution(subject.model, random);
    if (!mutant) return undefined;
    const before = wholeBaseline(subject.model, mutant.previous !== undefined);
    return fate(before, judged(mutant.model, [], mutant.previous, kind.expects));
  }
  const root: Loose = structuredClone(plainOf(writeFlow(flow.definition)));
  if (!root?.properties?.definition || !kind.plant?.(root, random)) return undefined;
  const broken = readFlow(jsonOf(root), flow.part);
  return fate(
    baseline(subject.model, flow),
    judged(
      around(subject.model, { ...flow, definition: broken.value }),
      broken.diagnostics,
      undefined,
      kind.expects,
    ),
  );
}

/** Up to `each` mutants of every kind for every flow, chosen by the seed; `most` in all. */
export function* mutants(
  subjects: readonly Subject[],
  {
    seed,
    each,
    most = Number.POSITIVE_INFINITY,
  }: { readonly seed: number; readonly each: number; readonly most?: number },
): Generator<Fate> {
  const random = seeded(seed);
  const places = subjects.flatMap((subject) =>
    subject.model.flows.flatMap((flow, index) =>
      KINDS.filter((kind) => kind.plant !== undefined || index === 0).flatMap((kind) =>
        Array.from({ length: each }, () => ({ kind, subject, flow })),
      ),
    ),
  );
  for (let end = places.length; end > 1; end -= 1) {
    const other = random.below(end);
    [places[end - 1], places[other]] = [places[other] as never, places[end - 1] as never];
  }
  let made = 0;
  for (const { kind, subject, flow } of places) {
    if (made >= most) return;
    const fate = mutate(kind, subject, flow, random);
    if (!fate) continue;
    made += 1;
    yield fate;
  }
}

/** Killed and survived per kind, kinds that were not planted, and every survivor. */
export function reportOf(fates: readonly Fate[]): string {
  const rows = KINDS.map(({ name }) => {
    const own = fates.filter(({ kind }) => kind === name);
    const survived = own.filter(({ killedBy }) => killedBy === undefined);
    return `${String(own.length - survived.length).padStart(5)} killed ${String(survived.length).padStart(4)} survived  ${name}`;
  });
  const planted = new Set(fates.map(({ kind }) => kind));
  const absent = KINDS.filter(({ name }) => !planted.has(name)).map(({ name }) => name);
  const survivors = fates.filter(({ killedBy }) => killedBy === undefined);
  return [
    ...rows,
    ...absent.map((name) => `not planted: ${name}`),
    ...survivors.map(({ kind, where }) => `survivor: ${kind} (${where})`),
    "",
  ].join("\n");
}
