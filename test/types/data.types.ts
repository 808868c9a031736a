import {
  actionName,
  at,
  type ButtonInput,
  callInputs,
  dataOperation,
  filterArray,
  fn,
  get,
  getDynamic,
  http,
  type Input,
  joinElements,
  makeTable,
  parseJson,
  rawAction,
  record,
  respond,
  respondToApp,
  select,
  type Typed,
  text,
} from "#wdl";

declare const name: Typed<string>;
declare const maybeName: Typed<string | null>;
declare const count: Typed<number>;
declare const anything: Typed<unknown>;
interface Item {
  readonly id: string;
  readonly note?: string | null;
  readonly deep?: { readonly inner: number } | null;
}
declare const item: Typed<Item>;
declare const items: Typed<readonly Item[]>;
declare const maybeItems: Typed<readonly Item[] | null>;

record((s) => {
  /** Parsing. */
  const parsed = s.do("Parse", parseJson<Item>(name, { type: "object" }));
  fn.toLower(get(parsed.output, "id"));
  // @ts-expect-error null does not fit a schema
  parseJson<Item>(maybeName, { type: "object" });
  // @ts-expect-error what is not known may be null
  parseJson<Item>(anything, {});
  // @ts-expect-error there is no such property
  get(parsed.output, "di");

  /** Arrays. */
  const kept = s.do(
    "Filter",
    filterArray(items, (one) => fn.equals(get(one, "id"), "a")),
  );
  get(fn.first(kept.output), "id");
  // @ts-expect-error the array may be null
  filterArray(maybeItems, () => fn.equals(1, 1));
  // @ts-expect-error a text is no condition
  filterArray(items, (one) => get(one, "id"));
  const ids = s.do(
    "Select",
    select<Item, string>(items, (one) => get(one, "id")),
  );
  fn.join(ids.output, ",");
  // @ts-expect-error a text has no elements
  select(name, () => "a");
  // @ts-expect-error there is no such property
  select(items, (one) => get(one, "none"));
  const table = s.do(
    "Table",
    makeTable(items, "CSV", (one) => [{ header: "Id", value: get(one, "id") }]),
  );
  fn.toLower(table.output);
  // @ts-expect-error there is no such format
  makeTable(items, "XML");
  // @ts-expect-error a cell may be null
  makeTable(items, "HTML", (one) => [{ header: "Note", value: get(one, "note") }]);
  s.do("Join", joinElements(items, ", "));
  // @ts-expect-error the array may be null
  joinElements(maybeItems, ", ");

  /** Operations of their own. */
  const found = s.do("Index", dataOperation("IndexOf", { text: name, searchText: "a" }));
  fn.add(found.output, 1);
  s.do("Now", dataOperation("CurrentTime", {}));
  s.do("Soon", dataOperation("GetFutureTime", { interval: count, timeUnit: "Day" }));
  // @ts-expect-error there is no such operation
  dataOperation("Tomorrow", {});
  // @ts-expect-error the unit is missing
  dataOperation("GetPastTime", { interval: 1 });
  // @ts-expect-error a text is no number
  dataOperation("FormatNumber", { number: "1", format: "0.0" });

  /** The web. */
  const answer = s.do("Ask", http<Item>("GET", { uri: name }));
  fn.coalesce(get(answer.body, "id"), "");
  // @ts-expect-error there may be no answer
  fn.add(answer.statusCode, 1);
  // @ts-expect-error the address may be null
  http("GET", { uri: maybeName });
  // @ts-expect-error there is no such method
  http("FETCH", { uri: name });
  s.do("Respond", respond(200, { Id: get(item, "id") }));
  // @ts-expect-error a status is a number
  respond("200", {});
  // @ts-expect-error a body has names
  respond(200, name);

  s.do(
    "Tell the app",
    respondToApp("PowerApp", { done: { kind: "yes-no", title: "D", value: true } }),
  );
  const told = { kind: "text", title: "T", value: name } as const;
  s.do("Tell the agent", respondToApp("Skills", { answer: told }));
  s.do("Tell the bot", respondToApp("VirtualAgent", { answer: told }));
  s.do("Tell the site", respondToApp("PowerPages", { answer: told }));
  // @ts-expect-error an answer may not be missing
  respondToApp("PowerApp", { answer: { kind: "text", title: "T", value: maybeName } });
  // @ts-expect-error apps know no lists
  respondToApp("PowerApp", { answer: { kind: "list", title: "T", value: items } });
  // @ts-expect-error a key is in lower case
  respondToApp("PowerApp", { Answer: told });
  // @ts-expect-error nobody asks so
  respondToApp("Robot", { answer: told });

  /** JSON as it is. */
  const raw = s.do("Raw", rawAction({ type: "Compose", inputs: "@utcNow()" }));
  fn.string(raw.outputs);
  // @ts-expect-error nothing is known of what it gives
  fn.toLower(raw.outputs);
  // @ts-expect-error an action is an object
  rawAction("Compose");
  const used = { apiName: "shared_x", logicalName: "x" };
  s.do("Raw call", rawAction({ type: "OpenApiConnection", inputs: {} }, used));
  // @ts-expect-error a connection is more than the name of its connector
  rawAction({ type: "OpenApiConnection", inputs: {} }, "shared_x");
});

/** Paths are null-safe and known. */
fn.toLower(get(item, "id"));
// @ts-expect-error the note may be missing
fn.toLower(get(item, "note"));
const inner: Typed<number | null> = get(item, "deep", "inner");
// @ts-expect-error what is behind may be missing
fn.add(get(item, "deep", "inner"), 1);
// @ts-expect-error there is no such property
get(item, "deep", "outer");
const dynamic: Typed<unknown> = getDynamic(item, name);
// @ts-expect-error what stands there is not known
fn.toLower(getDynamic(item, name));
at(items, 0);
// @ts-expect-error a place is a number
at(items, "0");

/** Text and inputs. */
const line: Input = text`a ${name} and ${maybeName}`;
// @ts-expect-error an object is no text
text`${item}`;
actionName("A step");
// @ts-expect-error a name is text
actionName(1);
type Taken = { readonly a: Extract<ButtonInput, { readonly kind: "text" }> };
callInputs<Taken>(new Map(), { a: name });
// @ts-expect-error a number is no text
callInputs<Taken>(new Map(), { a: 1 });
// @ts-expect-error an input is missing
callInputs<Taken>(new Map(), {});

export { dynamic, inner, line };
