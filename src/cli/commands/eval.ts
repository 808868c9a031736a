import type { Command } from "commander";
import { EXIT } from "../exit-code.ts";
import type { Perform } from "../perform.ts";
import { aboutFile, wrongUsage } from "../problem.ts";
import { findingDocument } from "../render/findings.ts";

interface Options {
  readonly context?: string;
  readonly batch?: string;
}

export function addEval(program: Command, perform: Perform): void {
  program
    .command("eval")
    .description("evaluate a text of a flow definition as a run would")
    .argument("[text]", 'for example "@add(1, 2)"')
    .option(
      "--context <file>",
      "JSON with trigger, actions, variables, parameters, items, now and seed",
    )
    .option(
      "--batch <file>",
      'answer every line {"text", "context"?} of a JSON Lines file with a line',
    )
    .action((text: string | undefined, options: Options, command: Command) =>
      perform(command, async (session) => {
        const { answerEval, answerEvalLine } = await import("#emulator");
        const { batch, context: file } = options;
        if (batch !== undefined) {
          if (text !== undefined || file !== undefined) throw eitherOr();
          const { answerLines } = await import("../batch.ts");
          await answerLines(session, batch, {
            answer: ({ text: asked, line }) => {
              const context = line.get("context");
              return answerEvalLine({ text: asked, ...(context !== undefined && { context }) });
            },
            refuse: (finding) => {
              const findings = [findingDocument(finding)];
              return JSON.stringify({ ok: false, error: finding.message, findings });
            },
          });
          return EXIT.fine;
        }
        if (text === undefined) throw eitherOr();
        const { readJson } = await import("../node/json-file.ts");
        const context = file === undefined ? undefined : await readJson(session.path(file));
        const question = { text, ...(context !== undefined && { context }) };
        const answer = answerEval(question);
        if (session.json) {
          session.terminal.out(`${answerEvalLine(question)}\n`);
          return answer.ok ? EXIT.fine : EXIT.findings;
        }
        if (answer.ok) {
          return session.conclude({
            text: `${JSON.stringify(answer.value, null, 2)}\n`,
            findings: [],
          });
        }
        return session.conclude({ findings: [aboutFile("eval/failed", "text", answer.error)] });
      }),
    );
}

const eitherOr = () =>
  wrongUsage("Give either a TEXT, with or without --context FILE, or --batch FILE.");
