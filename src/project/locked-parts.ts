/**
 * What a solution has promised to those who installed it. Ids stay, whatever is renamed; a part that
 * goes is named with a reason, because an upgrade deletes it with its data.
 */
export interface Lock {
  /** Unique name of the solution whose ids these are: another one may not take them. */
  readonly solution?: string;
  /** By the part's address, e.g. `flow/helper`. */
  readonly parts: Readonly<Record<string, LockedPart>>;
  readonly removed: Readonly<Record<string, RemovedPart>>;
  /** The last release; its version may not be built again with other content. */
  readonly released?: { readonly version: string; readonly digest: string };
}

export interface LockedPart {
  /** Lower case without braces; only of parts that are known by an id. */
  readonly id?: string;
  /** The version it first came with; absent only in an entry that an author wrote by hand. */
  readonly introduced?: string;
  /** Written by hand: the part goes on as this one, with the id of that one. */
  readonly renamedFrom?: string;
}

export interface RemovedPart {
  readonly id?: string;
  readonly reason: string;
}
