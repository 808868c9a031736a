import { partsOfUri, type UriParts } from "../dotnet/uri.ts";
import { refuse } from "../evaluation-error.ts";
import type { Value } from "../value.ts";
import { textArgument } from "./arguments.ts";
import { type FunctionBody, type FunctionTable, takes } from "./function-table.ts";

const part = (read: (parts: UriParts) => Value): FunctionBody =>
  takes(1, 1, (args) => {
    const text = textArgument(args, 0);
    return read(partsOfUri(text) ?? refuse(`expects an absolute URI, not '${text}'.`));
  });

export const URI_FUNCTIONS: FunctionTable = {
  urihost: part(({ host }) => host),
  uripath: part(({ path }) => path),
  uripathandquery: part(({ path, query }) => path + query),
  uriport: part(({ port }) => BigInt(port)),
  uriquery: part(({ query }) => query),
  urischeme: part(({ scheme }) => scheme),
};
