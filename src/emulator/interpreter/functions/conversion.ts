import { parseServiceJson } from "#wdl";
import { floatOfDecimal, toDecimal } from "../arithmetic.ts";
import { contentOf, envelope, envelopeText, isXmlType, textEnvelope } from "../content.ts";
import { Decimal } from "../decimal.ts";
import { isInteger, parseDecimal, parseFloat64, parseInt64 } from "../dotnet/number-parse.ts";
import { escapeData, unescapeData } from "../dotnet/uri.ts";
import { refuse } from "../evaluation-error.ts";
import { textOf } from "../stringify.ts";
import { isList, isNumber, isObject, type Value } from "../value.ts";
import { argument, textArgument, wrongArgument } from "./arguments.ts";
import { cultureArgument } from "./culture-argument.ts";
import { type FunctionBody, type FunctionTable, takes } from "./function-table.ts";
import { jsonOfXml } from "./xml.ts";

type Args = readonly Value[];

const BINARY = "application/octet-stream";

const onText = (convert: (text: string) => Value): FunctionBody =>
  takes(1, 1, (args) => convert(textArgument(args, 0)));

const decodeBase64Text = onText((text) => bytesOfBase64(text).toString("utf8"));
const decodeUri = onText(unescapeData);
const decodeDataUri = onText((text) => {
  const { contentType, bytes } = partsOfDataUri(text);
  return envelope(contentType, bytes.toString("base64"));
});

const TO_BASE64 = takes(1, 1, (args) => {
  const value = argument(args, 0);
  return contentOf(value)?.base64 ?? bytesOfText(textArgument(args, 0)).toString("base64");
});

const TO_JSON = takes(1, 1, (args) => {
  const value = argument(args, 0);
  if (typeof value === "string") return jsonOfText(value);
  const content = contentOf(value);
  if (!content || !isObject(value)) return wrongArgument("text or XML", args, 0);
  return isXmlType(content.contentType) ? jsonOfXml(value) : jsonOfText(envelopeText(value) ?? "");
});

export const CONVERSION_FUNCTIONS: FunctionTable = {
  string: takes(1, 1, (args) => textOf(argument(args, 0))),
  int: takes(1, 2, (args) => integerOf(args)),
  float: takes(1, 2, (args) => {
    const value = argument(args, 0);
    if (typeof value === "bigint" || typeof value === "number") return Number(value);
    if (value instanceof Decimal) return floatOfDecimal(value);
    if (typeof value !== "string") return wrongArgument("a number or its text", args, 0);
    return parseFloat64(value, cultureArgument(args, 1).numbers) ?? noNumber(value, "a float");
  }),
  decimal: takes(1, 1, (args) => {
    const value = argument(args, 0);
    if (isNumber(value)) return toDecimal(value);
    if (typeof value !== "string") return wrongArgument("a number or its text", args, 0);
    return parseDecimal(value, cultureArgument(args, 1).numbers) ?? noNumber(value, "a decimal");
  }),
  bool: takes(1, 1, (args) => {
    const value = argument(args, 0);
    if (typeof value === "boolean") return value;
    if (value instanceof Decimal) return value.units !== 0n;
    if (isNumber(value)) return Number(value) !== 0;
    if (typeof value !== "string") return wrongArgument("a boolean, a number or text", args, 0);
    const word = value.length > 100 ? "" : value.replace(/^[\s\0]+|[\s\0]+$/g, "").toLowerCase();
    return word === "true" || (word === "false" ? false : noNumber(value, "a boolean"));
  }),
  isint: takes(1, 1, (args) => isInteger(textArgument(args, 0), cultureArgument(args, 1).numbers)),
  isfloat: takes(
    1,
    2,
    (args) => parseFloat64(textArgument(args, 0), cultureArgument(args, 1).numbers) !== undefined,
  ),
  array: takes(1, 1, (args) => {
    const value = argument(args, 0);
    return isList(value) ? value : [value];
  }),
  json: TO_JSON,
  parse: TO_JSON,
  base64tojson: onText((text) => jsonOfText(bytesOfBase64(text).toString("utf8"))),
  base64: TO_BASE64,
  encodebase64: TO_BASE64,
  base64tostring: decodeBase64Text,
  decodebase64: decodeBase64Text,
  base64tobinary: onText((text) => envelope(BINARY, bytesOfBase64(text).toString("base64"))),
  binary: takes(1, 1, (args) => {
    const value = argument(args, 0);
    const content = contentOf(value);
    if (content) return envelope(BINARY, content.base64);
    return textEnvelope(BINARY, textArgument(args, 0));
  }),
  datauri: takes(1, 1, (args) => {
    const content = contentOf(argument(args, 0));
    if (content) return `data:${content.contentType};base64,${content.base64}`;
    return `data:text/plain;charset=utf-8;base64,${bytesOfText(textArgument(args, 0)).toString("base64")}`;
  }),
  datauritobinary: decodeDataUri,
  decodedatauri: decodeDataUri,
  datauritostring: onText((text) => {
    const { contentType, bytes } = partsOfDataUri(text);
    return textOf(envelope(contentType, bytes.toString("base64")));
  }),
  uricomponent: onText(escapeData),
  encodeuricomponent: takes(1, 4, (args) => {
    const value = argument(args, 0);
    return escapeData(isNumber(value) ? textOf(value) : textArgument(args, 0));
  }),
  uricomponenttostring: decodeUri,
  decodeuricomponent: decodeUri,
  uricomponenttobinary: onText((text) => textEnvelope(BINARY, unescapeData(text))),
};

const noNumber = (text: string, what: string): never => refuse(`cannot read '${text}' as ${what}.`);

function integerOf(args: Args): bigint {
  const value = argument(args, 0);
  if (typeof value === "bigint") return value;
  if (typeof value === "string") {
    return parseInt64(value, cultureArgument(args, 1).numbers) ?? noNumber(value, "an integer");
  }
  const float = value instanceof Decimal ? floatOfDecimal(value) : value;
  if (typeof float !== "number") return wrongArgument("a number or its text", args, 0);
  if (!Number.isInteger(float) || float < -(2 ** 63) || float >= 2 ** 63) {
    return noNumber(textOf(value), "an integer");
  }
  return BigInt(float);
}

function jsonOfText(text: string): Value {
  const read = parseServiceJson(text);
  if (read.ok) return read.value;
  return refuse(`cannot read its text as JSON: ${read.message} (at ${read.offset}).`);
}

const bytesOfText = (text: string): Buffer => Buffer.from(text, "utf8");

/** As `Convert.FromBase64String`: blanks are skipped, anything else wrong is refused. */
function bytesOfBase64(text: string): Buffer {
  const dense = text.replace(/[ \t\r\n]/g, "");
  if (dense.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(dense)) {
    return refuse("expects base64 text.");
  }
  return Buffer.from(dense, "base64");
}

interface DataUri {
  readonly contentType: string;
  readonly bytes: Buffer;
}

function partsOfDataUri(text: string): DataUri {
  const match = /^data:([^,]*?)(;base64)?,(.*)$/is.exec(text);
  if (!match) return refuse("expects a data URI.");
  const [, declared = "", base64, data = ""] = match;
  const contentType =
    declared === ""
      ? "text/plain;charset=US-ASCII"
      : declared.startsWith(";")
        ? `text/plain${declared}`
        : declared;
  return { contentType, bytes: base64 ? bytesOfBase64(data) : bytesOfText(unescapeData(data)) };
}
