import {
  type Call,
  type Expression,
  type ExpressionPath,
  functionNamed,
  parseText,
  printText,
  replaceExpression,
  walkExpression,
} from "#wdl";
import { everyAction, type Loose, textsIn } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import type { Random } from "../random.ts";

const SYNTAX = "flow-language.md §7.2";

/** Changes the text of one string with an expression. */
const onText =
  (change: (text: string, random: Random) => string | undefined) =>
  (root: Loose, random: Random): boolean => {
    const sites = textsIn(root);
    for (let tries = 0; tries < 20; tries += 1) {
      const site = random.pick(sites);
      const changed = site && change(site.text, random);
      if (!site || changed === undefined || changed === site.text) continue;
      site.holder[site.key] = changed;
      return true;
    }
    return false;
  };

/** Changes one call of one expression. */
export const onCall = (change: (call: Call) => Expression | undefined) =>
  onText((text, random) => {
    const { template, problems } = parseText(text);
    if (problems.length > 0 || template.kind !== "expression") return undefined;
    const places: { readonly path: ExpressionPath; readonly node: Expression }[] = [];
    for (const { node, path } of walkExpression(template.expression)) {
      const changed = node.kind === "call" ? change(node) : undefined;
      if (changed) places.push({ path, node: changed });
    }
    const place = random.pick(places);
    if (!place) return undefined;
    const expression = replaceExpression(template.expression, place.path, place.node);
    return printText({ ...template, expression });
  });

const whole = (text: string): boolean => /^@[A-Za-z]/.test(text);
const NULL: Expression = { kind: "null" };
const pure = ({ name }: Call): boolean => functionNamed(name)?.family !== "reference";

export const EXPRESSION_KINDS: readonly MutantKind[] = [
  {
    name: "unknown function",
    fact: "flow-language.md §6",
    expects: ["expression"],
    plant: onCall((call) => ({ ...call, name: `${call.name}Xyz` })),
  },
  {
    name: "one argument too many",
    fact: "flow-language.md §8",
    expects: ["expression"],
    plant: onCall((call) => {
      const most = functionNamed(call.name)?.most ?? Number.POSITIVE_INFINITY;
      if (!Number.isFinite(most)) return undefined;
      const extra = Array.from({ length: most + 1 - call.args.length }, () => NULL);
      return { ...call, args: [...call.args, ...extra] };
    }),
  },
  {
    name: "one argument too few",
    fact: "flow-language.md §8",
    expects: ["expression"],
    plant: onCall((call) => {
      const least = functionNamed(call.name)?.least ?? 0;
      return least === 0 ? undefined : { ...call, args: call.args.slice(0, least - 1) };
    }),
  },
  {
    name: "a quote is missing",
    fact: SYNTAX,
    expects: ["expression"],
    plant: onText((text) => (whole(text) ? text.replace(/'([^']*)$/, "$1") : undefined)),
  },
  {
    name: "an apostrophe in a literal",
    fact: "flow-language.md §16 trap 6",
    expects: ["expression"],
    plant: onText((text) => (whole(text) ? text.replace(/'([^']+)'/, "'don't $1'") : undefined)),
  },
  {
    name: "literals in double quotes",
    fact: SYNTAX,
    expects: ["expression"],
    plant: onText((text) => (whole(text) ? text.replace(/'([^']*)'/, '"$1"') : undefined)),
  },
  {
    name: "a parenthesis is missing",
    fact: SYNTAX,
    expects: ["expression"],
    plant: onText((text) => (whole(text) ? text.replace(/\)([^)']*)$/, "$1") : undefined)),
  },
  {
    name: "a bracket is missing",
    fact: SYNTAX,
    expects: ["expression"],
    plant: onText((text) => (whole(text) ? text.replace(/\]([^\]']*)$/, "$1") : undefined)),
  },
  {
    name: "text behind an expression",
    fact: SYNTAX,
    expects: ["expression"],
    plant: onText((text) => (whole(text) ? `${text} )` : undefined)),
  },
  {
    name: "a bare name instead of an expression",
    fact: SYNTAX,
    expects: ["expression"],
    plant: onText((text) => (whole(text) ? "@customerName" : undefined)),
  },
  {
    name: "an interpolation that is not closed",
    fact: "flow-language.md §7.1",
    expects: ["expression"],
    plant: onText((text) =>
      /@\{/.test(text) ? text.replace(/@\{([^@]*)\}([^}]*)$/, "@{$1$2") : undefined,
    ),
  },
  {
    name: "a key that starts with a single @",
    fact: "flow-language.md §6",
    expects: ["expression"],
    plant(root, random) {
      const one = random.pick(
        everyAction(root).filter(
          ({ json }) => typeof json.inputs === "object" && json.type === "OpenApiConnection",
        ),
      );
      const record = one?.json.inputs?.parameters;
      if (typeof record !== "object") return false;
      record["@odata.type"] = "Microsoft.Dynamics.CRM.account";
      return true;
    },
  },
  {
    name: "an expression of more than 8,192 characters",
    fact: "flow-language.md §9",
    expects: ["expression"],
    plant: onText((text) =>
      whole(text) ? `@coalesce('${"x".repeat(8300)}', ${text.slice(1)})` : undefined,
    ),
  },
  {
    name: "a number where text is needed",
    fact: "flow-language.md §8",
    expects: ["expression"],
    plant: onCall((call) => {
      const wanted = functionNamed(call.name)?.parameters[0]?.types;
      if (!pure(call) || wanted?.length !== 1 || wanted[0] !== "string") return undefined;
      return { ...call, args: [{ kind: "number", text: "1" }, ...call.args.slice(1)] };
    }),
  },
  {
    name: "text in arithmetic",
    fact: "flow-language.md §16 trap 13",
    expects: ["expression"],
    plant: onCall((call) =>
      /^(add|sub|mul|div|mod)$/i.test(call.name)
        ? { ...call, args: [{ kind: "string", value: "1" }, ...call.args.slice(1)] }
        : undefined,
    ),
  },
];
