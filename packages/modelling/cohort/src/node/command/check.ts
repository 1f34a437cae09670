import { writeFile } from "node:fs/promises";
import { defineColumns } from "@quickening/table";
import { Command, InvalidArgumentError } from "commander";
import { checkCohort } from "../../checks/check-cohort.ts";
import { type Problem, problemColumns } from "../../checks/problem.ts";
import type { Severity } from "../../checks/problem-kinds.ts";
import { readStudy, type StudyFolder } from "../read-study.ts";
import { dateOption, readMapping } from "./options.ts";

interface CheckFlags {
	readonly mapping?: string;
	readonly frozen?: string;
	readonly ends?: string;
	readonly most: number;
	readonly counted: boolean;
	readonly csv?: string;
	readonly json: boolean;
}

/** `check FOLDER`: lists what is wrong with a study's tables. Exit code 1 where something cannot be used as it stands. */
export function checkCommand(): Command {
	return new Command("check")
		.description("lists what is wrong with the tables of a study: CSV, TSV, Parquet or Arrow, a file a table")
		.argument(
			"<folder>",
			"holds day.csv, wear-session.csv, ...; cohort.json and mapping.json are read where they are there",
		)
		.option(
			"--mapping <file>",
			"names of the study's own files and columns, as JSON; default: mapping.json in the folder",
		)
		.option(
			"--frozen <date>",
			"local date of the data freeze; default: what cohort.json says, else today, but for people who are made up",
			dateOption,
		)
		.option("--ends <date>", "local date of the study's last day", dateOption)
		.option("--most <n>", "rows of one kind that are named; what is beyond is counted", mostOption, 20)
		.option("--counted", "name no row, and hide counts of 1 to 7: for a log that others read", false)
		.option("--csv <file>", "write the table of problems there as well")
		.option("--json", "print the problems as JSON", false)
		.action(async (folder: string, flags: CheckFlags) => {
			const mapping = flags.mapping === undefined ? undefined : await readMapping(flags.mapping);
			const study = await readStudy(folder, mapping === undefined ? {} : { mapping });
			// People who are made up may live in a future.
			const frozenOn = flags.frozen ?? study.about.frozenOn ?? (study.about.synthetic === true ? undefined : today());
			const problems = problemsOf(study, flags, frozenOn);
			if (flags.csv !== undefined) {
				await writeFile(flags.csv, defineColumns(problemColumns).fromRows(problems).toBytes("problems.csv"));
			}
			process.stdout.write(
				flags.json
					? `${JSON.stringify(jsonOf(study, problems, frozenOn), null, "\t")}\n`
					: said(folder, study, problems, frozenOn),
			);
			// What is missing altogether cannot be right.
			const isEmpty = Object.keys(study.files).length === 0;
			if (isEmpty || problems.some(({ severity }) => severity === "error")) process.exitCode = 1;
		});
}

function problemsOf(study: StudyFolder, { ends, most, counted }: CheckFlags, frozenOn: string | undefined): Problem[] {
	const found = checkCohort(study.tables, {
		...(frozenOn !== undefined && { frozenOn }),
		...{ most, rows: counted ? ("counted" as const) : ("named" as const) },
		...(ends !== undefined && { endsOn: ends }),
	});
	return [...study.problems, ...found.objects()];
}

/** The date here: what a study's tables may not reach beyond, where nobody says when they were frozen. */
function today(): string {
	const now = new Date();
	return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}

function jsonOf({ files }: StudyFolder, problems: readonly Problem[], frozenOn: string | undefined): object {
	return {
		files,
		frozenOn,
		problems: problems.map((each) => ({ ...each, rows: Number.isNaN(each.rows) ? null : each.rows })),
	};
}

const severities: Readonly<Record<Severity, string>> = {
	error: "cannot be used as it stands",
	warning: "doubtful",
	note: "to know",
};

function said(
	folder: string,
	{ files }: StudyFolder,
	problems: readonly Problem[],
	frozenOn: string | undefined,
): string {
	const names = Object.values(files);
	if (names.length === 0) {
		return `${folder}: no table of a cohort was found. "describe" lists them; a mapping says where they lie under other names.\n${problems.map(({ message }) => `  ${message}\n`).join("")}`;
	}
	const lines = [
		`${folder}: ${names.join(", ")}; ${frozenOn === undefined ? "no date of a freeze is known" : `frozen on ${frozenOn}`}`,
	];
	for (const [severity, words] of Object.entries(severities)) {
		const own = problems.filter((each) => each.severity === severity);
		if (own.length === 0) continue;
		lines.push("", `${severity}: ${words}`);
		for (const { table, key, column, code, message } of own) {
			lines.push(
				`  ${[table, column].filter((each) => each !== null).join(".")} [${code}]${key === null ? "" : ` ${key}`}`,
				`    ${message}`,
			);
		}
	}
	lines.push("", problems.length === 0 ? "Nothing was found." : summary(problems));
	return `${lines.join("\n")}\n`;
}

function summary(problems: readonly Problem[]): string {
	const parts = Object.keys(severities).map((severity) => {
		const n = problems.filter((each) => each.severity === severity).length;
		return `${n} ${severity}${n === 1 ? "" : "s"}`;
	});
	return `${parts.join(", ")}. Nothing was changed.`;
}

function mostOption(text: string): number {
	if (/^\d+$/.test(text)) return Number(text);
	throw new InvalidArgumentError("It must be a whole number.");
}
