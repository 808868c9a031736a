import { echoed } from "#foundation";
import { type Call, type Expression, type FunctionSignature, parseServiceJson } from "#wdl";
import { compose } from "../../examples.ts";
import type { PlacedExpression } from "../../expressions.ts";
import type { FlowView } from "../../flow-view.ts";
import { literalNumber, literalText } from "../../literal.ts";
import { defineRule } from "../../rule.ts";

type Value = string | number | null | undefined;

/** Why a call with these literals fails; `undefined` stands for what is no literal. */
type Judgement = (...values: readonly Value[]) => string | undefined;

const UNITS = /^(?:second|minute|hour|day|week|month|year)$/i;
const LONGEST_RANGE = 100_000;

const below =
  (least: number, at: number, why: string): Judgement =>
  (...values) => {
    const value = values[at];
    return typeof value === "number" && value < least ? why : undefined;
  };

const unit =
  (at: number): Judgement =>
  (...values) => {
    const value = values[at];
    return typeof value === "string" && !UNITS.test(value)
      ? `"${echoed(value)}" is no unit of time`
      : undefined;
  };

/** A single letter is a format of its own; quotes are closed, and nothing escaped is missing. */
const format =
  (at: number): Judgement =>
  (...values) => {
    const value = values[at];
    if (typeof value !== "string" || value === "") return undefined;
    if (/^[a-z]$/i.test(value) && !/^[dDfFgGmMoOrRstTuUyY]$/.test(value)) {
      return `"${echoed(value)}" is no format of its own`;
    }
    const bare = value.replace(/\\./g, "").replace(/'[^']*'|"[^"]*"/g, "");
    if (/['"\\]/.test(bare)) return `"${echoed(value)}" does not close what it opens`;
    if (/%(?:%|$)/.test(bare)) return `"${echoed(value)}" has a % without a letter`;
    return /f{8}|F{8}/.test(bare)
      ? `"${echoed(value)}" has more than 7 digits of a second`
      : undefined;
  };

/** The invariant culture has no name. */
const LOCALE = /^(?:|[a-z]{2,3}(?:-[a-z\d]{2,8})*)$/i;

const locale =
  (at: number): Judgement =>
  (...values) => {
    const value = values[at];
    return typeof value === "string" && !LOCALE.test(value)
      ? `"${echoed(value)}" is no locale`
      : undefined;
  };

/** Moments begin with digits, and with a weekday or a month's name in older forms. */
const moment = (value: Value): string | undefined =>
  typeof value === "string" && (!/\d/.test(value) || isNoDay(value))
    ? `"${echoed(value)}" is no moment`
    : undefined;

/** Whether a text is written as a day, with a time or not, and no calendar has it. */
function isNoDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/.exec(text.trim()) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year));
  return date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day);
}

const both =
  (...judgements: readonly Judgement[]): Judgement =>
  (...values) =>
    judgements.map((judge) => judge(...values)).find((why) => why !== undefined);

const division: Judgement = (_, by) => (by === 0 ? "nothing can be divided by zero" : undefined);

const substring: Judgement = (text, start, length) => {
  if (typeof start === "number" && start < 0) return "it starts before the text";
  if (typeof length === "number" && length < 0) return "its length is less than nothing";
  if (typeof text !== "string" || typeof start !== "number") return undefined;
  const end = typeof length === "number" ? start + length : start;
  return end > text.length ? "it ends behind the text" : undefined;
};

const number =
  (whole: boolean): Judgement =>
  (value) => {
    if (typeof value === "number") {
      return whole && !Number.isInteger(value) ? `${value} is no whole number` : undefined;
    }
    if (typeof value !== "string") return undefined;
    const plain = value.replace(/[\s,]/g, "");
    if (!/\d/.test(plain))
      return /^(nan|[-+]?infinity)$/i.test(plain) && !whole
        ? undefined
        : `"${echoed(value)}" is no number`;
    const fraction = Number(plain);
    return whole && !Number.isNaN(fraction) && !Number.isInteger(fraction)
      ? `"${echoed(value)}" is no whole number`
      : undefined;
  };

