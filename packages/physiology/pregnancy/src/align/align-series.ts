import { checkInteger, checkSameLength, InvalidInputError } from "@quickening/core";

/** Pregnancies whose days are laid side by side. Arrays are of one length m; pregnancy i is row i of the result. */
export interface AlignedPregnancies {
	/** Whose pregnancy it is: whole numbers from 0. A person with two pregnancies counts once in a bin's mean. */
	readonly personIndex: ArrayLike<number>;
	/** Gestational day 0, days since 1970-01-01; NaN where nothing dates it. */
	readonly gestationStartDay: ArrayLike<number>;
	/** Day of birth or of the end, days since 1970-01-01; NaN while it is not known. */
	readonly endDay: ArrayLike<number>;
}

/** Values by day, one row a value, in any order. Arrays are of one length n. */
export interface DayValues {
	/** Row of the pregnancy in {@link AlignedPregnancies}. */
	readonly pregnancyIndex: ArrayLike<number>;
	/** Days since 1970-01-01. */
	readonly day: ArrayLike<number>;
	/** NaN where nothing was measured. */
	readonly value: ArrayLike<number>;
}

/** Weeks side by side: one bin a week. All arrays but `rows` are as long as there are bins. */
export interface AlignedSeries {
	readonly axis: "gestational-week" | "weeks-to-birth";
	/** Completed gestational weeks, or weeks to birth (1 is the last before it, 0 the first after it). */
	readonly week: Int32Array;
	/** People with at least one value in the bin. */
	readonly nPeople: Int32Array;
	/** Values in the bin. */
	readonly nValues: Int32Array;
	/** Pregnancies that had not ended before the bin began (by gestation), or reached it (by birth): who could have given a value. */
	readonly nGoingOn: Int32Array;
	/** Mean over people of each person's own mean; NaN where there is nobody. */
	readonly mean: Float64Array;
	/** Standard deviation between people of those means; NaN for fewer than two. */
	readonly sd: Float64Array;
	/** Mean of each pregnancy in each bin, row by row (m times the number of bins); NaN where it has no value. */
	readonly rows: Float64Array;
	/** Values that stand in no bin, and why. Together with the sum of `nValues` they are all that was given. */
	readonly leftOut: {
		readonly missingValue: number;
		readonly outsideWeeks: number;
		/** Gestational axis: on or after the day of birth. */
		readonly afterEnd: number;
		/** No day 0 (gestational axis), or no end (axis to birth). */
		readonly undated: number;
	};
}

/**
 * Lays the days of many pregnancies side by side by completed gestational week.
 *
 * Values on or after the day on which a pregnancy ended are counted and left out: gestation stops there, nothing is carried
 * forward, and a pregnancy that ended early is in the later bins' people no more. Means are by person first, so that those who
 * wore a device more often do not weigh more.
 *
 * @param pregnancies - Of one length m; see {@link AlignedPregnancies}.
 * @param values - Of one length n, in any order; see {@link DayValues}.
 * @param firstWeek - First completed week, negative before day 0.
 * @param lastWeek - Last completed week.
 * @returns One bin a week. Time grows with n plus m times the number of bins.
 * @throws InvalidInputError when lengths differ, an index points nowhere, or the last week is before the first.
 *
 * Source: by definition.
 * @example
 * const pregnancies = { personIndex: [0], gestationStartDay: [0], endDay: [280] };
 * const values = { pregnancyIndex: [0, 0], day: [70, 76], value: [80, 84] };
 * alignByGestation(pregnancies, values, { firstWeek: 10, lastWeek: 10 }).mean; // [82]
 */
export function alignByGestation(
	pregnancies: AlignedPregnancies,
	values: DayValues,
	{ firstWeek = 0, lastWeek = 43 }: { readonly firstWeek?: number; readonly lastWeek?: number } = {},
): AlignedSeries {
	const nWeeks = check("alignByGestation", pregnancies, values, firstWeek, lastWeek);
	const { gestationStartDay, endDay } = pregnancies;
	const bins = emptyBins(pregnancies.personIndex.length, nWeeks);
	for (let i = 0; i < values.value.length; i++) {
		const pregnancy = values.pregnancyIndex[i]!;
		const value = values.value[i]!;
		const day = values.day[i]!;
		const start = gestationStartDay[pregnancy]!;
		if (Number.isNaN(value)) bins.missingValue++;
		else if (Number.isNaN(start)) bins.undated++;
		else if (day >= endDay[pregnancy]!) bins.afterEnd++;
		else add(bins, pregnancy, Math.floor((day - start) / 7) - firstWeek, value);
	}
	const nGoingOn = new Int32Array(nWeeks);
	for (let row = 0; row < bins.nRows; row++) {
		const start = gestationStartDay[row]!;
		if (Number.isNaN(start)) continue;
		const length = endDay[row]! - start;
		for (let bin = 0; bin < nWeeks; bin++) if (!(length <= (firstWeek + bin) * 7)) nGoingOn[bin]!++;
	}
	const week = Int32Array.from({ length: nWeeks }, (_, bin) => firstWeek + bin);
	return finish("gestational-week", bins, pregnancies.personIndex, week, nGoingOn);
}

