import { at, expression, fn, type Typed } from "#wdl";

declare const name: Typed<string>;
declare const maybeName: Typed<string | null>;
declare const count: Typed<number>;
declare const maybeCount: Typed<number | null>;
declare const truth: Typed<boolean>;
declare const names: Typed<readonly string[]>;
declare const maybeNames: Typed<readonly string[] | null>;
declare const row: Typed<{ readonly id: string; readonly amount: number | null }>;
declare const status: Typed<"Won" | "Lost">;
declare const anything: Typed<unknown>;

const text = (value: Typed<string>): void => void value;
const optionalText = (value: Typed<string | null>): void => void value;
const list = (value: Typed<readonly string[]>): void => void value;

/** Text functions take text that cannot be null. */
fn.toLower(name);
fn.toLower("literal");
// @ts-expect-error null fails at run time
fn.toLower(maybeName);
// @ts-expect-error a number is no text
fn.toLower(count);
// @ts-expect-error what is not known must be converted first
fn.toLower(anything);
// @ts-expect-error an argument is missing
fn.replace(name, "a");
// @ts-expect-error there is one argument too many
fn.trim(name, "a");
fn.substring(name, 0, count);
// @ts-expect-error a place is a number
fn.substring(name, "0");
fn.concat(maybeName, 1, true, null, anything);
// @ts-expect-error the service refuses a call without arguments
fn.concat();
fn.length(names);
// @ts-expect-error an object has no length
fn.length(row);
fn.guid("N");
// @ts-expect-error there is no such format
fn.guid("Z");

/** coalesce takes null away, if anything in it cannot be null. */
text(fn.coalesce(maybeName, "none"));
text(fn.coalesce(maybeName, maybeName, name));
optionalText(fn.coalesce(maybeName, maybeName));
// @ts-expect-error both may be null
text(fn.coalesce(maybeName, maybeName));
list(fn.coalesce(maybeNames, fn.json("[]")));
// @ts-expect-error the list may be null
list(maybeNames);

/** Comparison keeps types apart. */
fn.equals(maybeName, "x");
fn.equals(status, "Won");
fn.equals(anything, null);
fn.equals(row, null);
// @ts-expect-error a text never equals a number
fn.equals(name, 1);
// @ts-expect-error hosts compare objects differently
fn.equals(row, row);
fn.greater(count, 1);
fn.greater(name, "b");
// @ts-expect-error null cannot be ordered
fn.greater(maybeCount, 1);
// @ts-expect-error a text and a number cannot be ordered
fn.greater(name, 1);

/** Conditions are boolean, nothing is truthy. */
fn.and(truth, true);
// @ts-expect-error a text is not true
fn.and(name);
// @ts-expect-error the service refuses a call without arguments
fn.or();
// @ts-expect-error null is not false
fn.not(null);
text(fn.if(truth, "a", name));
// @ts-expect-error one branch may be null
text(fn.if(truth, maybeName, name));

/** Collections know their elements. */
text(fn.coalesce(fn.first(names), ""));
// @ts-expect-error an empty array has no first element
text(fn.first(names));
// @ts-expect-error the array may be null
fn.first(maybeNames);
fn.contains(names, "x");
fn.contains(name, "x");
fn.contains(row, "id");
// @ts-expect-error the elements are texts
fn.contains(names, 1);
fn.empty(maybeName);
fn.empty(maybeNames);
// @ts-expect-error a number is never empty
fn.empty(count);
fn.join(names, ", ");
// @ts-expect-error only arrays are joined
fn.join(name, ", ");
list(fn.union(names, names));
// @ts-expect-error there is only one collection
fn.union(names);
list(fn.createArray("a", name));
// @ts-expect-error the service refuses a call without arguments
fn.createArray();
// @ts-expect-error only arrays are skipped
fn.skip(name, 1);
optionalText(at(names, 0));
// @ts-expect-error there may be no such element
text(at(names, 0));

/** Arithmetic takes numbers only. */
fn.add(count, 1);
// @ts-expect-error numeric text must be converted
fn.add("1", 1);
// @ts-expect-error null cannot be added
fn.add(maybeCount, 1);
fn.add(fn.int(name), fn.float("1.5"));
// @ts-expect-error int of null fails
fn.int(maybeName);
fn.max(fn.range(1, 3));
// @ts-expect-error the elements are texts
fn.max(names);

/** Dates. */
fn.addToTime(name, 1, "Day");
// @ts-expect-error there is no such unit
fn.addToTime(name, 1, "Days");
// @ts-expect-error null cannot be formatted
fn.formatDateTime(maybeName);
text(fn.utcNow());

/** Objects. */
text(fn.coalesce(expression<{ readonly a: string | null }>("item()").node && name, ""));
const withNote: Typed<{ readonly note: string }> = fn.setProperty(row, "note", name);
const without: Typed<{ readonly id: string }> = fn.removeProperty(row, "amount");
// @ts-expect-error the property is gone
const gone: Typed<{ readonly amount: number | null }> = fn.removeProperty(row, "amount");
// @ts-expect-error an array has no properties
fn.setProperty(names, "note", name);
declare const someObject: Typed<object>;
fn.addProperty(someObject, "a", 1);
fn.mergeObjects(row, withNote);
// @ts-expect-error the XML must be parsed first
fn.xpath("<a/>", "/a");
fn.xpath(fn.xml("<a/>"), "/a");
text(fn.uriHost("https://example.com"));

/** What the run holds, by name, is not known unless it is said. */
text(fn.body<string>("Read"));
// @ts-expect-error the type was not said
text(fn.body("Read"));
// @ts-expect-error names must be literals
fn.outputs(name);

/** Raw text is not known either. */
const raw: Typed<unknown> = expression("item()");
// @ts-expect-error the type was not said
text(expression("item()"));

export { gone, raw, withNote, without };
