import { type Action, allActions, childActions, type RunStatus } from "#wdl";
import type { Skip } from "./skip.ts";

/** Sibling actions prepared for running: who waits for whom. Made once for each list. */
export interface Plan {
  readonly nodes: readonly PlannedAction[];
  /** For how many each of them waits. */
  readonly waits: readonly number[];
  /** Nothing for each of them: a copy is made faster than a list without members. */
  readonly blank: readonly undefined[];
  /** Places of those that nobody runs after: they decide how the container ends. */
  readonly leaves: readonly number[];
}

export interface PlannedAction {
  readonly action: Action;
  readonly key: string;
  readonly predecessors: readonly PlannedPredecessor[];
  readonly successors: readonly number[];
}

export interface PlannedPredecessor {
  readonly index: number;
  readonly statuses: readonly RunStatus[];
  /** Whether it may have succeeded, as nearly all may. */
  readonly afterSuccess: boolean;
  /** What is skipped when the predecessor ends in a way it may not; made when it first does. */
  readonly skips: Map<RunStatus, Skip>;
}

const STATUSES: Readonly<Record<string, RunStatus>> = {
  succeeded: "Succeeded",
  failed: "Failed",
  skipped: "Skipped",
  timedout: "TimedOut",
};

const plans = new WeakMap<readonly Action[], Plan>();

export function planOf(actions: readonly Action[]): Plan {
  const known = plans.get(actions);
  if (known) return known;
  const plan = planned(actions);
  plans.set(actions, plan);
  return plan;
}

function planned(actions: readonly Action[]): Plan {
  const places = new Map(actions.map(({ name }, index) => [name.toLowerCase(), index]));
  const successors = actions.map((): number[] => []);
  const nodes = actions.map((action, own): PlannedAction => {
    const predecessors = (action.runAfter ?? []).flatMap(({ action: name, statuses }) => {
      const index = places.get(name.toLowerCase());
      if (index === undefined) return [];
      successors[index]?.push(own);
      const known = statuses.flatMap((status) => STATUSES[status.toLowerCase()] ?? []);
      const afterSuccess = known.includes("Succeeded");
      return [{ index, statuses: known, afterSuccess, skips: new Map() }];
    });
    return {
      action,
      key: action.name.toLowerCase(),
      predecessors,
      successors: successors[own] ?? [],
    };
  });
  const leaves = successors.flatMap((after, index) => (after.length === 0 ? [index] : []));
  const waits = nodes.map(({ predecessors }) => predecessors.length);
  return { nodes, waits, leaves, blank: nodes.map(() => undefined) };
}

/** Why a flow cannot run, and the action that it is about. */
export interface PlanProblem {
  readonly kind: "run-after" | "action-name";
  readonly action: Action;
  readonly message: string;
}

/** What the service refuses of the actions of a whole flow: how they follow each other, and their names. */
export function planProblems(actions: readonly Action[]): readonly PlanProblem[] {
  const all = allActions(actions).map(({ action }) => action);
  const lists = [actions, ...all.flatMap(childActions)];
  const names = new Set<string>();
  const twice = all.filter(({ name }) => {
    const { size } = names;
    return names.add(name.toLowerCase()).size === size;
  });
  return [
    ...lists.flatMap(orderProblems),
    ...twice.map((action) => ({
      kind: "action-name" as const,
      action,
      message: `Two actions are called "${action.name}": the service refuses that.`,
    })),
  ];
}

/** Why sibling actions cannot run. */
function orderProblems(actions: readonly Action[]): readonly PlanProblem[] {
  const kind = "run-after" as const;
  const names = new Set(actions.map(({ name }) => name.toLowerCase()));
  const unknown = actions.flatMap((action) =>
    (action.runAfter ?? []).flatMap(({ action: name, statuses }) => {
      if (!names.has(name.toLowerCase())) {
        return [
          {
            kind,
            action,
            message: `"${action.name}" runs after "${name}", which is no sibling of it.`,
          },
        ];
      }
      const wrong = statuses.filter((status) => STATUSES[status.toLowerCase()] === undefined);
      if (wrong.length === 0 && statuses.length > 0) return [];
      const said = wrong.length > 0 ? wrong.join(", ") : "no status";
      return [{ kind, action, message: `"${action.name}" runs after "${name}" with ${said}.` }];
    }),
  );
  const circle = inCircles(planOf(actions)).map((action) => ({
    kind,
    action,
    message: `"${action.name}" runs after itself.`,
  }));
  return [...unknown, ...circle];
}

/** Actions that would wait for themselves forever; what only waits for such is not to blame. */
function inCircles(plan: Plan): readonly Action[] {
  const { nodes } = plan;
  const left = new Set(stuck(plan));
  const after = nodes.map(({ successors }) => successors.filter((next) => left.has(next)).length);
  const ends = [...left].filter((place) => after[place] === 0);
  for (const end of ends) {
    left.delete(end);
    for (const { index } of nodes[end]?.predecessors ?? []) {
      const others = (after[index] ?? 0) - 1;
      after[index] = others;
      if (others === 0 && left.has(index)) ends.push(index);
    }
  }
  return [...left].flatMap((place) => nodes[place]?.action ?? []);
}

/** Places of those that never come to their turn: they wait for each other, or for such. */
function stuck({ nodes, waits }: Plan): ReadonlySet<number> {
  const waiting = waits.slice();
  const free = nodes.flatMap((_, index) => (waiting[index] === 0 ? [index] : []));
  for (const index of free) {
    for (const next of nodes[index]?.successors ?? []) {
      const left = (waiting[next] ?? 0) - 1;
      waiting[next] = left;
      if (left === 0) free.push(next);
    }
  }
  const done = new Set(free);
  return new Set([...nodes.keys()].filter((place) => !done.has(place)));
}
