import { type Token, tokensOf, XPathError } from "./xpath-tokens.ts";

/** An XPath 1.0 expression. */
export type XPath =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly XPath[] }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: XPath;
      readonly right: XPath;
    }
  | { readonly kind: "minus"; readonly of: XPath }
  | { readonly kind: "path"; readonly from: "root" | "here"; readonly steps: readonly XPathStep[] }
  | {
      readonly kind: "filter";
      readonly of: XPath;
      readonly predicates: readonly XPath[];
      readonly steps: readonly XPathStep[];
    };

export interface XPathStep {
  readonly axis: string;
  readonly test: XPathTest;
  readonly predicates: readonly XPath[];
}

export type XPathTest =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "any" }
  | { readonly kind: "node" | "text" | "comment" }
  | { readonly kind: "instruction"; readonly target?: string };

const AXES: ReadonlySet<string> = new Set([
  "ancestor",
  "ancestor-or-self",
  "attribute",
  "child",
  "descendant",
  "descendant-or-self",
  "following",
  "following-sibling",
  "namespace",
  "parent",
  "preceding",
  "preceding-sibling",
  "self",
]);

/** Throws {@link XPathError} for text that is no XPath 1.0. */
export function parseXPath(text: string): XPath {
  const parser = new Parser(tokensOf(text));
  return parser.whole();
}

const LEVELS: readonly (readonly string[])[] = [
  ["or"],
  ["and"],
  ["=", "!="],
  ["<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "div", "mod"],
];

const EVERYWHERE: XPathStep = {
  axis: "descendant-or-self",
  test: { kind: "node" },
  predicates: [],
};
const DEEPEST = 128;

class Parser {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): XPath {
    const expression = this.level(0);
    if (this.at < this.tokens.length) this.fail();
    return expression;
  }

  private level(level: number): XPath {
    const operators = LEVELS[level];
    if (!operators) return this.unary();
    let left = this.level(level + 1);
    for (;;) {
      const token = this.tokens[this.at];
      if (token?.kind !== "operator" || !operators.includes(token.text)) return left;
      this.at += 1;
      left = { kind: "binary", operator: token.text, left, right: this.level(level + 1) };
    }
  }

  private unary(): XPath {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new XPathError("the path is nested too deep");
    const made: XPath = this.takeOperator("-") ? { kind: "minus", of: this.unary() } : this.union();
    this.depth -= 1;
    return made;
  }

  private union(): XPath {
    let left = this.path();
    while (this.takeOperator("|")) {
      left = { kind: "binary", operator: "|", left, right: this.path() };
    }
    return left;
  }

  private path(): XPath {
    if (!this.startsFilter()) return this.location();
    const of = this.primary();
    const predicates = this.predicates();
    const steps = this.furtherSteps();
    if (predicates.length === 0 && steps.length === 0) return of;
    return { kind: "filter", of, predicates, steps };
  }

  private startsFilter(): boolean {
    const token = this.tokens[this.at];
    const next = this.tokens[this.at + 1];
    if (!token) return false;
    if (token.kind === "number" || token.kind === "string") return true;
    if (token.kind === "symbol") return token.text === "(" || token.text === "$";
    const call = token.kind === "name" && next?.kind === "symbol" && next.text === "(";
    return call && !["node", "text", "comment", "processing-instruction"].includes(token.text);
  }

  private primary(): XPath {
    const token = this.tokens[this.at];
    this.at += 1;
    if (token?.kind === "number") return { kind: "number", value: Number(token.text) };
    if (token?.kind === "string") return { kind: "string", value: token.text };
    if (token?.kind === "name") {
      this.need("(");
      const args: XPath[] = [];
      if (!this.take(")")) {
        do args.push(this.level(0));
        while (this.take(","));
        this.need(")");
      }
      return { kind: "call", name: token.text, args };
    }
    if (token?.text !== "(") throw new XPathError("variables are not declared");
    const inner = this.level(0);
    this.need(")");
    return inner;
  }

  private location(): XPath {
    if (this.take("//")) {
      return {
        kind: "path",
        from: "root",
        steps: [EVERYWHERE, this.step(), ...this.furtherSteps()],
      };
    }
    if (this.take("/")) {
      const steps = this.startsStep() ? [this.step(), ...this.furtherSteps()] : [];
      return { kind: "path", from: "root", steps };
    }
    return { kind: "path", from: "here", steps: [this.step(), ...this.furtherSteps()] };
  }

  private furtherSteps(): readonly XPathStep[] {
    const steps: XPathStep[] = [];
    for (;;) {
      if (this.take("//")) steps.push(EVERYWHERE, this.step());
      else if (this.take("/")) steps.push(this.step());
      else return steps;
    }
  }

  private startsStep(): boolean {
    const token = this.tokens[this.at];
    if (!token) return false;
    return (
      token.kind === "name" ||
      (token.kind === "symbol" && [".", "..", "@", "*"].includes(token.text))
    );
  }

  private step(): XPathStep {
    if (this.take(".")) return { axis: "self", test: { kind: "node" }, predicates: [] };
    if (this.take("..")) return { axis: "parent", test: { kind: "node" }, predicates: [] };
    let axis = "child";
    if (this.take("@")) axis = "attribute";
    else if (this.tokens[this.at + 1]?.text === "::" && this.tokens[this.at]?.kind === "name") {
      axis = this.tokens[this.at]?.text ?? "";
      if (!AXES.has(axis)) throw new XPathError(`there is no axis '${axis}'`);
      this.at += 2;
    }
    return { axis, test: this.test(), predicates: this.predicates() };
  }

  private test(): XPathTest {
    if (this.take("*")) return { kind: "any" };
    const token = this.tokens[this.at];
    if (token?.kind !== "name") return this.fail();
    this.at += 1;
    const next = this.tokens[this.at];
    if (next?.kind === "symbol" && next.text === "(") {
      this.at += 1;
      return this.typeTest(token.text);
    }
    if (token.text.includes(":")) {
      throw new XPathError(`the prefix of '${token.text}' is not declared; use local-name()`);
    }
    return { kind: "name", name: token.text };
  }

  private typeTest(name: string): XPathTest {
    const literal = this.tokens[this.at];
    const target = literal?.kind === "string" ? literal.text : undefined;
    if (target !== undefined) this.at += 1;
    this.need(")");
    if (name === "processing-instruction") {
      return target === undefined ? { kind: "instruction" } : { kind: "instruction", target };
    }
    if (target === undefined && (name === "node" || name === "text" || name === "comment")) {
      return { kind: name };
    }
    return this.fail();
  }

  private predicates(): readonly XPath[] {
    const predicates: XPath[] = [];
    while (this.take("[")) {
      predicates.push(this.level(0));
      this.need("]");
    }
    return predicates;
  }

  private take(symbol: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== "symbol" || token.text !== symbol) return false;
    this.at += 1;
    return true;
  }

  private takeOperator(operator: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== "operator" || token.text !== operator) return false;
    this.at += 1;
    return true;
  }

  private need(symbol: string): void {
    if (!this.take(symbol)) this.fail();
  }

  private fail(): never {
    const token = this.tokens[this.at];
    throw new XPathError(token ? `'${token.text}' is not expected` : "the path ends too early");
  }
}
