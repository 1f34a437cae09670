#!/usr/bin/env node
/*
 * The cohort command, `npm run cohort -- make --into FOLDER` or `-- check FOLDER`: wires the subcommands, and turns what goes
 * wrong into one message and an exit code. 0: all is well; 1: it failed, or check found an error; 2: the command was not
 * understood; 130: ended by Ctrl-C.
 */
import { Command, CommanderError } from "commander";
import { makeCommand } from "./make.ts";
import { studyCommands } from "./study-commands.ts";

const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.abort(signal));
endWithStarter();

const command = new Command("cohort")
	.description("Cohorts of mothers and infants as files.")
	.showSuggestionAfterError()
	.showHelpAfterError("(--help says what there is)")
	.exitOverride();
for (const each of [makeCommand(ending.signal), ...studyCommands()])
	command.addCommand(each.copyInheritedSettings(command));

try {
	await command.parseAsync(process.argv.slice(2), { from: "user" });
} catch (error) {
	process.exitCode = report(error);
}

function report(error: unknown): number {
	// Commander has printed its message, or the help that was asked for.
	if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
	if (ending.signal.aborted) {
		process.stderr.write("Stopped; nothing was left behind.\n");
		return 130;
	}
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	return 1;
}

/** Ends it, as Ctrl-C would, when the npm script that started it is gone, after kill -9 too. */
function endWithStarter(): void {
	const starter = process.ppid;
	if (process.env["QUICKENING_STARTER"] !== String(starter)) return;
	setInterval(() => {
		if (process.ppid !== starter) ending.abort("SIGTERM");
	}, 250).unref();
}
