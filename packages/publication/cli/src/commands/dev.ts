import { findWorkspace } from "@quickening/workspace";
import { createTerminal, UserError } from "@quickening/workspace/terminal";
import { Command } from "commander";
import { dev } from "../dev/index.ts";
import { requirePapers } from "./papers-argument.ts";

/** `quickening dev [paper...]`. */
export function devCommand(): Command {
	return new Command("dev")
		.description("serve the site while you write: a saved file re-runs the stages that it touches and reloads the page")
		.argument("[paper...]", "papers to keep up to date (default: all)")
		.option("--port <number>", "port on 127.0.0.1; 0 takes a free one", "0")
		.addHelpText(
			"after",
			`
Watches papers/, packages/, data/ and notebooks/. A line tells each rebuild: what was saved, which stages ran, how long it
took. What goes wrong is shown here and as a notice on the page, and ends nothing. Ctrl-C ends everything.

Examples:
  quickening dev my-study
  quickening dev --port 4174`,
		)
		.action(run);
}

async function run(papers: string[], options: { port: string }): Promise<void> {
	const port = Number(options.port);
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new UserError(`--port must be a whole number from 0 to 65535; got ${options.port}`, { exitCode: 2 });
	}
	const workspace = findWorkspace();
	requirePapers(workspace.root, papers);
	const terminal = createTerminal();
	const stop = new AbortController();
	const interrupt = () => {
		if (stop.signal.aborted) return;
		terminal.line("ending what runs ...");
		stop.abort();
	};
	const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
	for (const signal of signals) process.on(signal, interrupt);
	try {
		await dev(workspace, {
			papers: [...new Set(papers)],
			port,
			terminal,
			signal: stop.signal,
			onReady: (address) => {
				process.stdout.write(`${address}${papers.length === 1 ? `papers/${papers[0]}` : ""}\n`);
				terminal.line("Save a file and watch; Ctrl-C ends this.");
			},
		});
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
		throw new UserError(`port ${port} is taken by another program`, {
			whatToDo: "Give another one, or none for any that is free.",
		});
	} finally {
		for (const signal of signals) process.removeListener(signal, interrupt);
	}
}
