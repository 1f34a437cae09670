import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Engine, inProcess, mapItems } from "@quickening/compute";
import { onThreads } from "@quickening/compute/node";
import { checkInteger, InvalidInputError } from "@quickening/core";
import { bodyDayColumns, minuteColumns, truthColumns } from "../../synthetic/cells/truth-columns.ts";
import { defaultDesign, type SyntheticDesign } from "../../synthetic/design/design.ts";
import { syntheticPregnancy } from "../../synthetic/make-pregnancy.ts";
import { cohortWriter, type WrittenTables } from "../cohort-writer.ts";
import { unpackCells } from "./packed-cells.ts";
import { beside, type MadeOf, type MadeRows, makePregnancies, type Stretch } from "./pregnancies.ts";

export interface MakeCohortOptions {
	/** What it is made by; {@link defaultDesign} by default. */
	readonly design?: SyntheticDesign;
	/** How many; 2,000 by default. */
	readonly pregnancies?: number;
	/** Threads that make them while this one writes; as many as the machine has cores by default. 1: all is done in this one. */
	readonly threads?: number;
	/** Whether the body's days are written beside the truth, in truth/body-day.parquet; false by default. */
	readonly bodyDays?: boolean;
	/** Minutes in minutes/minute.parquet: so many days of each pregnancy from a gestational day on. None by default. */
	readonly minutes?: { readonly fromGestationalDay: number; readonly nDays: number } | null;
	/** Whether a cohort that is there already is replaced once this one is whole; false by default. */
	readonly replace?: boolean;
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: MakeProgress) => void;
}

export interface MakeProgress {
	readonly pregnancies: number;
	readonly of: number;
	readonly personDays: number;
	readonly bytes: number;
}

/** What was made. */
export interface MadeCohort extends WrittenTables {
	readonly pregnancies: number;
	/** Days of the body of all women, from which the study's rows were taken. */
	readonly personDays: number;
}

/** Pregnancies that are made together: some 40,000 rows of days, which are a row group. */
const perStretch = 32;

/** Of tables with few rows a woman, which wait in memory until a row group is full. */
const smallRowsPerGroup = 8192;

/**
 * Makes a synthetic cohort and writes it: the study's tables, `truth/pregnancy.parquet` with what is true, and on request the
 * body's days and minutes. The same design and number give the same bytes on any number of threads. Memory does not grow with
 * the number of pregnancies. The folder is whole or not there, also when the process is killed.
 *
 * @param folder - Where it shall stand.
 * @throws InvalidInputError when the design or an option can't be, or the folder holds something already; the reason of the
 *   signal; Error with what to do when the disk is full.
 * @example
 * await makeCohort("cohorts/first", { pregnancies: 100 });
 */
export async function makeCohort(
	folder: string,
	{
		design = defaultDesign,
		pregnancies = 2000,
		threads = availableParallelism(),
		bodyDays = false,
		minutes = null,
		replace = false,
		signal,
		onProgress,
	}: MakeCohortOptions = {},
): Promise<MadeCohort> {
	checkInteger("makeCohort", "pregnancies", pregnancies, 1);
	checkInteger("makeCohort", "threads", threads, 1);
	if (pregnancies > 10_000_000) {
		throw new InvalidInputError(`makeCohort: pregnancies must be at most 10,000,000; got ${pregnancies}`, {
			code: "out-of-range",
			argument: "pregnancies",
			received: pregnancies,
		});
	}
	if (minutes !== null) {
		checkInteger("makeCohort", "minutes.nDays", minutes.nDays, 1);
		checkInteger("makeCohort", "minutes.fromGestationalDay", minutes.fromGestationalDay, -730);
	}
	// A design that can't be is refused before anything is touched.
	syntheticPregnancy(design, 0);
	const shared: MadeOf = { design, bodyDays, minutes };
	const engine: Engine<Stretch, MadeRows> =
		threads === 1
			? inProcess(makePregnancies, { shared })
			: onThreads(() => new Worker(new URL("./pregnancies.worker.ts", import.meta.url)), { threads, shared });
	const writer = await cohortWriter(folder, {
		replace,
		rowsPerGroup: smallRowsPerGroup,
		about: {
			title: "Synthetic cohort of pregnancies: the people are made up",
			synthetic: true,
			madeWith: { scenario: design.scenario.name, seed: design.seed, pregnancies },
		},
		further: {
			[beside.truth]: truthColumns(),
			...(bodyDays && { [beside.body]: bodyDayColumns }),
			...(minutes !== null && { [beside.minute]: minuteColumns }),
		},
	});
	let done = 0;
	let personDays = 0;
	try {
		for await (const made of mapItems(stretches(pregnancies), engine, signal === undefined ? {} : { signal })) {
			await writer.add(
				Object.fromEntries(Object.entries(made.cells).map(([name, cells]) => [name, unpackCells(cells)])),
			);
			await writer.addEncoded(made.encoded);
			done += made.pregnancies;
			personDays += made.personDays;
			onProgress?.({ pregnancies: done, of: pregnancies, personDays, bytes: writer.bytes });
		}
		signal?.throwIfAborted();
		return { ...(await writer.finish()), pregnancies, personDays };
	} catch (error) {
		const bytes = writer.bytes;
		await writer.abandon();
		throw explained(error, { folder, done, pregnancies, bytes });
	}
}

function* stretches(pregnancies: number): Generator<Stretch> {
	for (let from = 0; from < pregnancies; from += perStretch) {
		const to = Math.min(pregnancies, from + perStretch);
		yield { id: `pregnancies ${from} to ${to - 1}`, from, to };
	}
}

/** An error of the disk says how much room there must be and what to do. */
function explained(
	error: unknown,
	{ folder, done, pregnancies, bytes }: { folder: string; done: number; pregnancies: number; bytes: number },
): unknown {
	const code = (error as NodeJS.ErrnoException | undefined)?.code ?? "";
	if (!["ENOSPC", "EDQUOT", "EFBIG"].includes(code)) return error;
	const needs = done === 0 ? "" : ` The whole needs about ${Math.ceil((bytes / done) * pregnancies * 1.05e-6)} MB.`;
	return new Error(
		`makeCohort: no room is left for ${folder}: ${(error as Error).message}, after ${done} of ${pregnancies} pregnancies.${needs} Make room, or name a folder on another disk; nothing was left behind`,
		{ cause: error },
	);
}
