import { assemble, EMPTY_LOCK } from "#model";
import { compile, packDocuments } from "#packager";
import { tiny } from "../tiny/definition.ts";

/** Both zips of the tiny solution. */
export function tinyZips() {
  const { model } = assemble(tiny, EMPTY_LOCK).value;
  return packDocuments({
    unmanaged: compile(model, "unmanaged"),
    managed: compile(model, "managed"),
  });
}
