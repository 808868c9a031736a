/** A row of the facts, by its section and its first words. */
export interface FactRow {
  readonly section: string;
  readonly row: string;
  /** Whether something of the product must hold it: a D marks it, or its table marks nothing. */
  readonly mustBeHeld: boolean;
}

/** §1.2 to §8 and §10: what the product is. The rest is the history of documents and of complaints. */
const PRODUCT = /^(1\.([2-9]|1[01])|[2-8](\.\d+)?|10)$/;

/** Properties of Partner Center's objects, most of which the product never touches: only a D of its own counts. */
const SHAPES: ReadonlySet<string> = new Set(["4.2", "4.4"]);

const MARK_COLUMN = /^(Mark|Source|Evidence|Mark\/source)$/;
/** D among marks: `D`, `D, R`, `D/S`, `S name; D meaning`, `D [source]`, but neither `[TEN]` nor `Dynamics`. */
const DOCUMENTED = /(?:^|[\s,/;+(])D(?=$|[\s,/;+)])/;
/** Marks within a cell: `(S flowsteps.png; D 2020 doc)`, or `D [source]` as its first words. */
const REMARK = /\(([DSWRIX](?=[\s,/;+)])[^)]*)\)|^(D) \[/g;
/** A cell that names nothing: `1`, `2 (b)` or `–`. */
const NAMELESS = /^(–|\d+( \([a-z]\))?)$/;
const LONGEST_CELL = 60;

interface Table {
  readonly section: string;
  readonly head: readonly string[];
  readonly rows: (readonly string[])[];
}

/** Every row of the tables about the product, in their order, each under a name of its own in its section. */
export function factRows(markdown: string): readonly FactRow[] {
  const tables = tablesIn(markdown).filter(({ section }) => PRODUCT.test(section));
  return tables.flatMap(({ section, head, rows }) => {
    const others = tables.flatMap((table) => (table.section === section ? table.rows : []));
    return rows.map((cells) => ({
      section,
      row: nameOf(cells, others),
      mustBeHeld: isDocumented(cells, head, section),
    }));
  });
}

function tablesIn(markdown: string): readonly Table[] {
  const tables: Table[] = [];
  let section = "";
  let table: Table | undefined;
  for (const line of markdown.split("\n")) {
    section = sectionOf(line) ?? section;
    if (!line.startsWith("|")) {
      table = undefined;
      continue;
    }
    const cells = cellsOf(line);
    if (table === undefined) {
      table = { section, head: cells, rows: [] };
      tables.push(table);
    } else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) {
      table.rows.push(cells);
    }
  }
  return tables;
}

/** `1.2` of `### 1.2 The nine flows`. */
const sectionOf = (heading: string): string | undefined =>
  /^##+ (\d+(?:\.\d+)?)\.? /.exec(heading)?.[1];

const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

function isDocumented(cells: readonly string[], head: readonly string[], section: string): boolean {
  const column = head.findIndex((title) => MARK_COLUMN.test(title));
  if (column >= 0) return DOCUMENTED.test(cells[column] ?? "");
  const remarks = cells.flatMap((cell) => [...cell.matchAll(REMARK)].map(([remark]) => remark));
  return remarks.length > 0
    ? remarks.some((remark) => DOCUMENTED.test(remark))
    : !SHAPES.has(section);
}

/** The cells up to the first that names something, and as many more as tell the row from its neighbours. */
function nameOf(cells: readonly string[], others: readonly (readonly string[])[]): string {
  const first = cells.findIndex((cell) => !NAMELESS.test(cell));
  for (let count = first + 1; count < cells.length; count += 1) {
    const name = namedBy(cells, count);
    if (others.filter((other) => namedBy(other, count) === name).length === 1) return name;
  }
  return namedBy(cells, cells.length);
}

const namedBy = (cells: readonly string[], count: number): string =>
  cells.slice(0, count).map(clipped).join(" | ");

const clipped = (cell: string): string =>
  cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL).trimEnd()}…` : cell;

/** Whether words beside the tables, `§1.5 “never **Default Value**”`, stand in their section. */
export function hasWords(markdown: string, fact: string): boolean {
  const [, wanted, words] = /^§(\S+) “(.+)”$/.exec(fact) ?? [];
  const sections = markdown.split(/^(?=##)/m);
  const text = sections.find((one) => sectionOf(one) === wanted);
  return words !== undefined && text?.includes(words) === true;
}
