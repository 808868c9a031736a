import type { Command } from "commander";
import type { Diagnostic } from "#foundation";
import { EXIT } from "../exit-code.ts";
import type { Perform } from "../perform.ts";
import { wrongUsage } from "../problem.ts";
import { findingDocument } from "../render/findings.ts";

export function addParse(program: Command, perform: Perform): void {
  program
    .command("parse")
    .description("parse a text of a flow definition and print it again as its author spelled it")
    .argument("[text]", "for example \"@concat('a', 'b')\"")
    .option("--batch <file>", 'answer every line {"text"} of a JSON Lines file with a line')
    .action((text: string | undefined, { batch }: { batch?: string }, command: Command) =>
      perform(command, async (session) => {
        const { answerParse } = await import("#wdl");
        if (batch !== undefined) {
          if (text !== undefined) throw eitherOr();
          const { answerLines } = await import("../batch.ts");
          const refused = (findings: readonly Diagnostic[]) =>
            JSON.stringify({ ok: false, findings: findings.map(findingDocument) });
          await answerLines(session, batch, {
            answer: (question) => {
              const answer = answerParse(question);
              return answer.ok ? JSON.stringify(answer) : refused(answer.findings);
            },
            refuse: (finding) => refused([finding]),
          });
          return EXIT.fine;
        }
        if (text === undefined) throw eitherOr();
        const answer = answerParse({ text });
        const findings = answer.ok ? [] : answer.findings;
        return session.conclude({
          document: answer.ok
            ? { ...answer }
            : { ok: false, findings: findings.map(findingDocument) },
          ...(answer.ok && { text: `${answer.printed}\n` }),
          findings,
        });
      }),
    );
}

const eitherOr = () => wrongUsage("Give either a TEXT or --batch FILE, not both or none.");