/**
 * Lays the days of many pregnancies side by side by week to birth, and on past it.
 *
 * Bin 1 is the last seven days before birth, 0 the day of birth and the six after it, -1 the seven after those. Pregnancies
 * whose end is not known have no place on this axis: their values are counted as undated. Days before day 0 are left out as well
 * (`outsideWeeks`), so that a short pregnancy is not lengthened by the weeks before it.
 *
 * @param pregnancies - Of one length m.
 * @param values - Of one length n, in any order.
 * @param weeksBefore - Weeks before birth, from 1.
 * @param weeksAfter - Weeks after birth, 0 for none.
 * @returns One bin a week, from the furthest before birth to the last after it.
 * @throws InvalidInputError when lengths differ, an index points nowhere, or a number of weeks is none.
 *
 * Source: by definition.
 * @example
 * const pregnancies = { personIndex: [0], gestationStartDay: [0], endDay: [280] };
 * const values = { pregnancyIndex: [0, 0], day: [279, 280], value: [90, 95] };
 * alignByTimeToBirth(pregnancies, values, { weeksBefore: 1, weeksAfter: 1 }).mean; // [90, 95]
 */
export function alignByTimeToBirth(
	pregnancies: AlignedPregnancies,
	values: DayValues,
	{ weeksBefore = 40, weeksAfter = 12 }: { readonly weeksBefore?: number; readonly weeksAfter?: number } = {},
): AlignedSeries {
	checkInteger("alignByTimeToBirth", "weeksBefore", weeksBefore, 1);
	checkInteger("alignByTimeToBirth", "weeksAfter", weeksAfter);
	const nWeeks = check("alignByTimeToBirth", pregnancies, values, 1, weeksBefore + weeksAfter);
	const { gestationStartDay, endDay } = pregnancies;
	const bins = emptyBins(pregnancies.personIndex.length, nWeeks);
	for (let i = 0; i < values.value.length; i++) {
		const pregnancy = values.pregnancyIndex[i]!;
		const value = values.value[i]!;
		const day = values.day[i]!;
		const toBirth = endDay[pregnancy]! - day;
		if (Number.isNaN(value)) bins.missingValue++;
		else if (Number.isNaN(toBirth)) bins.undated++;
		else if (day < gestationStartDay[pregnancy]!) bins.outsideWeeks++;
		else add(bins, pregnancy, weeksBefore - Math.ceil(toBirth / 7), value);
	}
	const nGoingOn = new Int32Array(nWeeks);
	for (let row = 0; row < bins.nRows; row++) {
		if (Number.isNaN(endDay[row]!)) continue;
		const length = endDay[row]! - gestationStartDay[row]!;
		// A bin of k weeks to birth ends 7 (k - 1) days before it: only a pregnancy longer than that has days in it.
		for (let bin = 0; bin < nWeeks; bin++) if (!(length <= (weeksBefore - bin - 1) * 7)) nGoingOn[bin]!++;
	}
	const week = Int32Array.from({ length: nWeeks }, (_, bin) => weeksBefore - bin);
	return finish("weeks-to-birth", bins, pregnancies.personIndex, week, nGoingOn);
}

interface Bins {
	readonly nRows: number;
	readonly nWeeks: number;
	readonly sums: Float64Array;
	readonly counts: Int32Array;
	missingValue: number;
	outsideWeeks: number;
	afterEnd: number;
	undated: number;
}

function emptyBins(nRows: number, nWeeks: number): Bins {
	return {
		nRows,
		nWeeks,
		sums: new Float64Array(nRows * nWeeks),
		counts: new Int32Array(nRows * nWeeks),
		missingValue: 0,
		outsideWeeks: 0,
		afterEnd: 0,
		undated: 0,
	};
}

