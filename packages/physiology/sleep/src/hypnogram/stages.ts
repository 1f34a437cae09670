import { InvalidInputError } from "@quickening/core";

/** Stages of the AASM; "?" is an epoch that was not scored. */
export type SleepStage = "W" | "N1" | "N2" | "N3" | "R" | "?";

/** How codes of a scoring become stages, by name. */
export const stageMappings = {
	/**
	 * Words of the AASM, and of Rechtschaffen and Kales, whose S3 and S4 (N4) are the AASM's N3; movement time is not a stage
	 * there.
	 */
	words: {
		W: "W",
		WAKE: "W",
		N1: "N1",
		S1: "N1",
		N2: "N2",
		S2: "N2",
		N3: "N3",
		S3: "N3",
		N4: "N3",
		S4: "N3",
		R: "R",
		REM: "R",
		"?": "?",
		MT: "?",
	},
	/** 0 to 5, where 3 and 4 are N3 and 5 is R; -1 not scored: the files of sleep-accel. */
	wakeToRem5: { "-1": "?", 0: "W", 1: "N1", 2: "N2", 3: "N3", 4: "N3", 5: "R" },
	/** 0 to 4, where 4 is R; -1 artefact, -2 not scored: YASA. */
	yasa: { "-2": "?", "-1": "?", 0: "W", 1: "N1", 2: "N2", 3: "N3", 4: "R" },
} as const satisfies Record<string, Readonly<Record<string, SleepStage>>>;

/**
 * Stages from the codes or words of a scoring.
 *
 * @param codes - One an epoch; words in any case.
 * @param options.mapping - A name of {@link stageMappings}, or a table of your own.
 * @returns One stage an epoch.
 * @throws InvalidInputError when a code is not in the mapping: it is never taken for something near.
 *
 * Source: Berry RB et al. The AASM manual for the scoring of sleep, 2012 on: N3 is stages 3 and 4 of Rechtschaffen and Kales.
 * @example
 * stagesFrom([0, 2, 4, 5], { mapping: "wakeToRem5" }); // ["W", "N2", "N3", "R"]
 */
export function stagesFrom(
	codes: readonly (string | number)[] | Float64Array,
	{ mapping }: { readonly mapping: keyof typeof stageMappings | Readonly<Record<string, SleepStage>> },
): SleepStage[] {
	const table: Readonly<Record<string, SleepStage>> | undefined =
		typeof mapping === "string" ? stageMappings[mapping] : mapping;
	if (!table)
		throw new InvalidInputError(
			`stagesFrom: mapping must be one of ${Object.keys(stageMappings)} or a table; got "${mapping}"`,
			{ code: "unknown-option", argument: "mapping", received: mapping },
		);
	return Array.from(codes as ArrayLike<string | number>, (code, i) => {
		const name = String(code).trim().toUpperCase();
		if (Object.hasOwn(table, name)) return table[name];
		throw new InvalidInputError(
			`stagesFrom: codes must be among ${Object.keys(table).join(", ")}; got "${code}" at ${i}. Give a mapping that has it.`,
			{ code: "unknown-stage", argument: "codes", received: code },
		);
	});
}
