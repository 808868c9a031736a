import { type FunctionName, fn, type Typed } from "#wdl";

/** What a flow reads by name has builders of its own: handles of steps, variables and triggers. */
type ReadsByName =
  | "action"
  | "actions"
  | "body"
  | "formDataMultiValues"
  | "formDataValue"
  | "item"
  | "items"
  | "iterationIndexes"
  | "listCallbackUrl"
  | "multipartBody"
  | "outputs"
  | "parameters"
  | "result"
  | "trigger"
  | "triggerBody"
  | "triggerFormDataMultiValues"
  | "triggerFormDataValue"
  | "triggerMultipartBody"
  | "triggerOutputs"
  | "variables";

/** A call of every other function; texts and numbers of the flow are put into those that take any. */
export function functionCalls(
  text: Typed<string>,
  count: Typed<number>,
  said: string,
): readonly Typed<unknown>[] {
  const words = fn.split(text, ",");
  const object = fn.json<{ readonly id: string }>('{"id":"1"}');
  const truth = fn.empty(text);
  const now = fn.utcNow();
  const calls = {
    chunk: fn.chunk(text, 2),
    concat: fn.concat(text, said, count, truth),
    endsWith: fn.endsWith(text, said),
    formatNumber: fn.formatNumber(count, "0.00", "de-DE"),
    guid: fn.guid("N"),
    indexOf: fn.indexOf(text, said),
    isFloat: fn.isFloat(text, "de-DE"),
    isInt: fn.isInt(text),
    lastIndexOf: fn.lastIndexOf(text, said),
    length: fn.length(words),
    nthIndexOf: fn.nthIndexOf(text, said, 2),
    replace: fn.replace(text, "a", said),
    slice: fn.slice(text, 1, -1),
    split: words,
    startsWith: fn.startsWith(text, said),
    substring: fn.substring(text, 0, count),
    toLower: fn.toLower(text),
    toUpper: fn.toUpper(said),
    trim: fn.trim(text),
    trimByteOrderMark: fn.trimByteOrderMark(text),
    contains: fn.contains(words, said),
    empty: truth,
    first: fn.first(words),
    intersection: fn.intersection(words, words),
    join: fn.join(words, said),
    last: fn.last(words),
    reverse: fn.reverse(words),
    skip: fn.skip(words, 1),
    sort: fn.sort(words),
    take: fn.take(text, 10),
    union: fn.union(words, words),
    and: fn.and(truth, true),
    equals: fn.equals(text, said),
    greater: fn.greater(count, 1),
    greaterOrEquals: fn.greaterOrEquals(count, 1),
    if: fn.if(truth, said, null),
    less: fn.less(count, 1),
    lessOrEquals: fn.lessOrEquals(count, 1),
    not: fn.not(truth),
    or: fn.or(truth, true),
    strongEquals: fn.strongEquals(count, 1),
    array: fn.array(text),
    base64: fn.base64(text),
    base64ToBinary: fn.base64ToBinary(fn.base64(said)),
    base64ToJson: fn.base64ToJson("e30="),
    base64ToString: fn.base64ToString(fn.base64(text)),
    binary: fn.binary(text),
    bool: fn.bool("true"),
    createArray: fn.createArray(text, 1),
    dataUri: fn.dataUri(text),
    dataUriToBinary: fn.dataUriToBinary(fn.dataUri(said)),
    dataUriToString: fn.dataUriToString(fn.dataUri(text)),
    decimal: fn.decimal("1.5"),
    decodeBase64: fn.decodeBase64(fn.base64(text)),
    decodeDataUri: fn.decodeDataUri(fn.dataUri(text)),
    decodeUriComponent: fn.decodeUriComponent("%0A"),
    encodeBase64: fn.encodeBase64(text),
    encodeUriComponent: fn.encodeUriComponent(text),
    float: fn.float("1.5", "en-US"),
    int: fn.int("1"),
    json: fn.json("{}"),
    parse: fn.parse("{}"),
    string: fn.string(object),
    uriComponent: fn.uriComponent(said),
    uriComponentToBinary: fn.uriComponentToBinary(text),
    uriComponentToString: fn.uriComponentToString(text),
    xml: fn.xml("<a/>"),
    add: fn.add(count, 2),
    div: fn.div(count, 2),
    max: fn.max(count, 1, 2),
    min: fn.min(count, 1, 2),
    mod: fn.mod(count, 2),
    mul: fn.mul(count, 2),
    pow: fn.pow(count, 2),
    rand: fn.rand(1, 9),
    range: fn.range(1, 3),
    sub: fn.sub(count, 2),
    addDays: fn.addDays(now, 1, "o"),
    addHours: fn.addHours(now, 1),
    addMinutes: fn.addMinutes(now, count),
    addSeconds: fn.addSeconds(now, 1, "yyyy-MM-dd"),
    addToTime: fn.addToTime(now, 1, "Day"),
    convertFromUtc: fn.convertFromUtc(now, "W. Europe Standard Time"),
    convertTimeZone: fn.convertTimeZone(now, "UTC", "Tokyo Standard Time"),
    convertToUtc: fn.convertToUtc("2026-01-31T10:00:00", "UTC"),
    dateDifference: fn.dateDifference(now, now),
    dayOfMonth: fn.dayOfMonth(now),
    dayOfWeek: fn.dayOfWeek(now),
    dayOfYear: fn.dayOfYear(now),
    formatDateTime: fn.formatDateTime(now, "dddd, d. MMMM yyyy HH:mm", "de-DE"),
    formatTimeSpan: fn.formatTimeSpan(fn.dateDifference(now, now), "c"),
    getFutureTime: fn.getFutureTime(1, "Week"),
    getPastTime: fn.getPastTime(1, "Week"),
    parseDateTime: fn.parseDateTime("31.01.2026", "de-DE"),
    startOfDay: fn.startOfDay(now, "o"),
    startOfHour: fn.startOfHour(now),
    startOfMonth: fn.startOfMonth(now),
    subtractFromTime: fn.subtractFromTime(now, 1, "Day"),
    ticks: fn.ticks(now),
    utcNow: now,
    addProperty: fn.addProperty(object, "note", text),
    coalesce: fn.coalesce(fn.first(words), text),
    decodeXmlName: fn.decodeXmlName(text),
    decodeXmlValue: fn.decodeXmlValue(text),
    encodeXmlName: fn.encodeXmlName(text),
    encodeXmlValue: fn.encodeXmlValue(said),
    mergeObjects: fn.mergeObjects(object, object),
    removeProperty: fn.removeProperty(object, "id"),
    setProperty: fn.setProperty(object, "note", text),
    uriHost: fn.uriHost("https://example.com/a"),
    uriPath: fn.uriPath("https://example.com/a"),
    uriPathAndQuery: fn.uriPathAndQuery("https://example.com/a?b=c"),
    uriPort: fn.uriPort("https://example.com/a"),
    uriQuery: fn.uriQuery("https://example.com/a?b=c"),
    uriScheme: fn.uriScheme("https://example.com/a"),
    xpath: fn.xpath(fn.xml("<a/>"), "/a"),
    workflow: fn.workflow(),
  } satisfies Record<Exclude<FunctionName, ReadsByName>, Typed<unknown>>;
  return Object.values(calls);
}
