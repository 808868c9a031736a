import { type FunctionName, fn, type Typed } from "#wdl";

declare const name: Typed<string>;
declare const maybeName: Typed<string | null>;
declare const count: Typed<number>;
declare const maybeCount: Typed<number | null>;
declare const names: Typed<readonly string[]>;
declare const maybeNames: Typed<readonly string[] | null>;
declare const row: Typed<{ readonly id: string }>;
declare const maybeTruth: Typed<boolean | null>;

/** One refused call of every function: null, another type, or an argument too few or too many. */
export const refused = {
  // @ts-expect-error
  chunk: fn.chunk(name),
  // @ts-expect-error
  concat: fn.concat(),
  // @ts-expect-error
  endsWith: fn.endsWith(maybeName, "a"),
  // @ts-expect-error
  formatNumber: fn.formatNumber(name, "0.00"),
  // @ts-expect-error
  guid: fn.guid("Z"),
  // @ts-expect-error
  indexOf: fn.indexOf(maybeName, "a"),
  // @ts-expect-error
  isFloat: fn.isFloat(count),
  // @ts-expect-error
  isInt: fn.isInt(count),
  // @ts-expect-error
  lastIndexOf: fn.lastIndexOf(maybeName, "a"),
  // @ts-expect-error
  length: fn.length(row),
  // @ts-expect-error
  nthIndexOf: fn.nthIndexOf(name, "a"),
  // @ts-expect-error
  replace: fn.replace(name, "a"),
  // @ts-expect-error
  slice: fn.slice(name, "1"),
  // @ts-expect-error
  split: fn.split(maybeName, ","),
  // @ts-expect-error
  startsWith: fn.startsWith(maybeName, "a"),
  // @ts-expect-error
  substring: fn.substring(name),
  // @ts-expect-error
  toLower: fn.toLower(maybeName),
  // @ts-expect-error
  toUpper: fn.toUpper(maybeName),
  // @ts-expect-error
  trim: fn.trim(maybeName),
  // @ts-expect-error
  trimByteOrderMark: fn.trimByteOrderMark(count),
  // @ts-expect-error
  contains: fn.contains(names, 1),
  // @ts-expect-error
  empty: fn.empty(count),
  // @ts-expect-error
  first: fn.first(maybeNames),
  // @ts-expect-error
  intersection: fn.intersection(names),
  // @ts-expect-error
  join: fn.join(name, ","),
  // @ts-expect-error
  last: fn.last(maybeNames),
  // @ts-expect-error
  reverse: fn.reverse(name),
  // @ts-expect-error
  skip: fn.skip(name, 1),
  // @ts-expect-error
  sort: fn.sort(maybeNames),
  // @ts-expect-error
  take: fn.take(names, "1"),
  // @ts-expect-error
  union: fn.union(names),
  // @ts-expect-error
  and: fn.and(name),
  // @ts-expect-error
  equals: fn.equals(name, 1),
  // @ts-expect-error
  greater: fn.greater(maybeCount, 1),
  // @ts-expect-error
  greaterOrEquals: fn.greaterOrEquals(maybeCount, 1),
  // @ts-expect-error
  if: fn.if(name, "a", "b"),
  // @ts-expect-error
  less: fn.less(maybeCount, 1),
  // @ts-expect-error
  lessOrEquals: fn.lessOrEquals(maybeCount, 1),
  // @ts-expect-error
  not: fn.not(maybeTruth),
  // @ts-expect-error
  or: fn.or(name),
  // @ts-expect-error
  strongEquals: fn.strongEquals(count, "1"),
  // @ts-expect-error
  array: fn.array(),
  // @ts-expect-error
  base64: fn.base64(count),
  // @ts-expect-error
  base64ToBinary: fn.base64ToBinary(maybeName),
  // @ts-expect-error
  base64ToJson: fn.base64ToJson(row),
  // @ts-expect-error
  base64ToString: fn.base64ToString(maybeName),
  // @ts-expect-error
  binary: fn.binary(),
  // @ts-expect-error
  bool: fn.bool(maybeName),
  // @ts-expect-error
  createArray: fn.createArray(),
  // @ts-expect-error
  dataUri: fn.dataUri(count),
  // @ts-expect-error
  dataUriToBinary: fn.dataUriToBinary(maybeName),
  // @ts-expect-error
  dataUriToString: fn.dataUriToString(maybeName),
  // @ts-expect-error
  decimal: fn.decimal(maybeCount),
  // @ts-expect-error
  decodeBase64: fn.decodeBase64(maybeName),
  // @ts-expect-error
  decodeDataUri: fn.decodeDataUri(maybeName),
  // @ts-expect-error
  decodeUriComponent: fn.decodeUriComponent(maybeName),
  // @ts-expect-error
  encodeBase64: fn.encodeBase64(maybeName),
  // @ts-expect-error
  encodeUriComponent: fn.encodeUriComponent(maybeName),
  // @ts-expect-error
  float: fn.float(maybeName),
  // @ts-expect-error
  int: fn.int(maybeName),
  // @ts-expect-error
  json: fn.json(row),
  // @ts-expect-error
  parse: fn.parse(row),
  // @ts-expect-error
  string: fn.string(),
  // @ts-expect-error
  uriComponent: fn.uriComponent(maybeName),
  // @ts-expect-error
  uriComponentToBinary: fn.uriComponentToBinary(maybeName),
  // @ts-expect-error
  uriComponentToString: fn.uriComponentToString(maybeName),
  // @ts-expect-error
  xml: fn.xml(names),
  // @ts-expect-error
  add: fn.add(maybeCount, 2),
  // @ts-expect-error
  div: fn.div(maybeCount, 2),
  // @ts-expect-error
  max: fn.max(names),
  // @ts-expect-error
  min: fn.min(names),
  // @ts-expect-error
  mod: fn.mod(maybeCount, 2),
  // @ts-expect-error
  mul: fn.mul(maybeCount, 2),
  // @ts-expect-error
  pow: fn.pow(maybeCount, 2),
  // @ts-expect-error
  rand: fn.rand(maybeCount, 2),
  // @ts-expect-error
  range: fn.range(1),
  // @ts-expect-error
  sub: fn.sub(maybeCount, 2),
  // @ts-expect-error
  addDays: fn.addDays(name, "1"),
  // @ts-expect-error
  addHours: fn.addHours(name, "1"),
  // @ts-expect-error
  addMinutes: fn.addMinutes(name, "1"),
  // @ts-expect-error
  addSeconds: fn.addSeconds(name, "1"),
  // @ts-expect-error
  addToTime: fn.addToTime(name, 1, "Days"),
  // @ts-expect-error
  convertFromUtc: fn.convertFromUtc(name),
  // @ts-expect-error
  convertTimeZone: fn.convertTimeZone(name, "UTC"),
  // @ts-expect-error
  convertToUtc: fn.convertToUtc(name),
  // @ts-expect-error
  dateDifference: fn.dateDifference(name),
  // @ts-expect-error
  dayOfMonth: fn.dayOfMonth(maybeName),
  // @ts-expect-error
  dayOfWeek: fn.dayOfWeek(maybeName),
  // @ts-expect-error
  dayOfYear: fn.dayOfYear(maybeName),
  // @ts-expect-error
  formatDateTime: fn.formatDateTime(maybeName),
  // @ts-expect-error
  formatTimeSpan: fn.formatTimeSpan(name),
  // @ts-expect-error
  getFutureTime: fn.getFutureTime(1, "Weeks"),
  // @ts-expect-error
  getPastTime: fn.getPastTime(1, "Weeks"),
  // @ts-expect-error
  parseDateTime: fn.parseDateTime(count),
  // @ts-expect-error
  startOfDay: fn.startOfDay(maybeName),
  // @ts-expect-error
  startOfHour: fn.startOfHour(maybeName),
  // @ts-expect-error
  startOfMonth: fn.startOfMonth(maybeName),
  // @ts-expect-error
  subtractFromTime: fn.subtractFromTime(name, 1, "Days"),
  // @ts-expect-error
  ticks: fn.ticks(maybeName),
  // @ts-expect-error
  utcNow: fn.utcNow(count),
  // @ts-expect-error
  addProperty: fn.addProperty(names, "note", name),
  // @ts-expect-error
  coalesce: fn.coalesce(),
  // @ts-expect-error
  decodeXmlName: fn.decodeXmlName(maybeName),
  // @ts-expect-error
  decodeXmlValue: fn.decodeXmlValue(maybeName),
  // @ts-expect-error
  encodeXmlName: fn.encodeXmlName(maybeName),
  // @ts-expect-error
  encodeXmlValue: fn.encodeXmlValue(maybeName),
  // @ts-expect-error
  mergeObjects: fn.mergeObjects(row, names),
  // @ts-expect-error
  removeProperty: fn.removeProperty(names, "id"),
  // @ts-expect-error
  setProperty: fn.setProperty(names, "note", name),
  // @ts-expect-error
  uriHost: fn.uriHost(maybeName),
  // @ts-expect-error
  uriPath: fn.uriPath(maybeName),
  // @ts-expect-error
  uriPathAndQuery: fn.uriPathAndQuery(maybeName),
  // @ts-expect-error
  uriPort: fn.uriPort(maybeName),
  // @ts-expect-error
  uriQuery: fn.uriQuery(maybeName),
  // @ts-expect-error
  uriScheme: fn.uriScheme(maybeName),
  // @ts-expect-error
  xpath: fn.xpath(name, "/a"),
  // @ts-expect-error
  action: fn.action("Read"),
  // @ts-expect-error
  actions: fn.actions(name),
  // @ts-expect-error
  body: fn.body(name),
  // @ts-expect-error
  formDataMultiValues: fn.formDataMultiValues("Read"),
  // @ts-expect-error
  formDataValue: fn.formDataValue("Read"),
  // @ts-expect-error
  item: fn.item("Read"),
  // @ts-expect-error
  items: fn.items(name),
  // @ts-expect-error
  iterationIndexes: fn.iterationIndexes(name),
  // @ts-expect-error
  listCallbackUrl: fn.listCallbackUrl("Read"),
  // @ts-expect-error
  multipartBody: fn.multipartBody("Read"),
  // @ts-expect-error
  outputs: fn.outputs(name),
  // @ts-expect-error
  parameters: fn.parameters(name),
  // @ts-expect-error
  result: fn.result(name),
  // @ts-expect-error
  trigger: fn.trigger("Read"),
  // @ts-expect-error
  triggerBody: fn.triggerBody("Read"),
  // @ts-expect-error
  triggerFormDataMultiValues: fn.triggerFormDataMultiValues(name),
  // @ts-expect-error
  triggerFormDataValue: fn.triggerFormDataValue(name),
  // @ts-expect-error
  triggerMultipartBody: fn.triggerMultipartBody("0"),
  // @ts-expect-error
  triggerOutputs: fn.triggerOutputs("Read"),
  // @ts-expect-error
  variables: fn.variables(name),
  // @ts-expect-error
  workflow: fn.workflow("Read"),
} satisfies Record<FunctionName, unknown>;
