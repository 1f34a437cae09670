import { relative } from "node:path";
import { parseChecker, review, reviewSummary } from "@quickening/review";
import { findWorkspace } from "@quickening/workspace";
import { colours, createTerminal, takesColours, UserError } from "@quickening/workspace/terminal";
import { Command } from "commander";

interface Options {
	readonly at: string;
	readonly to?: string;
	readonly twice?: boolean;
	readonly fresh?: boolean;
	readonly untrusted?: boolean;
	readonly memory: string;
	readonly time: string;
	readonly keep?: boolean;
	readonly checker?: string;
	readonly date?: string;
	readonly json?: boolean;
}

/** `quickening review <paper>`. */
export function reviewCommand(): Command {
	return new Command("review")
		.description("rebuild a paper in a clean room and write a report on what agrees, with a certificate")
		.argument("<paper>", "name as in papers/")
		.option("--at <commit>", "commit, branch or tag to review", "HEAD")
		.option("--to <folder>", "folder of the report, made anew (default: review/<paper>)")
		.option("--twice", "rebuild in a second clean room, too, and compare both byte for byte")
		.option("--fresh", "install npm packages for the room, also when this checkout has the same ones")
		.option("--untrusted", "run all that the commit holds in a sandbox (bubblewrap), without network")
		.option("--memory <GB>", "memory that it may hold, with --untrusted", "8")
		.option("--time <minutes>", "time that a rebuild may take, with --untrusted", "240")
		.option("--checker <name>", 'who answers for it: "Name <ORCID>"')
		.option("--date <date>", "date of the certificate, YYYY-MM-DD (default: that of the commit)")
		.option("--keep", "leave the clean rooms where they are, to look around in them")
		.option("--json", "print what was found as one JSON document")
		.addHelpText(
			"after",
			`
A clean room is a clone of the commit in a temporary folder, in which nothing was ever made. Every stage runs there, and
every value, table, figure, text and file is compared with what is committed. Edits that are not committed are not
reviewed. Raw data that lie in this checkout are copied and checked byte for byte; others are fetched, as by reproduce.

Code of the commit runs with your rights, but for what a stage declares: Node's permission model checks that, and is no sandbox.
For a commit of somebody whom you do not trust, --untrusted puts all that it holds, paper.ts and DVC among it, into one: namespaces of
its own without network, the system read-only, no home folder, and an end when it holds too much memory or takes too long. It needs
bubblewrap (Linux), and is refused where that is missing or user namespaces are switched off. What it writes comes back as results:
data of people that lie in this checkout are copied into the room, so look at what it made of them before you pass the report on.

Exit code: 0 when all agrees; 1 when something differs or failed, and when the data could not be had, since then nothing was
reviewed; 2 for a wrong command, or a commit or paper that does not exist. Ctrl-C ends all that was started.

Examples:
  quickening review intrapartum-ctg                  the commit that is checked out
  quickening review ctg-simulation --at v1.0 --twice a tag, rebuilt twice
  quickening review ctg-simulation --checker "Josiah Carberry <0000-0002-1825-0097>"`,
		)
		.action(run);
}

async function run(paper: string, options: Options): Promise<void> {
	const workspace = findWorkspace();
	const checker = options.checker === undefined ? undefined : parseChecker(options.checker);
	const limits = {
		memoryMb: Math.round(positive("--memory", options.memory) * 1000),
		minutes: positive("--time", options.time),
	};
	if (options.untrusted && options.fresh) {
		throw new UserError(
			"--fresh runs the commit's own set-up, and --untrusted runs nothing of it outside the sandbox",
			{
				exitCode: 2,
			},
		);
	}
	const date = options.date === undefined ? undefined : parseDate(options.date);
	const terminal = createTerminal({ quiet: options.json === true });
	const stop = new AbortController();
	const interrupt = () => {
		if (!stop.signal.aborted) terminal.line("ending what runs ...");
		stop.abort();
	};
	const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
	for (const signal of signals) process.on(signal, interrupt);
	try {
		const result = await review(workspace, {
			paper,
			at: options.at,
			to: options.to,
			twice: options.twice === true,
			fresh: options.fresh === true,
			...(options.untrusted && { untrusted: limits }),
			keep: options.keep === true,
			checker,
			date,
			terminal,
			signal: stop.signal,
		});
		terminal.close();
		const shown = (path: string) => relative(process.cwd(), path) || path;
		const { page, certificate } = result.report;
		const paths = { page: shown(page), ...(certificate && { certificate: shown(certificate) }) };
		if (options.json) {
			const { kept, exitCode } = result;
			const report = { ...paths, ...(kept && { kept }) };
			process.stdout.write(`${JSON.stringify({ ...result.review, report, exitCode }, null, "\t")}\n`);
		} else {
			process.stdout.write(reviewSummary(result, paths, colours(takesColours(process.stdout))));
		}
		process.exitCode = result.exitCode;
	} catch (error) {
		terminal.close();
		if (!stop.signal.aborted) throw error;
		throw new UserError("interrupted; nothing that was started goes on, and the clean room is gone", {
			whatToDo: "Run the same command again: a review starts anew.",
			exitCode: 130,
			cause: error,
		});
	} finally {
		for (const signal of signals) process.removeListener(signal, interrupt);
	}
}

function positive(option: string, text: string): number {
	const x = Number(text);
	if (text.trim() === "" || !Number.isFinite(x) || x <= 0) {
		throw new UserError(`${option} must be a number above 0; got "${text}"`, { exitCode: 2 });
	}
	return x;
}

function parseDate(text: string): string {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
	// 2025-02-30 is read as a day in March, which is another one.
	if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
		throw new UserError(`--date must be a day as YYYY-MM-DD; got "${text}"`, { exitCode: 2 });
	}
	return text;
}