const dataUri: Judgement = (value) =>
  typeof value === "string" && !/^data:/i.test(value.trim())
    ? `"${echoed(value)}" is no data URI`
    : undefined;

const uri: Judgement = (value) =>
  typeof value === "string" && !/[:/]/.test(value) ? `"${echoed(value)}" is no address` : undefined;

const xml: Judgement = (value) =>
  typeof value === "string" && !value.trimStart().startsWith("<")
    ? `"${echoed(value)}" is no XML`
    : undefined;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const base64: Judgement = (value) =>
  typeof value === "string" && !BASE64.test(value.replaceAll(/\s/g, ""))
    ? `"${echoed(value)}" is no base64`
    : undefined;

/** Whole numbers alone can be shown in these. */
const numberFormat: Judgement = (value, format) =>
  typeof value === "number" &&
  !Number.isInteger(value) &&
  typeof format === "string" &&
  /^[dx]\d*$/i.test(format)
    ? `"${format}" shows whole numbers only`
    : undefined;

const JUDGEMENTS: ReadonlyMap<string, Judgement> = new Map(
  Object.entries<Judgement>({
    substring,
    div: division,
    mod: division,
    rand: (least, end) =>
      typeof least === "number" && typeof end === "number" && least >= end
        ? "its range is empty"
        : undefined,
    range: both(below(0, 1, "it has less than no members"), (_, count) =>
      typeof count === "number" && count > LONGEST_RANGE
        ? `it has more than ${LONGEST_RANGE} members`
        : undefined,
    ),
    chunk: below(1, 1, "its pieces have no length"),
    take: below(0, 1, "it takes less than nothing"),
    nthindexof: (_, __, place) => (place === 0 ? "there is no zeroth place" : undefined),
    replace: (_, old) => (old === "" ? "there is nothing to look for" : undefined),
    bool: (value) =>
      value === null
        ? "null is neither true nor false"
        : typeof value === "string" && !/^(?:true|false)$/i.test(value.trim())
          ? `"${echoed(value)}" is neither true nor false`
          : undefined,
    decimal: both(number(false), (value) =>
      typeof value === "string" && /\de[+-]?\d/i.test(value)
        ? `"${echoed(value)}" has an exponent`
        : undefined,
    ),
    formatnumber: both(numberFormat, locale(2)),
    int: both(number(true), locale(1)),
    float: both(number(false), locale(1)),
    isfloat: locale(1),
    xml,
    json: (value) =>
      typeof value !== "string" || parseServiceJson(value).ok
        ? undefined
        : `"${echoed(value)}" is no JSON`,
    guid: (value) =>
      typeof value === "string" && !/^[DNBPX]?$/i.test(value)
        ? `"${echoed(value)}" is no format of a guid`
        : undefined,
    addtotime: both(moment, unit(2), format(3)),
    subtractfromtime: both(moment, unit(2), format(3)),
    getfuturetime: both(unit(1), format(2)),
    getpasttime: both(unit(1), format(2)),
    formatdatetime: both(moment, format(1), locale(2)),
    utcnow: format(0),
    adddays: both(moment, format(2)),
    addhours: both(moment, format(2)),
    addminutes: both(moment, format(2)),
    addseconds: both(moment, format(2)),
    startofday: both(moment, format(1)),
    startofhour: both(moment, format(1)),
    startofmonth: both(moment, format(1)),
    convertfromutc: both(moment, format(2)),
    converttoutc: both(moment, format(2)),
    converttimezone: both(moment, format(3)),
    parsedatetime: both(moment, locale(1)),
    datedifference: (...values) => values.map(moment).find((why) => why !== undefined),
    ticks: moment,
    dayofweek: moment,
    dayofmonth: moment,
    dayofyear: moment,
    decodedatauri: dataUri,
    datauritobinary: dataUri,
    datauritostring: dataUri,
    base64tobinary: base64,
    base64tostring: base64,
    decodebase64: base64,
    urihost: uri,
    uripath: uri,
    uripathandquery: uri,
    uriport: uri,
    uriquery: uri,
    urischeme: uri,
  }),
);

