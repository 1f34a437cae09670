import { readFile, stat } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { InvalidInputError } from "@quickening/core";
import { Command, InvalidArgumentError } from "commander";
import { checkCohort } from "../../checks/check-cohort.ts";
import { type CohortDeidentificationReport, deidentifyCohort } from "../../deidentification/deidentify-cohort.ts";
import { readCohort, writeCohort } from "../read-cohort.ts";
import { readMapping } from "./options.ts";

interface DeidentifyFlags {
	readonly key: string;
	readonly mapping?: string;
	readonly keepWeekday: boolean;
	readonly keepEarlyEnded: boolean;
	readonly k: number;
	readonly replace: boolean;
	readonly json: boolean;
}

/** `deidentify FOLDER OUT --key FILE`: the whole cohort at once. */
export function deidentifyCommand(): Command {
	return new Command("deidentify")
		.description("writes a cohort without ids, dates and zones of people: one shift of dates a woman with her infants")
		.argument("<folder>", "as for check, which must find no broken link")
		.argument("<out>", "where it shall stand: a folder that is empty or not there")
		.requiredOption(
			"--key <file>",
			"32 random bytes or more, kept away from the data: openssl rand -hex 32 > study.key",
		)
		.option(
			"--mapping <file>",
			"names of the study's own files and columns, as JSON; default: mapping.json in the folder",
		)
		.option("--keep-weekday", "move dates by whole weeks", false)
		.option(
			"--keep-early-ended",
			"leave in pregnancies that ended early: for named people under an agreement alone",
			false,
		)
		.option("--k <n>", "fewest women who must share what they may be recognised by", kOption, 5)
		.option("--replace", "replace a cohort that is there, once this one is whole", false)
		.option("--json", "print the report as JSON", false)
		.action(async (folder: string, out: string, flags: DeidentifyFlags) => {
			const key = await readKey(flags.key, [folder, out]);
			const mapping = flags.mapping === undefined ? {} : { mapping: await readMapping(flags.mapping) };
			const { tables } = await readCohort(folder, mapping);
			const broken = checkCohort(tables as never, { rows: "counted" })
				.objects()
				.filter(({ code }) => code === "broken-link" || code === "wrong-pregnancy" || code === "duplicate-key");
			if (broken.length > 0) {
				throw new InvalidInputError(
					`cohort deidentify: ${folder} must have links that hold; "check" finds ${broken.map(({ table, code }) => `${code} in ${table}`).join(", ")}`,
					{ code: "broken-link", argument: "folder", received: folder },
				);
			}
			const { cohort, report } = deidentifyCohort(tables, {
				...{
					key,
					keepWeekday: flags.keepWeekday,
					k: flags.k,
					earlyEnded: flags.keepEarlyEnded ? ("keep" as const) : ("remove" as const),
				},
			});
			await writeCohort(out, cohort, { replace: flags.replace });
			process.stdout.write(flags.json ? `${JSON.stringify(report, null, "\t")}\n` : said(out, report));
		});
}

/**
 * Bytes of the key's file, without the line end after them; it may lie in neither folder, where it would travel with the data.
 */
async function readKey(file: string, folders: readonly string[]): Promise<Uint8Array> {
	const inside = folders.find((folder) => resolve(file).startsWith(`${resolve(folder)}${sep}`));
	if (inside !== undefined) {
		throw new InvalidInputError(
			`cohort deidentify: --key ${file} must lie away from the data; got a file in ${inside}`,
			{
				code: "key",
				argument: "--key",
				received: file,
			},
		);
	}
	const found = await stat(file).catch(() => undefined);
	if (found?.isFile() !== true) {
		throw new InvalidInputError(
			`cohort deidentify: --key ${file} must be a file that can be read. Make one, away from the data: openssl rand -hex 32 > study.key`,
			{
				code: "key",
				argument: "--key",
				received: file,
			},
		);
	}
	const bytes = await readFile(file);
	let end = bytes.length;
	while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
	return new Uint8Array(bytes.subarray(0, end));
}

function said(out: string, { rows, removedRows, kAnonymity, nLongDays, notes }: CohortDeidentificationReport): string {
	const { quasiIdentifiers, k, isMet, nEmptied, nAtRisk } = kAnonymity;
	const judged = isMet
		? `at least ${k} women share each`
		: `NOT met: ${nAtRisk} women share theirs with fewer than ${k}`;
	return [
		`${out}:`,
		...Object.entries(rows).map(([table, n]) => {
			const gone = removedRows[table as keyof typeof removedRows];
			return `  ${table}: ${n} rows${gone === undefined ? "" : `; ${gone} taken out`}`;
		}),
		`k-anonymity of ${quasiIdentifiers.join(", ")}: ${judged}; emptied for ${nEmptied}`,
		`Days of more than 1,440 minutes, cut: ${nLongDays}`,
		...notes,
		"",
	].join("\n");
}

function kOption(text: string): number {
	if (/^\d+$/.test(text) && Number(text) >= 2) return Number(text);
	throw new InvalidArgumentError("It must be a whole number of at least 2.");
}
