import { readFile } from "node:fs/promises";
import { InvalidInputError } from "@quickening/core";
import { InvalidArgumentError } from "commander";
import { dayOfDate } from "../../checks/study.ts";
import type { StudyMapping } from "../read-study.ts";

/** A date of the calendar. */
export function dateOption(text: string): string {
	if (!Number.isNaN(dayOfDate(text))) return text;
	throw new InvalidArgumentError("It must be a date such as 2026-11-30.");
}

/**
 * Reads a mapping.
 *
 * @throws InvalidInputError naming the file, when it cannot be read or is no object of JSON.
 */
export async function readMapping(file: string): Promise<StudyMapping> {
	const refuse = (rule: string) =>
		new InvalidInputError(`cohort: --mapping ${file} must ${rule}`, {
			code: "mapping",
			argument: "--mapping",
			received: file,
		});
	const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
		throw refuse(`be a file that can be read; got ${error.code ?? "an error"}`);
	});
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as StudyMapping;
	} catch {
		// Said below.
	}
	throw refuse(
		'hold an object of JSON such as { "day": { "file": "daily.csv", "columns": { "restingHeartRateBpm": "RHR" } } }',
	);
}
