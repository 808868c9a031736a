/** A module of WebAssembly as `wasm.config.ts` hands it in: its bytes in base64. */
declare module "*.wasm" {
  export const base64: string;
}

/** As much of it as is used; TypeScript knows it in browsers only. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    readonly exports: unknown;
    constructor(module: Module);
  }
}
