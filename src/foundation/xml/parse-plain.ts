import type { Attribute, Element, Node } from "./element.ts";
import { XML_LIMITS } from "./limits.ts";
import { holdsNoXml } from "./print.ts";

interface Open {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  children: Node[];
  readonly collapsed: boolean;
}

/** Stands for the children of an element until the first one comes: most have none or one. */
const NO_CHILD: Node[] = Object.freeze([]) as never;

function hold(parent: Open, child: Node): void {
  if (parent.children === NO_CHILD) parent.children = [child];
  else parent.children.push(child);
}

const DECLARATION = /\uFEFF?(?:<\?xml version="1\.0" encoding="[Uu][Tt][Ff]-8"\?>)?[ \t\n]*/y;
/** One tag with the text behind it: name of an end; name, attributes and `/` of a start. */
const TAG =
  /<(?:\/([A-Za-z_][\w.:-]*)|([A-Za-z_][\w.:-]*)((?:[ \t\n]+[A-Za-z_][\w.:-]*="[^"<\t\n]*"){0,99})[ \t\n]*(\/?))>([^<]*)/y;
const ATTRIBUTE = /([^ \t\n=]+)="([^"]*)"/g;
const NOT_BLANK = /[^ \t\n\r]/;
const REFERENCE = /&(?:(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));)?/g;
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" },
};

/** Comments, CDATA and document types; what text must not hold; blanks that count. */
const BEYOND = ["<!", "]]>", "xml:space"] as const;

/**
 * The root element of XML that is nothing but elements, attributes and text, as exports are: several
 * times as fast as a reader that has to expect everything. `undefined` when there is anything else,
 * also anything wrong: the strict reader decides then, so that this one knows no faults.
 */
export function parsePlainXml(text: string): Element | undefined {
  if (BEYOND.some((mark) => text.includes(mark)) || holdsNoXml(text)) return undefined;
  const source = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  const open: Open[] = [];
  let parent: Open | undefined;
  let elements = 0;
  DECLARATION.lastIndex = 0;
  DECLARATION.test(source);
  TAG.lastIndex = DECLARATION.lastIndex;
  for (;;) {
    const found = TAG.exec(source);
    if (found === null) return undefined;
    const name = found[2];
    const run = found[5] ?? "";
    let whole: Open | undefined;
    if (name === undefined) {
      whole = open.pop();
      if (whole?.name !== found[1]) return undefined;
      parent = open.at(-1);
    } else {
      elements += 1;
      if (elements > XML_LIMITS.elements || open.length >= XML_LIMITS.depth) return undefined;
      const attributes = attributesIn(found[3]);
      if (attributes === undefined) return undefined;
      const collapsed = found[4] === "/";
      const element: Open = { name, attributes, children: NO_CHILD, collapsed };
      if (parent) hold(parent, element);
      if (collapsed) whole = element;
      else {
        open.push(element);
        parent = element;
      }
    }
    const blank = run === "" || !NOT_BLANK.test(run);
    if (parent === undefined) {
      return blank && TAG.lastIndex === source.length ? whole : undefined;
    }
    if (!blank) {
      const said = resolved(run);
      if (said === undefined) return undefined;
      if (said === run || NOT_BLANK.test(said)) hold(parent, said);
    }
  }
}

const NONE: readonly Attribute[] = [];

/** `undefined` when there is something wrong. */
function attributesIn(listed: string | undefined): readonly Attribute[] | undefined {
  if (listed === undefined || listed === "") return NONE;
  const attributes: Attribute[] = [];
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(listed); found !== null; found = ATTRIBUTE.exec(listed)) {
    const name = found[1] ?? "";
    const value = resolved(found[2] ?? "");
    if (value === undefined) return undefined;
    for (const other of attributes) if (other[0] === name) return undefined;
    attributes.push([name, value]);
  }
  return attributes;
}

/** Text with its references replaced; `undefined` when one of them is none of XML's own. */
function resolved(raw: string): string | undefined {
  if (!raw.includes("&")) return raw;
  let known = true;
  const text = raw.replace(REFERENCE, (_, named?: string, decimal?: string, hex?: string) => {
    if (named !== undefined) return NAMED[named] ?? "";
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    // A code that is no number fails here too.
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : "\0";
    known &&= !holdsNoXml(character);
    return character;
  });
  return known ? text : undefined;
}
