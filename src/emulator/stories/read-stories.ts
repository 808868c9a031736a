import { Ajv, type ErrorObject } from "ajv";
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import type { Address, Checked, Diagnostic } from "#foundation";
import { suggestion } from "#foundation";
import { storySchema } from "./schema.ts";
import type { Given, Step, Story } from "./story.ts";

/** Longer files are not read. In UTF-16 units. */
const LONGEST_FILE = 500_000;

interface StoryFile {
  readonly base?: string;
  readonly given?: Given;
  readonly first?: readonly Step[];
  readonly stories?: readonly {
    readonly name: string;
    readonly covers?: readonly string[];
    readonly given?: Given;
    readonly steps: readonly Step[];
  }[];
}

const TOO_DEEP = "The file is nested too deeply to be read.";

function firstAlias(document: Document.Parsed): number | undefined {
  let found: number | undefined;
  visit(document, {
    Alias(_key, { range }) {
      found = range?.[0];
      return visit.BREAK;
    },
  });
  return found;
}

interface Parsed {
  readonly file: StoryFile;
  readonly at: (pointer: string) => Address;
  /** Whether the file says something there. */
  readonly says: (pointer: string) => boolean;
}

/** The stories of one file; `files` are those that may be named as its base, by path. */
export function readStories(
  path: string,
  files: ReadonlyMap<string, string>,
): Checked<readonly Story[]> {
  const parsed = parse(path, files.get(path));
  if (!parsed.value) return { value: [], diagnostics: parsed.diagnostics };
  const { file, at } = parsed.value;
  const base = baseOf(path, parsed.value, files);
  if (base.diagnostics.length > 0) return { value: [], diagnostics: base.diagnostics };
  const stories = (file.stories ?? []).map((story, index): Story => {
    const given = [base.value?.file.given ?? {}, file.given ?? {}, story.given ?? {}].reduce(over);
    const { name, covers } = story;
    const first = file.first ?? [];
    const place = (step: number, pointer: string): Address =>
      step < first.length
        ? at(`/first/${step}${pointer}`)
        : at(`/stories/${index}/steps/${step - first.length}${pointer}`);
    const steps = [...first, ...story.steps];
    const own = `/stories/${index}`;
    const givenAt = (pointer: string): Address => {
      const [said = at(own)] = [
        ...placeIn(parsed.value, `${own}/given${pointer}`),
        ...placeIn(parsed.value, `/given${pointer}`),
        ...placeIn(base.value, `/given${pointer}`),
      ];
      return said;
    };
    return { name, steps, given, at: place, givenAt, ...(covers && { covers }) };
  });
  return { value: stories, diagnostics: [] };
}

const placeIn = (parsed: Parsed | undefined, pointer: string): readonly Address[] =>
  parsed?.says(pointer) ? [parsed.at(pointer)] : [];

function baseOf(
  path: string,
  { file, at }: Parsed,
  files: ReadonlyMap<string, string>,
): Checked<Parsed | undefined> {
  if (file.base === undefined) return { value: undefined, diagnostics: [] };
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const text = files.get(`${folder}${file.base}`);
  if (text === undefined) {
    const message = `There is no file "${file.base}" beside this one.${suggestion(file.base, files.keys())}`;
    return { value: undefined, diagnostics: [finding("missing-base", message, at("/base"))] };
  }
  return parse(`${folder}${file.base}`, text);
}

/** Rows of both; of a row said twice, the columns of both. */
function over(lower: Given, upper: Given): Given {
  const rows: Record<string, Record<string, object>> = {};
  for (const [table, named] of [lower, upper].flatMap(({ rows }) => Object.entries(rows ?? {}))) {
    const into = { ...rows[table] };
    for (const [name, row] of Object.entries(named)) into[name] = { ...into[name], ...row };
    rows[table] = into;
  }
  const tuning = (system: "dataverse" | "partner center") => ({
    [system]: { ...lower.tuning?.[system], ...upper.tuning?.[system] },
  });
  return {
    ...lower,
    ...upper,
    rows: rows as NonNullable<Given["rows"]>,
    variables: { ...lower.variables, ...upper.variables },
    tuning: { ...tuning("dataverse"), ...tuning("partner center") },
  };
}

