import { XML_NAMESPACE, XMLNS } from "./node.ts";

interface Declared {
  readonly prefix: string;
  /** Undefined once it has been taken back. */
  uri: string | undefined;
  readonly scope: number;
}

/** `XmlNamespaceManager`: what a prefix means at a place, by the scopes that were opened around it. */
export class NamespaceScopes {
  private scope = 0;
  private readonly declared: Declared[] = [
    { prefix: "", uri: "", scope: -1 },
    { prefix: "xmlns", uri: XMLNS, scope: -1 },
    { prefix: "xml", uri: XML_NAMESPACE, scope: -1 },
  ];

  namespaceOf(prefix: string): string | undefined {
    return this.find(prefix)?.uri;
  }

  prefixFor(uri: string): string | undefined {
    return this.declared.findLast((one) => one.uri === uri && this.namespaceOf(one.prefix) === uri)
      ?.prefix;
  }

  add(prefix: string, uri: string): void {
    const known = this.find(prefix);
    if (known?.scope === this.scope) known.uri = uri;
    else this.declared.push({ prefix, uri, scope: this.scope });
  }

  /** Ends the default namespace of an element that is done with. */
  forgetDefault(): void {
    const uri = this.namespaceOf("");
    for (const one of this.declared) {
      if (one.prefix === "" && one.uri === uri && one.scope === this.scope) one.uri = undefined;
    }
  }

  inside<Result>(read: () => Result): Result {
    this.scope += 1;
    const result = read();
    while (this.declared.at(-1)?.scope === this.scope) this.declared.pop();
    this.scope -= 1;
    return result;
  }

  private find(prefix: string): Declared | undefined {
    return this.declared.findLast((one) => one.prefix === prefix && one.uri !== undefined);
  }
}
