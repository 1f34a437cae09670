import type { Tolerance } from "./claim.ts";

/** One number as it is committed and as it came out of a rebuild. */
export interface NumberDifference {
	/** Its place: the id of a value, a row and column, or a path such as `rows[3].auc`. */
	readonly where: string;
	readonly committed: number;
	readonly rebuilt: number;
	/** Rebuilt minus committed. */
	readonly difference: number;
	/** The size of the difference as a fraction of the committed number; left out where that is 0. */
	readonly relative?: number;
}

/** A value that came out otherwise, by no more than its tolerance. */
export interface ValueDifference extends Omit<NumberDifference, "where"> {
	readonly id: string;
	readonly tolerance: Tolerance;
	/** Bounds of its interval that came out otherwise. */
	readonly bounds?: readonly NumberDifference[];
}

/**
 * A file whose numbers came out of a rebuild otherwise than they are committed, each by no more than is tolerated. The committed
 * bytes stay then, and all that follows is made from them.
 */
export interface WithinTolerance {
	/** How many of its numbers differ. */
	readonly numbers: number;
	/** How many it holds. */
	readonly of: number;
	/** The largest difference. */
	readonly largest: NumberDifference;
	/** The difference that is largest beside its committed number; left out where all of those are 0. */
	readonly largestRelative?: NumberDifference;
	/** What is tolerated; left out for a file of values, each of which has its own. */
	readonly tolerance?: Tolerance;
	/** The values that differ, of a file of values; sorted by id. */
	readonly values?: readonly ValueDifference[];
}

/** What a paper's outputs within tolerance have in common. */
export interface ToleratedDifferences {
	/** How many outputs came out within tolerance. */
	readonly outputs: number;
	readonly numbers: number;
	/**
	 * The largest difference of any, with the path of its file; left out where files were judged by the numbers that they print.
	 */
	readonly largest?: NumberDifference & { readonly path: string };
	/** Values by id. */
	readonly values: ReadonlyMap<string, ValueDifference>;
}

/** Gathers what came out within tolerance; undefined when nothing did. */
export function toleratedDifferences(
	outputs: readonly { readonly path: string; readonly state: string; readonly within?: WithinTolerance }[],
): ToleratedDifferences | undefined {
	const tolerated = outputs.filter(({ state }) => state === "within tolerance");
	if (tolerated.length === 0) return undefined;
	const known = tolerated.flatMap(({ path, within }) => (within ? [{ path, within }] : []));
	let largest: ToleratedDifferences["largest"];
	for (const { path, within } of known) {
		if (largest === undefined || Math.abs(within.largest.difference) > Math.abs(largest.difference)) {
			largest = { ...within.largest, path };
		}
	}
	return {
		outputs: tolerated.length,
		numbers: known.reduce((sum, { within }) => sum + within.numbers, 0),
		...(largest && { largest }),
		values: new Map(known.flatMap(({ within }) => (within.values ?? []).map((value) => [value.id, value] as const))),
	};
}
