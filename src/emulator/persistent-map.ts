import { recalling } from "#foundation";

/**
 * A map from text that is never changed in place: `with` and `without` answer a new map that shares
 * nearly all of the old one, so that a whole world can be kept as a snapshot for nothing. Reading and
 * writing cost the same at twenty rows and at twenty thousand. The order of keys is that of their
 * hashes: the same for the same keys, but of no meaning.
 */
export class PersistentMap<Value> {
  readonly size: number;
  private readonly root: Branch<Value>;

  private constructor(root: Branch<Value>, size: number) {
    this.root = root;
    this.size = size;
  }

  static empty<Value>(): PersistentMap<Value> {
    return new PersistentMap<Value>({ bitmap: 0, slots: [] }, 0);
  }

  get(key: string): Value | undefined {
    return this.find(hashOf(key), key);
  }

  private find(hash: number, key: string): Value | undefined {
    let branch = this.root;
    for (let shift = 0; ; shift += BITS) {
      const bit = bitOf(hash, shift);
      if ((branch.bitmap & bit) === 0) return undefined;
      const slot = branch.slots[rank(branch.bitmap, bit)];
      if (slot === undefined) return undefined;
      if (isBranch(slot)) {
        branch = slot;
        continue;
      }
      const [first] = slot;
      if (first?.key === key) return first.value;
      return slot.length > 1 ? slot.find((entry) => entry.key === key)?.value : undefined;
    }
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  with(key: string, value: Value): PersistentMap<Value> {
    const hash = hashOf(key);
    const grown = this.find(hash, key) === undefined ? this.size + 1 : this.size;
    return new PersistentMap(put(this.root, 0, { hash, key, value }), grown);
  }

  without(key: string): PersistentMap<Value> {
    const hash = hashOf(key);
    if (this.find(hash, key) === undefined) return this;
    return new PersistentMap(drop(this.root, 0, hash, key), this.size - 1);
  }

  *keys(): Generator<string> {
    for (const entry of entriesOf(this.root)) yield entry.key;
  }

  *values(): Generator<Value> {
    for (const entry of entriesOf(this.root)) yield entry.value;
  }
}

interface Entry<Value> {
  readonly hash: number;
  readonly key: string;
  readonly value: Value;
}

/** Entries whose whole hashes are equal; nearly always one. */
type Leaf<Value> = readonly Entry<Value>[];

interface Branch<Value> {
  readonly bitmap: number;
  readonly slots: readonly (Branch<Value> | Leaf<Value>)[];
}

/** The engine knows an array at a glance; to look for a member costs a search. */
const isBranch = <Value>(slot: Branch<Value> | Leaf<Value>): slot is Branch<Value> =>
  !Array.isArray(slot);

const BITS = 5;

/**
 * FNV-1a over UTF-16 units, as a signed number: the engine keeps those of 32 bits without an object.
 * The same few ids are looked up again and again.
 */
const hashOf = recalling(1000, (key) => {
  let hash = 0x811c9dc5 | 0;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return hash;
});

const bitOf = (hash: number, shift: number): number => 1 << ((hash >>> shift) & 31);

/** How many set bits stand below `bit`. */
function rank(bitmap: number, bit: number): number {
  let below = bitmap & (bit - 1);
  below -= (below >>> 1) & 0x55555555;
  below = (below & 0x33333333) + ((below >>> 2) & 0x33333333);
  return Math.imul((below + (below >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function put<Value>(branch: Branch<Value>, shift: number, entry: Entry<Value>): Branch<Value> {
  const bit = bitOf(entry.hash, shift);
  const at = rank(branch.bitmap, bit);
  if ((branch.bitmap & bit) === 0) {
    return { bitmap: branch.bitmap | bit, slots: branch.slots.toSpliced(at, 0, [entry]) };
  }
  return {
    bitmap: branch.bitmap,
    slots: branch.slots.with(at, into(branch.slots[at], shift, entry)),
  };
}

function into<Value>(
  slot: Branch<Value> | Leaf<Value> | undefined,
  shift: number,
  entry: Entry<Value>,
): Branch<Value> | Leaf<Value> {
  if (slot === undefined) return [entry];
  if (isBranch(slot)) return put(slot, shift + BITS, entry);
  if (slot.length === 1 && slot[0]?.key === entry.key) return [entry];
  if (slot[0]?.hash === entry.hash) {
    return [...slot.filter(({ key }) => key !== entry.key), entry];
  }
  return put(apart(slot, shift + BITS), shift + BITS, entry);
}

function apart<Value>(leaf: Leaf<Value>, shift: number): Branch<Value> {
  return { bitmap: bitOf(leaf[0]?.hash ?? 0, shift), slots: [leaf] };
}

function drop<Value>(
  branch: Branch<Value>,
  shift: number,
  hash: number,
  key: string,
): Branch<Value> {
  const bit = bitOf(hash, shift);
  const at = rank(branch.bitmap, bit);
  const slot = branch.slots[at];
  if (slot === undefined || (branch.bitmap & bit) === 0) return branch;
  const rest = isBranch(slot)
    ? drop(slot, shift + BITS, hash, key)
    : slot.filter((entry) => entry.key !== key);
  const empty = isBranch(rest) ? rest.bitmap === 0 : rest.length === 0;
  return empty
    ? { bitmap: branch.bitmap & ~bit, slots: branch.slots.toSpliced(at, 1) }
    : { bitmap: branch.bitmap, slots: branch.slots.with(at, rest) };
}

function* entriesOf<Value>(branch: Branch<Value>): Generator<Entry<Value>> {
  for (const slot of branch.slots) {
    if (isBranch(slot)) yield* entriesOf(slot);
    else yield* slot;
  }
}