function add(bins: Bins, row: number, bin: number, value: number): void {
	if (bin < 0 || bin >= bins.nWeeks) {
		bins.outsideWeeks++;
		return;
	}
	bins.sums[row * bins.nWeeks + bin]! += value;
	bins.counts[row * bins.nWeeks + bin]!++;
}

/** Means of pregnancies, then of people, then over people. */
function finish(
	axis: AlignedSeries["axis"],
	bins: Bins,
	personIndex: ArrayLike<number>,
	week: Int32Array,
	nGoingOn: Int32Array,
): AlignedSeries {
	const { nRows, nWeeks, sums, counts } = bins;
	const rows = new Float64Array(nRows * nWeeks);
	const nValues = new Int32Array(nWeeks);
	let nPersons = 0;
	for (let row = 0; row < nRows; row++) nPersons = Math.max(nPersons, personIndex[row]! + 1);
	const personSums = new Float64Array(nPersons);
	const personCounts = new Int32Array(nPersons);
	const nPeople = new Int32Array(nWeeks);
	const mean = new Float64Array(nWeeks);
	const sd = new Float64Array(nWeeks);
	for (let bin = 0; bin < nWeeks; bin++) {
		personSums.fill(0);
		personCounts.fill(0);
		for (let row = 0; row < nRows; row++) {
			const at = row * nWeeks + bin;
			const count = counts[at]!;
			nValues[bin]! += count;
			rows[at] = count === 0 ? Number.NaN : sums[at]! / count;
			if (count === 0) continue;
			personSums[personIndex[row]!]! += rows[at]!;
			personCounts[personIndex[row]!]!++;
		}
		let n = 0;
		let average = 0;
		let squares = 0;
		for (let person = 0; person < nPersons; person++) {
			if (personCounts[person]! === 0) continue;
			const own = personSums[person]! / personCounts[person]!;
			n++;
			const step = own - average;
			average += step / n;
			squares += step * (own - average);
		}
		nPeople[bin] = n;
		mean[bin] = n === 0 ? Number.NaN : average;
		sd[bin] = n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1));
	}
	const { missingValue, outsideWeeks, afterEnd, undated } = bins;
	return {
		axis,
		week,
		nPeople,
		nValues,
		nGoingOn,
		mean,
		sd,
		rows,
		leftOut: { missingValue, outsideWeeks, afterEnd, undated },
	};
}

function check(
	where: string,
	{ personIndex, gestationStartDay, endDay }: AlignedPregnancies,
	{ pregnancyIndex, day, value }: DayValues,
	first: number,
	last: number,
): number {
	const people = { argument: "personIndex", values: personIndex };
	checkSameLength(where, people, { argument: "gestationStartDay", values: gestationStartDay });
	checkSameLength(where, people, { argument: "endDay", values: endDay });
	const rows = { argument: "pregnancyIndex", values: pregnancyIndex };
	checkSameLength(where, rows, { argument: "day", values: day });
	checkSameLength(where, rows, { argument: "value", values: value });
	if (!Number.isInteger(first) || !Number.isInteger(last) || last < first || last - first >= 1000)
		throw new InvalidInputError(
			`${where}: firstWeek and lastWeek must be whole numbers in order, fewer than 1000 weeks; got ${first} and ${last}`,
			{ code: "out-of-range", argument: "lastWeek", received: last },
		);
	checkIndices(where, "personIndex", personIndex, 10_000_000);
	checkIndices(where, "pregnancyIndex", pregnancyIndex, personIndex.length);
	for (let i = 0; i < value.length; i++)
		if (value[i] === Number.POSITIVE_INFINITY || value[i] === Number.NEGATIVE_INFINITY || !Number.isInteger(day[i]))
			throw new InvalidInputError(
				`${where}: value must be finite or NaN, and day a whole number; got ${value[i]} on day ${day[i]} (row ${i})`,
				{ code: "not-finite", argument: "value", received: value[i] },
			);
	return last - first + 1;
}

function checkIndices(where: string, argument: string, indices: ArrayLike<number>, below: number): void {
	for (let i = 0; i < indices.length; i++) {
		const index = indices[i]!;
		if (Number.isInteger(index) && index >= 0 && index < below) continue;
		throw new InvalidInputError(
			`${where}: ${argument} must be whole numbers from 0 to ${below - 1}; got ${index} (at ${i})`,
			{
				code: "out-of-range",
				argument,
				received: index,
			},
		);
	}
}
