import { isInvalidInput, seededRandom } from "@quickening/core";
import { damageFile } from "./damage-file.ts";

/** What a reader made of a file. */
export interface Reading {
	/** What was read, as text: equal texts are equal contents. One entry a part of the content. */
	readonly content: Readonly<Record<string, string>>;
	readonly warnings: number;
}

/** How a reader met damaged files. */
export interface Survey {
	/** Refused with an error of ours. */
	error: number;
	/** Read, with a warning that the undamaged file does not have. */
	warned: number;
	/** Read without a warning, to the same content. */
	same: number;
	/** Read without a warning, to another content. */
	silent: number;
	/** Of those, the ones that the format could have shown, with what was done. */
	unexplained: { readonly kind: string; readonly parts: readonly string[]; readonly bytes: Uint8Array }[];
	/** Errors that are none of ours: a fault of the reader. */
	faults: string[];
}

/** A reader under attack. */
export interface Attacked {
	/** Its name in the report, and the seed of the damage. */
	readonly name: string;
	/** Undamaged files, taken in turn. */
	readonly originals: readonly Uint8Array[];
	/** The reader; it may throw. */
	readonly read: (bytes: Uint8Array, original: number) => Reading | Promise<Reading>;
	/** Whether the format has nothing that tells what was read of a damaged file from the truth. */
	readonly isUnseen: (differing: readonly string[], found: Reading, truth: Reading) => boolean;
}

/** Damages files and gives them to a reader. */
export async function surveyDamage({ name, originals, read, isUnseen }: Attacked, files: number): Promise<Survey> {
	const random = seededRandom(name);
	const survey: Survey = { error: 0, warned: 0, same: 0, silent: 0, unexplained: [], faults: [] };
	const truths: Reading[] = [];
	for (const [i, original] of originals.entries()) truths.push(await read(original, i));
	for (let turn = 0; turn < files; turn++) {
		const i = turn % originals.length;
		const { bytes, kind } = damageFile(originals[i]!, { random, turn: Math.floor(turn / originals.length) });
		let reading: Reading;
		try {
			reading = await read(bytes, i);
		} catch (error) {
			if (isInvalidInput(error)) survey.error++;
			else survey.faults.push(`${kind}: ${(error as Error).stack ?? error}`);
			continue;
		}
		const truth = truths[i]!;
		const parts = Object.keys(truth.content).filter((part) => reading.content[part] !== truth.content[part]);
		if (reading.warnings > truth.warnings) survey.warned++;
		else if (parts.length === 0) survey.same++;
		else {
			survey.silent++;
			if (!isUnseen(parts, reading, truth)) survey.unexplained.push({ kind, parts, bytes });
		}
	}
	return survey;
}