/** No literal, itself or composed before, makes a call fail whenever it is evaluated. */
export const expressionFailingValue = defineRule({
  code: "expression/failing-value",
  judges: "flow",
  severity: "warning",
  why: "The flow can be switched on, but the action fails whenever the expression is evaluated.",
  fact: "flow-language.md §8",
  examples: () => ({
    good: { actions: { Take: compose("@substring('abc', 1, 2)") } },
    bad: { actions: { Take: compose("@substring('abc', 2, 5)") } },
  }),
  check({ calls, stepNamed }, report) {
    for (const { call, lower, signature, in: place } of calls) {
      const { args } = call;
      const judge = JUDGEMENTS.get(lower) ?? judgementOfAlias(signature);
      if (!args.some(judge ? tells : isNumber)) continue;
      const known = (one: Expression): Value =>
        isLiteral(one) ? literalOf(one) : composedOf(one, stepNamed);
      const why = judge?.(...args.map(known)) ?? firstTooLarge(args);
      if (why === undefined || isOnPurpose(place)) continue;
      report({ message: `${signature?.name} fails here: ${why}.`, at: place.at() });
    }
  },
});

/** Functions under an older name fail at the same values. */
const judgementOfAlias = (signature: FunctionSignature | undefined): Judgement | undefined =>
  signature?.aliasOf === undefined ? undefined : JUDGEMENTS.get(signature.aliasOf.toLowerCase());

/** A branch that does nothing but fail was written to fail: a run cannot be ended inside a loop. */
const isOnPurpose = ({ form, step }: PlacedExpression): boolean =>
  form === "value" &&
  step?.action.kind === "compose" &&
  step.siblings.length === 1 &&
  (step.container?.action.kind === "if" || step.container?.action.kind === "switch");

const [LEAST_WHOLE, MOST_WHOLE] = [-(2n ** 63n), 2n ** 63n - 1n];

function firstTooLarge(args: readonly Expression[]): string | undefined {
  for (const one of args) {
    const why = tooLarge(one);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** A whole number has 64 bits (flow-language.md §7.4). */
function tooLarge(node: Expression): string | undefined {
  if (node.kind !== "number" || !/^[+-]?\d+$/.test(node.text)) return undefined;
  const number = BigInt(node.text.replace("+", ""));
  const fits = number >= LEAST_WHOLE && number <= MOST_WHOLE;
  return fits ? undefined : `${node.text} is too large for a whole number`;
}

const isLiteral = ({ kind }: Expression): boolean =>
  kind === "string" || kind === "number" || kind === "null";

const isNumber = ({ kind }: Expression): boolean => kind === "number";

const tells = (node: Expression): boolean => isLiteral(node) || isOutputs(node);

const isOutputs = (node: Expression): node is Call =>
  node.kind === "call" && /^outputs$/i.test(node.name);

/** What an action that composes a literal gives, whatever happens in a run. */
function composedOf(node: Expression, stepNamed: FlowView["stepNamed"]): Value {
  if (!isOutputs(node)) return undefined;
  const [name] = node.args;
  const action = name?.kind === "string" ? stepNamed(name.value)?.action : undefined;
  if (action?.kind !== "compose") return undefined;
  const { inputs } = action;
  return literalText(inputs) ?? (inputs.kind === "constant" ? literalNumber(inputs) : undefined);
}

function literalOf(node: Expression): Value {
  if (node.kind === "string") return node.value;
  if (node.kind === "null") return null;
  return node.kind === "number" ? Number(node.text) : undefined;
}
