import fc from "fast-check";
import { type Call, type Expression, FUNCTIONS } from "#wdl";

const blanks = fc.constantFrom(undefined, " ", "\n\t", "\u00a0", "\r\n  ");

/** Optional members exist only when they say something, as the parser makes them. */
const spelled = <Node extends object>(node: Node, spelling: Record<string, unknown>): Node => ({
  ...node,
  ...Object.fromEntries(Object.entries(spelling).filter(([, value]) => value !== undefined)),
});

const functionName = fc.oneof(
  fc.constantFrom(...Object.keys(FUNCTIONS)),
  fc.constantFrom("concat", "CONCAT", "outputs", "true", "null", "größe"),
  fc.stringMatching(/^[a-zA-Z_"$%*/:;<=>|~^!#&\\][a-zA-Z0-9_"$%*/:;<=>|~^!#&\\+-]*$/),
);
const propertyName = fc.stringMatching(/^[a-zA-Z_$"][a-zA-Z0-9_$"/:-]*$/);
const numberText = fc.stringMatching(/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/);
const hostileText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("'", "''", "@", "@{", "}", "@@{", "(", ")", "]", "\\", "\n", "x"))
    .map((pieces) => pieces.join("")),
);

const literal: fc.Arbitrary<Expression> = fc.oneof(
  fc
    .tuple(blanks, hostileText)
    .map(([before, value]): Expression => spelled({ kind: "string", value }, { before })),
  fc
    .tuple(blanks, numberText)
    .map(([before, text]): Expression => spelled({ kind: "number", text }, { before })),
  fc
    .tuple(blanks, fc.constantFrom(undefined, "True", "TRUE", "tRUE"))
    .map(
      ([before, spelling]): Expression =>
        spelled({ kind: "boolean", value: true }, { before, spelling }),
    ),
  fc
    .tuple(blanks, fc.constantFrom(undefined, "False", "FALSE", "fALSE"))
    .map(
      ([before, spelling]): Expression =>
        spelled({ kind: "boolean", value: false }, { before, spelling }),
    ),
  fc
    .tuple(blanks, fc.constantFrom(undefined, "NULL"))
    .map(([before, spelling]): Expression => spelled({ kind: "null" }, { before, spelling })),
);

const trees = fc.letrec<{ node: Expression; call: Call; chain: Expression }>((tie) => ({
  node: fc.oneof({ depthSize: "small", withCrossShrink: true }, literal, tie("chain")),
  call: fc
    .record({
      before: blanks,
      name: functionName,
      args: fc.array(tie("node"), { maxLength: 4 }),
      beforeOpen: blanks,
      comma: fc.array(fc.constantFrom("", " ", "\n"), { maxLength: 3 }),
      beforeClose: blanks,
    })
    .map(({ before, name, args, beforeOpen, comma, beforeClose }): Call => {
      const used = comma.slice(0, Math.max(0, args.length - 1));
      while (used.at(-1) === "") used.pop();
      return spelled(
        { kind: "call", name, args },
        {
          before,
          beforeOpen,
          beforeCommas: used.length === 0 ? undefined : used,
          beforeClose,
        },
      );
    }),
  chain: fc
    .tuple(
      tie("call"),
      fc.array(
        fc.record({
          dot: fc.boolean(),
          name: propertyName,
          nameBlanks: blanks,
          key: tie("node"),
          safe: fc.boolean(),
          beforeSafe: blanks,
          beforeOpen: blanks,
          beforeClose: blanks,
        }),
        { maxLength: 3 },
      ),
    )
    .map(([start, steps]) =>
      steps.reduce<Expression>((of, step) => {
        const { beforeOpen, safe } = step;
        const beforeSafe = safe ? step.beforeSafe : undefined;
        return step.dot
          ? spelled(
              {
                kind: "access",
                of,
                key: spelled({ kind: "string", value: step.name }, { before: step.nameBlanks }),
                safe,
                style: "dot",
              },
              { beforeSafe, beforeOpen },
            )
          : spelled(
              { kind: "access", of, key: step.key, safe, style: "bracket" },
              { beforeSafe, beforeOpen, beforeClose: step.beforeClose },
            );
      }, start),
    ),
}));

/** Any tree the parser could have made of a text without problems. */
export const anyTree: fc.Arbitrary<Expression> = trees.node;

/** Any text, most of it close to being an expression. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        ..."()[]{}'@?.,\"+- \n1",
        "concat",
        "true",
        "'it''s'",
        "outputs('A')",
        "?['b']",
        "3e1",
        "@{",
        "@@",
        "a",
      ),
      { maxLength: 14 },
    )
    .map((pieces) => pieces.join("")),
);

export { hostileText };