function parse(path: string, text: string | undefined): Checked<Parsed | undefined> {
  const start: Address = { in: "file", path, line: 1, column: 1 };
  const refused = (code: string, message: string, at: Address = start) => ({
    value: undefined,
    diagnostics: [finding(code, message, at)],
  });
  if (text === undefined) return refused("missing-file", `There is no file "${path}".`);
  if (text.length > LONGEST_FILE) return refused("too-long", "The file is too long to be read.");
  const lineCounter = new LineCounter();
  const placed = (offset: number): Address => {
    const { line, col } = lineCounter.linePos(offset);
    return { in: "file", path, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const document = documentOf(text, lineCounter);
  if (!document) return refused("syntax", TOO_DEEP);
  const [slip] = [...document.errors, ...document.warnings];
  if (slip) {
    const [message = ""] = slip.message.split("\n");
    // Where the stack ends differs from one machine to the next.
    return /call stack/.test(message)
      ? refused("syntax", TOO_DEEP)
      : refused("syntax", message, placed(slip.pos[0]));
  }
  const at = (pointer: string): Address => {
    const { shown } = nodeAt(document.contents, segmentsOf(pointer));
    return shown?.range ? placed(shown.range[0]) : start;
  };
  const says = (pointer: string): boolean => nodeAt(document.contents, segmentsOf(pointer)).isWhole;
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 0 });
  } catch {
    const message = "Anchors and aliases are not read: write the value out.";
    return refused("alias", message, placed(firstAlias(document) ?? 0));
  }
  if (!validate(plain)) {
    const diagnostics = (validate.errors ?? []).map((error) => findingOf(error, at));
    return { value: undefined, diagnostics };
  }
  return { value: { file: plain as StoryFile, at, says }, diagnostics: [] };
}

const validate = new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true }).compile(
  storySchema,
);

/** Nothing when the parser runs out of stack, the only thing that makes it throw. */
function documentOf(text: string, lineCounter: LineCounter) {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, version: "1.2" });
  } catch {
    return undefined;
  }
}

function findingOf(error: ErrorObject, at: (pointer: string) => Address): Diagnostic {
  const { keyword, params, instancePath, message = "", parentSchema } = error;
  const extra: unknown = params["additionalProperty"];
  if (keyword === "additionalProperties" && typeof extra === "string") {
    const known = Object.keys((parentSchema?.["properties"] as object | undefined) ?? {});
    const said = `"${extra}" is not known here.${suggestion(extra, known)}`;
    return finding("unknown-key", said, at(`${instancePath}/${escaped(extra)}`));
  }
  const allowed: unknown = params["allowedValues"];
  const choices = Array.isArray(allowed) ? `: ${allowed.join(", ")}` : "";
  return finding(
    "wrong-value",
    `${placeName(instancePath)} ${message}${choices}.`,
    at(instancePath),
  );
}

function placeName(pointer: string): string {
  const segments = segmentsOf(pointer);
  const last = segments.at(-1);
  if (last === undefined) return "The file";
  const inList = /^\d+$/.test(last);
  return inList ? `Entry ${Number(last) + 1} of "${segments.at(-2) ?? ""}"` : `"${last}"`;
}

export const finding = (code: string, message: string, at: Address): Diagnostic => ({
  code: `story/${code}`,
  severity: "error",
  message,
  at,
});

interface Found {
  /** The node of a key where there is one, so that a place shows the line's beginning. */
  readonly shown: Node | null;
  /** Whether the whole way was there. */
  readonly isWhole: boolean;
}

function nodeAt(root: Node | null, segments: readonly string[]): Found {
  let node: Node | null = root;
  let shown: Node | null = root;
  for (const segment of segments) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === segment);
      if (!pair) return { shown, isWhole: false };
      shown = pair.key as Node;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(segment)] as Node | undefined;
      if (!item) return { shown, isWhole: false };
      shown = item;
      node = item;
    } else return { shown, isWhole: false };
  }
  return { shown, isWhole: true };
}

const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");
const segmentsOf = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));

export const pointerTo = (...keys: readonly (string | number)[]): string =>
  keys.map((key) => `/${escaped(String(key))}`).join("");
