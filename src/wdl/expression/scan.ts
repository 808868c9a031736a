/** Code units the grammar of flow-language.md §7.2 gives a meaning. */
export const QUOTE = 0x27;
export const OPEN = 0x28;
export const CLOSE = 0x29;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const QUESTION = 0x3f;
export const AT = 0x40;
export const OPEN_KEY = 0x5b;
export const CLOSE_KEY = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

const BLANK = 1;
const PUNCTUATION = 2;
const DIGIT = 4;

/** What each ASCII character is; everything else but blanks may stand in a name. */
const ASCII = new Uint8Array(128);
for (const character of "\t\n\v\f\r ") ASCII[character.charCodeAt(0)] = BLANK;
for (const character of ".,(){}@[]?'") ASCII[character.charCodeAt(0)] = PUNCTUATION;
for (const character of "0123456789") ASCII[character.charCodeAt(0)] = DIGIT;

/** White space of .NET outside ASCII: no-break space, line separators, typographic spaces. */
const isWideBlank = (code: number): boolean =>
  code === 0x85 ||
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000;

const isBlank = (code: number): boolean => (code < 128 ? ASCII[code] === BLANK : isWideBlank(code));

const isDigit = (code: number): boolean => code < 128 && ASCII[code] === DIGIT;

const isNameCharacter = (code: number): boolean =>
  code < 128 ? ((ASCII[code] ?? 0) & (BLANK | PUNCTUATION)) === 0 : !isWideBlank(code);

export const startsNumber = (code: number): boolean =>
  code === PLUS || code === MINUS || isDigit(code);

/** Where the blanks that begin at `from` end. */
export function blankEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** Where the blanks that end at `to` begin, not before `from`. */
export function blankStart(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Where the run of name characters that begins at `from` ends; `from` itself if there is none. */
export function nameEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isNameCharacter(text.charCodeAt(at))) at += 1;
  return at;
}

const digitsEnd = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
  return at;
};

/**
 * Where the number that begins at `from` ends, or undefined if its text is no number:
 * `[+-] digits [. digits*] [e [+-] digits]`, where the digits before the point may be missing.
 */
export function numberEnd(text: string, from: number): number | undefined {
  const first = text.charCodeAt(from);
  const signed = first === PLUS || first === MINUS;
  const whole = signed ? from + 1 : from;
  let at = digitsEnd(text, whole);
  if (text.charCodeAt(at) === DOT) {
    const fraction = at + 1;
    const end = digitsEnd(text, fraction);
    if (at === whole && end === fraction) return undefined;
    at = end;
  } else if (at === whole) return undefined;
  if ((text.charCodeAt(at) | 0x20) === 0x65) {
    const sign = text.charCodeAt(at + 1);
    const exponent = sign === PLUS || sign === MINUS ? at + 2 : at + 1;
    const end = digitsEnd(text, exponent);
    if (end === exponent) return undefined;
    at = end;
  }
  return at < text.length && isNameCharacter(text.charCodeAt(at)) ? undefined : at;
}

/** Where the quoted text whose first quote is at `from` ends (after its last quote), or undefined. */
export function quotedEnd(text: string, from: number): number | undefined {
  let at = text.indexOf("'", from + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf("'", at + 2);
  return at === -1 ? undefined : at + 1;
}

/** Whether the text can stand as a name: of a function, or as a key after a dot. */
export const isName = (text: string): boolean =>
  text !== "" && nameEnd(text, 0) === text.length && !startsNumber(text.charCodeAt(0));
