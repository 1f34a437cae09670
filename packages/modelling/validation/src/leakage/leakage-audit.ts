import { InvalidInputError } from "@quickening/core";
import type { Matrix } from "@quickening/stats";
import { fittingLeak, type Preparation } from "./fitting-leak.ts";
import type { Leak } from "./leak.ts";

/** Result of {@link leakageAudit}. */
export interface LeakageAudit {
	/** True when none of the kinds that were looked for was found. */
	readonly clean: boolean;
	readonly leaks: readonly Leak[];
	/** What was looked for: a kind whose input was not given was not. */
	readonly checked: readonly Leak["kind"][];
	readonly nRows: number;
}

/** What {@link leakageAudit} looks at; each has one entry a row. */
export interface LeakageAuditInput {
	/** Part of each row: number of the fold, or words such as "training" and "test". */
	readonly parts: ArrayLike<string | number>;
	readonly participantIds?: ArrayLike<string | number>;
	/** Compared exactly, all columns at once. */
	readonly features?: Matrix;
	/** Original row that each row is or was made from (as `oversample` and `smote` return). */
	readonly sourceRows?: ArrayLike<number>;
	/** The second original row (as `smote` returns). */
	readonly neighbourRows?: ArrayLike<number>;
	/** How features were made of all rows before the split; it is run once more without the rows of each part. */
	readonly preparation?: Preparation;
}

/**
 * Looks for what lets a test see its training data: the same participant, the same row, or rows made from the same original
 * row in different parts of a split, and features that were fitted to all rows.
 *
 * Finding nothing does not prove a split clean: a lambda, or a model, that was chosen on all rows leaves no trace here.
 *
 * @param input - The parts, and whatever is known about the rows.
 * @returns The leaks found, and which kinds were looked for.
 * @throws InvalidInputError when an input has another number of rows than `parts`.
 *
 * Source: Kapoor S, Narayanan A. Patterns 2023;4:100804, doi:10.1016/j.patter.2023.100804 (types L1.2, L1.3, L1.4 and L3.2);
 * oversampling before the split: Vandewiele 2021, doi:10.1016/j.artmed.2020.101987.
 * @example
 * leakageAudit({ parts: [0, 0, 1], participantIds: ["a", "b", "b"] }).leaks[0].kind; // "participant"
 */
export function leakageAudit(input: LeakageAuditInput): LeakageAudit {
	const { parts, participantIds, features, sourceRows, neighbourRows, preparation } = input;
	const nRows = parts.length;
	const checkRows = (argument: string, length: number | undefined) => {
		if (length === undefined || length === nRows) return;
		throw new InvalidInputError(`leakageAudit: ${argument} must have as many rows as parts (${nRows}); got ${length}`, {
			code: "length-mismatch",
			argument,
			received: length,
		});
	};
	checkRows("participantIds", participantIds?.length);
	checkRows("features", features?.nRows);
	checkRows("sourceRows", sourceRows?.length);
	checkRows("neighbourRows", neighbourRows?.length);
	checkRows("preparation.raw", preparation?.raw.nRows);
	checkRows("preparation.outcomes", preparation?.outcomes?.length);
	const checked: Leak["kind"][] = [];
	const leaks: Leak[] = [];
	const look = (
		kind: Leak["kind"],
		keysOf: (row: number) => readonly (string | number)[],
		one: string,
		many: string,
	) => {
		checked.push(kind);
		const { rows, nShared } = sharedAcrossParts(parts, keysOf);
		if (nShared === 0) return;
		leaks.push({
			kind,
			rows,
			nShared,
			message: `${nShared} ${nShared === 1 ? one : many} in more than one part (${rows.length} of ${nRows} rows).`,
		});
	};
	if (participantIds !== undefined) {
		look("participant", (row) => [participantIds[row]], "participant has rows", "participants have rows");
	}
	if (features !== undefined)
		look(
			"duplicate",
			(row) => [keyOfRow(features, row)],
			"distinct row of features occurs",
			"distinct rows of features occur",
		);
	if (sourceRows !== undefined) {
		look(
			"source",
			(row) => (neighbourRows === undefined ? [sourceRows[row]] : [sourceRows[row], neighbourRows[row]]),
			"original row has descendants",
			"original rows have descendants",
		);
	}
	if (preparation !== undefined) {
		checked.push("fitting");
		const leak = fittingLeak(parts, preparation);
		if (leak !== undefined) leaks.push(leak);
	}
	return { clean: leaks.length === 0, leaks, checked, nRows };
}

/** Keys that occur in more than one part, and the rows that carry one of them. */
function sharedAcrossParts(
	parts: ArrayLike<string | number>,
	keysOf: (row: number) => readonly (string | number)[],
): { rows: Int32Array; nShared: number } {
	const partOfKey = new Map<string | number, string | number>();
	const shared = new Set<string | number>();
	for (let row = 0; row < parts.length; row++) {
		for (const key of keysOf(row)) {
			if (!partOfKey.has(key)) partOfKey.set(key, parts[row]);
			else if (partOfKey.get(key) !== parts[row]) shared.add(key);
		}
	}
	const rows: number[] = [];
	if (shared.size > 0) {
		for (let row = 0; row < parts.length; row++) if (keysOf(row).some((key) => shared.has(key))) rows.push(row);
	}
	return { rows: Int32Array.from(rows), nShared: shared.size };
}

function keyOfRow({ values, nColumns }: Matrix, row: number): string {
	return values.subarray(row * nColumns, (row + 1) * nColumns).join(",");
}
