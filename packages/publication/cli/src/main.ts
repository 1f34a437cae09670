#!/usr/bin/env node
/*
 * The quickening command: wires the subcommands, and turns what goes wrong into one message and an exit code.
 * 0: all is well; 1: something differs or failed; 2: the command was not understood; 130: ended by Ctrl-C.
 */
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { quickeningVersion } from "@quickening/reproduce";
import { createTerminal, explainSystemError, isUserError, visibleControls } from "@quickening/workspace/terminal";
import { Command, CommanderError } from "commander";
import { endWithStarter } from "./end-with-starter.ts";

/** Loaded when they are asked for: a rebuild that has nothing to do takes less time than reading all of this. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
	reproduce: async () => (await import("./commands/reproduce.ts")).reproduceCommand(),
	review: async () => (await import("./commands/review.ts")).reviewCommand(),
	status: async () => (await import("./commands/status.ts")).statusCommand(),
	site: async () => (await import("./commands/site.ts")).siteCommand(),
	data: async () => (await import("./commands/data.ts")).dataCommand(),
	check: async () => (await import("./commands/check.ts")).checkCommand(),
	sync: async () => (await import("./commands/sync.ts")).syncCommand(),
	tables: async () => (await import("./commands/tables.ts")).tablesCommand(),
	new: async () => (await import("./commands/new.ts")).newCommand(),
	dev: async () => (await import("./commands/dev.ts")).devCommand(),
	doctor: async () => (await import("./commands/doctor.ts")).doctorCommand(),
	figures: async () => (await import("./commands/figures.ts")).figuresCommand(),
	bench: async () => (await import("./commands/bench.ts")).benchCommand(),
	why: async () => (await import("./commands/why.ts")).whyCommand(),
	disclose: async () => (await import("./commands/disclose.ts")).discloseCommand(),
	export: async () => (await import("./commands/export.ts")).exportCommand(),
	submission: async () => (await import("./commands/submission.ts")).submissionCommand(),
};

async function program(args: readonly string[]): Promise<Command> {
	const command = new Command("quickening")
		.description("Rebuilds papers from data to report, and says which results agree.")
		.version(quickeningVersion(), "-V, --version", "print the version")
		.option("--verbose", "print where an error came from")
		.addHelpText(
			"after",
			`
Examples:
  quickening reproduce                   rebuild every paper and the report
  quickening review intrapartum-ctg      rebuild it in a clean room, with a report
  quickening status                      what that would do
  quickening data get ctu-uhb-ctg        fetch a data set
  quickening site                        read the report
  quickening new paper my-study          begin a paper that builds as it stands
  quickening dev my-study                see its page while you write
Each command has --help.`,
		)
		.showSuggestionAfterError()
		.showHelpAfterError("(--help says what there is)")
		.exitOverride();
	const named = args[0] !== undefined && Object.hasOwn(commands, args[0]) ? [args[0]] : Object.keys(commands);
	for (const name of named) command.addCommand(settled(await commands[name]!(), command));
	return command;
}

/** Gives a subcommand, and those below it, the settings of its parent: how errors and help are printed. */
function settled(command: Command, parent: Command): Command {
	command.copyInheritedSettings(parent);
	for (const sub of command.commands) settled(sub, command);
	return command;
}

async function report(error: unknown, verbose: boolean): Promise<void> {
	if (error instanceof CommanderError) {
		// Commander has printed its message, or the help or version that was asked for.
		process.exitCode = error.exitCode === 0 ? 0 : 2;
		return;
	}
	const terminal = createTerminal({ quiet: false });
	const { message, whatToDo, exitCode } = explain(error, (await import("@quickening/dvc")).isDvcError);
	terminal.error(message);
	if (whatToDo) terminal.line(whatToDo);
	if (verbose) terminal.line(error instanceof Error ? (error.stack ?? "") : "");
	if (process.argv.includes("--json")) {
		process.stdout.write(`${JSON.stringify({ schema: 1, error: { message, whatToDo }, exitCode }, null, "\t")}\n`);
	}
	process.exitCode = exitCode;
}

function explain(
	error: unknown,
	isDvcError: typeof import("@quickening/dvc").isDvcError,
): { message: string; whatToDo: string | undefined; exitCode: number } {
	if (isUserError(error)) return { message: error.message, whatToDo: error.whatToDo, exitCode: error.exitCode };
	if (isDvcError(error)) {
		const end = error.stderr.trim().split("\n").slice(-8).join("\n");
		return { message: `${error.message}${end ? `\n${end}` : ""}`, whatToDo: error.whatToDo, exitCode: 1 };
	}
	const refused = explainSystemError(error);
	if (refused !== undefined) return { message: refused.message, whatToDo: refused.whatToDo, exitCode: 1 };
	return {
		message: error instanceof Error ? error.message : String(error),
		whatToDo: "This was not foreseen; the same command with --verbose says where it happened.",
		exitCode: 1,
	};
}

/** What is printed quotes papers and data sets: their controls are shown to a person, our colours kept. */
function showControls(stream: NodeJS.WriteStream): void {
	const write = stream.write.bind(stream) as (...args: readonly unknown[]) => boolean;
	stream.write = ((content: unknown, ...more: readonly unknown[]) =>
		write(
			typeof content === "string" ? visibleControls(content, { keepColours: true }) : content,
			...more,
		)) as typeof stream.write;
}

// Beside the checkout's other local state, so that it goes away with it.
enableCompileCache(join(import.meta.dirname, "..", "..", "..", "..", ".quickening", "compiled"));
endWithStarter();
if (process.stdout.isTTY) showControls(process.stdout);
const verbose = process.argv.includes("--verbose") || Boolean(process.env.DEBUG);
try {
	const args = process.argv.slice(2).filter((argument) => argument !== "--verbose");
	const command = await program(args);
	if (args.length === 0) command.outputHelp();
	else await command.parseAsync(args, { from: "user" });
} catch (error) {
	await report(error, verbose);
}
