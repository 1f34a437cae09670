#!/usr/bin/env node
/*
 * The quickening command: wires the subcommands, and turns what goes wrong into one message and an exit code.
 * 0: all is well; 1: something differs or failed; 2: the command was not understood; 130: ended by Ctrl-C.
 */
import { isDvcError } from "@quickening/dvc";
import { Command, CommanderError } from "commander";
import { benchCommand } from "./commands/bench.ts";
import { dataCommand } from "./commands/data.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { reproduceCommand } from "./commands/reproduce.ts";
import { siteCommand } from "./commands/site.ts";
import { statusCommand } from "./commands/status.ts";
import { syncCommand } from "./commands/sync.ts";
import { quickeningVersion } from "./reproduce/environment.ts";
import { createTerminal, isUserError } from "./terminal/index.ts";

function program(): Command {
	const command = new Command("quickening")
		.description("Rebuilds papers from data to report, and says which results agree.")
		.version(quickeningVersion(), "-V, --version", "print the version")
		.option("--verbose", "print where an error came from")
		.addHelpText(
			"after",
			`
Examples:
  quickening reproduce                   rebuild every paper and the report
  quickening status                      what that would do
  quickening data get ctu-uhb-ctg        fetch a data set
  quickening site                        read the report
Each command has --help.`,
		)
		.showSuggestionAfterError()
		.showHelpAfterError("(--help says what there is)")
		.exitOverride();
	for (const sub of [
		reproduceCommand(),
		statusCommand(),
		siteCommand(),
		dataCommand(),
		syncCommand(),
		doctorCommand(),
		benchCommand(),
	]) {
		command.addCommand(settled(sub, command));
	}
	return command;
}

/** Gives a subcommand, and those below it, the manners of the whole. */
function settled(command: Command, parent: Command): Command {
	command.copyInheritedSettings(parent);
	for (const sub of command.commands) settled(sub, command);
	return command;
}

function report(error: unknown, verbose: boolean): void {
	if (error instanceof CommanderError) {
		// Commander has printed its message, or the help or version that was asked for.
		process.exitCode = error.exitCode === 0 ? 0 : 2;
		return;
	}
	const terminal = createTerminal({ quiet: false });
	const { message, whatToDo, exitCode } = explain(error);
	terminal.error(message);
	if (whatToDo) terminal.line(whatToDo);
	if (verbose) terminal.line(error instanceof Error ? (error.stack ?? "") : "");
	if (process.argv.includes("--json")) {
		process.stdout.write(`${JSON.stringify({ schema: 1, error: { message, whatToDo }, exitCode }, null, "\t")}\n`);
	}
	process.exitCode = exitCode;
}

function explain(error: unknown): { message: string; whatToDo: string | undefined; exitCode: number } {
	if (isUserError(error)) return { message: error.message, whatToDo: error.whatToDo, exitCode: error.exitCode };
	if (isDvcError(error)) {
		const end = error.stderr.trim().split("\n").slice(-8).join("\n");
		return { message: `${error.message}${end ? `\n${end}` : ""}`, whatToDo: error.whatToDo, exitCode: 1 };
	}
	return {
		message: error instanceof Error ? error.message : String(error),
		whatToDo: "This was not foreseen; the same command with --verbose says where it happened.",
		exitCode: 1,
	};
}

const verbose = process.argv.includes("--verbose") || Boolean(process.env.DEBUG);
try {
	const args = process.argv.slice(2).filter((argument) => argument !== "--verbose");
	const command = program();
	if (args.length === 0) command.outputHelp();
	else await command.parseAsync(args, { from: "user" });
} catch (error) {
	report(error, verbose);
}
