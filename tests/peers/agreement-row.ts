import { compareCase } from "./compare-case.ts";
import type { PeerCase } from "./peer-case.ts";

/** A row of the agreement table: a case and what came of it, in numbers that a reader can take in. */
export interface AgreementRow {
	readonly package: string;
	readonly group: string;
	readonly measure: string;
	readonly function: string;
	readonly peer: string;
	readonly call: string;
	readonly input: string;
	readonly unit: string;
	/** How many values were compared; 1 is a number, and then both stand here to six digits. */
	readonly values: number;
	readonly theirs?: string;
	readonly ours?: string;
	/** The largest, in the unit, to one digit; "none" where every bit is the same. */
	readonly largestDifference: string;
	readonly letPass: string;
	readonly reason: string;
	readonly note?: string;
}

export function agreementRow(one: PeerCase): AgreementRow {
	const { ours, theirs, largestDifference } = compareCase(one);
	const { relative, absolute, reason } = one.tolerance;
	const letPass = [
		...(relative === undefined ? [] : [`${relative.toExponential(0)} of it`]),
		...(absolute === undefined ? [] : [`${absolute} ${one.unit}`.trim()]),
	].join(" or ");
	return {
		package: one.package,
		group: one.group,
		measure: one.measure,
		function: one.function,
		peer: one.peer,
		call: one.call,
		input: one.input,
		unit: one.unit,
		values: theirs.length,
		...(theirs.length === 1 ? { theirs: sixDigits(theirs[0]), ours: sixDigits(ours[0]) } : {}),
		largestDifference: largestDifference === 0 ? "none" : largestDifference.toExponential(0),
		letPass: letPass || "nothing",
		reason,
		...(one.note ? { note: one.note } : {}),
	};
}

function sixDigits(value: number): string {
	return Number.isNaN(value) ? "not estimable" : String(Number(value.toPrecision(6)));
}
