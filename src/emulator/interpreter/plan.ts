import { type Action, childActions, type FlowDefinition, type RunStatus, type Trigger } from "#wdl";
import { type Settings, settingsOf } from "./settings.ts";

/** A flow prepared for running: who waits for whom, and where results are kept. */
export interface Plan {
  readonly definition: FlowDefinition;
  readonly trigger: Trigger | undefined;
  readonly triggerSettings: Settings;
  readonly root: Body;
  /** By name in lower case. */
  readonly nodes: ReadonlyMap<string, ActionNode>;
  /** How many results the root layer keeps. */
  readonly slots: number;
  readonly responds: boolean;
  readonly problems: readonly PlanProblem[];
}

/** Sibling actions: of the flow, of a branch, of a loop. */
export interface Body {
  readonly nodes: readonly ActionNode[];
  /** Those that wait for no sibling. */
  readonly starts: readonly ActionNode[];
  /** Those that no sibling waits for. */
  readonly leaves: readonly ActionNode[];
}

export interface ActionNode {
  readonly action: Action;
  /** The name in lower case. */
  readonly key: string;
  /** Keys of the definition's JSON, from `actions`. */
  readonly path: readonly string[];
  readonly container: ActionNode | undefined;
  /** The innermost loop around it. */
  readonly loop: ActionNode | undefined;
  /** Where its result stands among those of its loop's iteration. */
  readonly slot: number;
  readonly predecessors: readonly Edge[];
  readonly successors: readonly ActionNode[];
  /** As `childActions` of the action. */
  readonly bodies: readonly Body[];
  /** Of a loop: how many results an iteration keeps. */
  readonly slots: number;
  readonly settings: Settings;
}

export interface Edge {
  readonly node: ActionNode;
  readonly statuses: ReadonlySet<RunStatus>;
}

/** Why the platform would not switch the flow on. */
export interface PlanProblem {
  /** `area/name` of the finding. */
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

const STATUSES: Readonly<Record<string, RunStatus>> = {
  succeeded: "Succeeded",
  failed: "Failed",
  skipped: "Skipped",
  timedout: "TimedOut",
};

type Growing<Of> = {
  -readonly [Key in keyof Of]: Of[Key] extends readonly (infer Item)[] ? Item[] : Of[Key];
};
type GrowingNode = Growing<ActionNode>;

const plans = new WeakMap<FlowDefinition, Plan>();

/** Prepared once for each definition. */
export function planOf(definition: FlowDefinition): Plan {
  const known = plans.get(definition);
  if (known) return known;
  const plan = prepared(definition);
  plans.set(definition, plan);
  return plan;
}

function prepared(definition: FlowDefinition): Plan {
  const nodes = new Map<string, GrowingNode>();
  const problems: PlanProblem[] = [];
  const counter = { slots: 0 };

  function body(
    actions: readonly Action[],
    path: readonly string[],
    container: GrowingNode | undefined,
    loop: GrowingNode | undefined,
  ): Body {
    const slots = loop ?? counter;
    const siblings = actions.map((action): GrowingNode => {
      const node: GrowingNode = {
        action,
        key: action.name.toLowerCase(),
        path: [...path, action.name],
        container,
        loop,
        slot: slots.slots,
        predecessors: [],
        successors: [],
        bodies: [],
        slots: 0,
        settings: settingsOf(action),
      };
      slots.slots += 1;
      if (nodes.has(node.key)) {
        const message = `Two actions are called "${action.name}".`;
        problems.push({ code: "activation/name-twice", message, path: node.path });
      } else nodes.set(node.key, node);
      return node;
    });
    connect(siblings, problems);
    for (const node of siblings) {
      const inner = node.action.kind === "for-each" || node.action.kind === "until" ? node : loop;
      const places = bodyPaths(node.action);
      node.bodies = childActions(node.action).map((list, index) =>
        body(list, [...node.path, ...(places[index] ?? [])], node, inner),
      );
    }
    const circle = stuckIn(siblings);
    for (const node of circle) {
      const message = `"${node.action.name}" runs after itself.`;
      problems.push({ code: "activation/run-after-circle", message, path: node.path });
    }
    return {
      nodes: siblings,
      starts: siblings.filter(({ predecessors }) => predecessors.length === 0),
      leaves: siblings.filter(({ successors }) => successors.length === 0),
    };
  }

  const root = body(definition.actions, ["actions"], undefined, undefined);
  const [trigger] = definition.triggers;
  return {
    definition,
    trigger,
    triggerSettings: settingsOf(trigger ?? {}),
    root,
    nodes,
    slots: counter.slots,
    responds: [...nodes.values()].some(({ action }) => action.kind === "response"),
    problems,
  };
}

/** Where in its JSON an action keeps each list of `childActions`. */
function bodyPaths(action: Action): readonly (readonly string[])[] {
  if (action.kind === "if") return [["actions"], ["else", "actions"]];
  if (action.kind !== "switch") return [["actions"]];
  const cases = action.cases.map(({ name }) => ["cases", name, "actions"]);
  return [...cases, ["default", "actions"]];
}

function connect(siblings: readonly GrowingNode[], problems: PlanProblem[]): void {
  const byKey = new Map(siblings.map((node) => [node.key, node]));
  for (const node of siblings) {
    const path = [...node.path, "runAfter"];
    for (const { action, statuses } of node.action.runAfter ?? []) {
      const predecessor = byKey.get(action.toLowerCase());
      if (!predecessor) {
        const message = `"${node.action.name}" runs after "${action}", which is no sibling of it.`;
        problems.push({ code: "activation/run-after-unknown", message, path });
        continue;
      }
      const known = statuses.flatMap((status) => STATUSES[status.toLowerCase()] ?? []);
      if (known.length < statuses.length || known.length === 0) {
        const message = `"${node.action.name}" runs after "${action}" with [${statuses.join(", ")}]; Succeeded, Failed, Skipped and TimedOut can be named, at least one.`;
        problems.push({ code: "activation/run-after-status", message, path });
      }
      node.predecessors.push({ node: predecessor, statuses: new Set(known) });
      predecessor.successors.push(node);
    }
  }
}

/** Nodes that would wait for each other forever. */
function stuckIn(siblings: readonly ActionNode[]): readonly ActionNode[] {
  const left = new Map(siblings.map((node) => [node, node.predecessors.length]));
  const free = siblings.filter(({ predecessors }) => predecessors.length === 0);
  for (let node = free.pop(); node; node = free.pop()) {
    left.delete(node);
    for (const successor of node.successors) {
      const count = (left.get(successor) ?? 0) - 1;
      left.set(successor, count);
      if (count === 0) free.push(successor);
    }
  }
  return siblings.filter((node) => left.has(node));
}
