import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import { defaultDesign } from "../../synthetic/design/design.ts";
import { scenarios } from "../../synthetic/design/scenario.ts";
import { type MadeCohort, type MakeProgress, makeCohort } from "../make/make-cohort.ts";

interface MakeFlags {
	readonly into: string;
	readonly pregnancies: number;
	readonly seed: number;
	readonly threads: number;
	readonly scenario: keyof typeof scenarios;
	readonly bodyDays: boolean;
	readonly minutes?: number;
	readonly minutesFrom: number;
	readonly replace: boolean;
	readonly json: boolean;
}

/**
 * `make`: writes a synthetic cohort. Progress goes to standard error, what was made to standard output.
 *
 * @param signal - Ends it, with nothing left behind.
 */
export function makeCommand(signal: AbortSignal): Command {
	return new Command("make")
		.description(
			"makes a synthetic cohort with known truth: tables of a study as Parquet, and what is true beside them",
		)
		.requiredOption("--into <folder>", "where it shall stand: a folder that is empty or not there")
		.option("--pregnancies <n>", "how many", whole(1), 2000)
		.option("--seed <n>", "the same seed gives the same bytes", whole(0), defaultDesign.seed)
		.option(
			"--scenario <name>",
			`which sources are followed: ${Object.keys(scenarios).join(", ")}`,
			oneOfScenarios,
			"reference",
		)
		.option(
			"--threads <n>",
			"threads that make while one writes; the result is the same",
			whole(1),
			availableParallelism(),
		)
		.option("--body-days", "also what the body did each day, before any device: truth/body-day.parquet", false)
		.option("--minutes <days>", "also so many days of each pregnancy by the minute: minutes/minute.parquet", whole(1))
		.option("--minutes-from <day>", "gestational day from which minutes are made", whole(-90), 168)
		.option("--replace", "replace a cohort that is there, once this one is whole", false)
		.option("--json", "say what was made as JSON", false)
		.action(async (flags: MakeFlags) => {
			const progress = progressLine();
			const started = performance.now();
			try {
				const made = await makeCohort(flags.into, {
					design: { ...defaultDesign, seed: flags.seed, scenario: scenarios[flags.scenario] },
					pregnancies: flags.pregnancies,
					threads: flags.threads,
					bodyDays: flags.bodyDays,
					minutes: flags.minutes === undefined ? null : { fromGestationalDay: flags.minutesFrom, nDays: flags.minutes },
					replace: flags.replace,
					signal,
					onProgress: progress.show,
				});
				progress.clear();
				process.stdout.write(
					flags.json
						? `${JSON.stringify(made, null, "\t")}\n`
						: said(flags.into, made, (performance.now() - started) / 1000),
				);
			} catch (error) {
				progress.clear();
				throw error;
			}
		});
}

function said(folder: string, { pregnancies, personDays, rows, bytes, further }: MadeCohort, seconds: number): string {
	const tables = [
		...Object.entries(rows).map(([table, n]) => ({ table, n, bytes: bytes[table as keyof typeof bytes] ?? 0 })),
		...Object.entries(further).map(([table, each]) => ({ table, n: each.rows, bytes: each.bytes })),
	];
	const width = Math.max(...tables.map(({ table }) => table.length));
	const lines = tables.map(
		({ table, n, bytes: size }) =>
			`  ${table.padEnd(width)}  ${commas(n).padStart(12)} rows  ${(size / 1e6).toFixed(1).padStart(8)} MB`,
	);
	return [
		`${folder}: ${commas(pregnancies)} pregnancies of people who are made up, ${commas(personDays)} days of their lives, in ${seconds.toFixed(1)} s`,
		...lines,
		"",
	].join("\n");
}

/** One line that is written over on a terminal; elsewhere a line for each tenth. */
function progressLine(): { show(progress: MakeProgress): void; clear(): void } {
	const { stderr } = process;
	const started = performance.now();
	let shownAt = Number.NEGATIVE_INFINITY;
	let tenths = 0;
	return {
		show({ pregnancies, of, personDays, bytes }) {
			const now = performance.now();
			const seconds = (now - started) / 1000;
			const left = Math.ceil((seconds * (of - pregnancies)) / pregnancies);
			const text = `${commas(pregnancies)} of ${commas(of)} pregnancies, ${commas(personDays)} days, ${(bytes / 1e6).toFixed(0)} MB, ${left} s left`;
			if (stderr.isTTY) {
				if (now - shownAt < 200) return;
				shownAt = now;
				stderr.write(`\r${text}\u001b[K`);
			} else if (Math.floor((10 * pregnancies) / of) > tenths && pregnancies < of) {
				tenths = Math.floor((10 * pregnancies) / of);
				stderr.write(`${text}\n`);
			}
		},
		clear() {
			if (stderr.isTTY) stderr.write("\r\u001b[K");
		},
	};
}

function whole(least: number): (text: string) => number {
	return (text) => {
		const value = Number(text);
		if (/^-?\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
		throw new InvalidArgumentError(`It must be a whole number of at least ${least}.`);
	};
}

function oneOfScenarios(name: string): string {
	if (Object.hasOwn(scenarios, name)) return name;
	throw new InvalidArgumentError(`It must be one of ${Object.keys(scenarios).join(", ")}.`);
}

function commas(value: number): string {
	return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
