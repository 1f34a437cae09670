import type { Socket } from "node:net";
import {
	problemJson,
	quickeningVersion,
	type ReproduceResult,
	reproduce,
	resultLines,
	summaryText,
} from "@quickening/reproduce";
import { REVIEW_VARIABLE } from "@quickening/review";
import { findWorkspace } from "@quickening/workspace";
import { colours, createTerminal, takesColours, UserError } from "@quickening/workspace/terminal";
import { Command, InvalidArgumentError } from "commander";
import { buildSite } from "../site/build-site.ts";
import { requirePapers } from "./papers-argument.ts";

/** `quickening reproduce [paper...]`. */
export function reproduceCommand(): Command {
	return new Command("reproduce")
		.description("rebuild papers, compare every result with the committed one, judge the claims, build the report")
		.argument("[paper...]", "names as in papers/ (default: all)")
		.option("--fresh", "make every stage anew: nothing made here earlier is believed or taken from the store")
		.option("--force", "the same as --fresh")
		.option("--replace", "make every stage anew; what comes out within tolerance takes the place of what is committed")
		.option("--jobs <n>", "most stages at once (default: as many as there are cores)", parseJobs)
		.option("--no-site", "leave the report's pages as they are")
		.option("--json", "print one JSON document with all that was found")
		.addHelpText(
			"after",
			`
A paper whose data are not on this machine is reported as waiting, with the command that would get them. The first run in
a checkout believes no result: each stage runs, or its outputs are taken from the store (~/.cache/quickening/results) where
this machine made them earlier by the same code from the same inputs. Every output is then compared with the committed one. Ctrl-C ends all that was started; the next run takes up from there.

Exit code: 0 when all agrees, waits for data, or was changed by your own uncommitted edits; 1 when a result differs from
the committed one, a stage failed, a paper cannot be built as it stands (others are built all the same), or a result had
been changed by something else than a stage; 2 for a wrong command.

Examples:
  quickening reproduce                    every paper and the report
  quickening reproduce ctg-simulation     one paper
  quickening reproduce --no-site --json   for a program to read`,
		)
		.action(run);
}

interface Options {
	readonly fresh?: boolean;
	readonly force?: boolean;
	readonly replace?: boolean;
	readonly jobs?: number;
	readonly site: boolean;
	readonly json?: boolean;
}

function parseJobs(text: string): number {
	const jobs = Number(text);
	if (Number.isInteger(jobs) && jobs >= 1) return jobs;
	throw new InvalidArgumentError(`It must be a whole number of at least 1; got ${text}.`);
}

async function run(papers: string[], options: Options): Promise<void> {
	const workspace = findWorkspace();
	requirePapers(workspace.root, papers);
	const isReview = process.env[REVIEW_VARIABLE] === "1";
	const terminal = createTerminal({ quiet: options.json === true && !isReview });
	const stop = new AbortController();
	const interrupt = () => {
		if (stop.signal.aborted) process.exit(130);
		terminal.line("ending what runs ...");
		stop.abort();
	};
	const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
	for (const signal of signals) process.on(signal, interrupt);
	if (isReview) endWithInput(interrupt);
	try {
		const result = await reproduce(workspace, {
			papers,
			force: options.fresh === true || options.force === true,
			replace: options.replace === true,
			...(options.jobs !== undefined && { jobs: options.jobs }),
			...(options.site && { buildSite }),
			terminal,
			signal: stop.signal,
		});
		terminal.close();
		if (options.json) process.stdout.write(`${JSON.stringify(jsonOf(result), null, "\t")}\n`);
		else process.stdout.write(summaryText(result, colours(takesColours(process.stdout))));
		process.exitCode = result.exitCode;
	} catch (error) {
		terminal.close();
		if (!stop.signal.aborted) throw error;
		throw new UserError("interrupted; nothing that was started goes on, and nothing is lost", {
			whatToDo: "Run the same command again: stages that came to their end are kept.",
			exitCode: 130,
			cause: error,
		});
	} finally {
		for (const signal of signals) process.removeListener(signal, interrupt);
	}
}

/** Ends the rebuild when whoever started it is gone: the system closes the pipe to standard input then, also after kill -9. */
function endWithInput(end: () => void): void {
	process.stdin.once("end", end).resume();
	// The pipe must not keep a rebuild alive that has come to its end.
	(process.stdin as Partial<Socket>).unref?.();
}

function jsonOf({ papers, refused, site, exitCode }: ReproduceResult) {
	return {
		schema: 1,
		quickening: quickeningVersion(),
		exitCode,
		papers: papers.map(({ reproduction, outcomes, isFirst }) => ({
			...reproduction,
			run: {
				isFirst,
				stages: [...outcomes].map(([name, { state, seconds, peakMemoryMb, started, ended, because }]) => ({
					name,
					state,
					...(seconds !== undefined && { seconds }),
					...(peakMemoryMb !== undefined && { peakMemoryMb }),
					...(started !== undefined && { started: new Date(started).toISOString() }),
					...(ended !== undefined && { ended: new Date(ended).toISOString() }),
					...(because !== undefined && { because }),
				})),
				resultLines: resultLines(reproduction),
			},
		})),
		refused: refused.map(({ slug, problems }) => ({ paper: slug, problems: problems.map(problemJson) })),
		site,
	};
}
