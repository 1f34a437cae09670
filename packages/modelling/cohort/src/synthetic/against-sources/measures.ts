import type { SyntheticDays, SyntheticPregnancy } from "../synthetic-pregnancy.ts";

/** Values of one pregnancy that published numbers are compared with. Each gives NaN where the pregnancy has none. */
export type Measure = (pregnancy: SyntheticPregnancy) => number;

type Field = Exclude<keyof SyntheticDays, "n" | "firstDay" | "firstGestationalAgeDays" | "endIndex">;

/** Of live births alone: sources are of women who gave birth. */
const ofBirths =
	(measure: Measure): Measure =>
	(pregnancy) =>
		pregnancy.truth.ended === "live-birth" ? measure(pregnancy) : Number.NaN;

function meanOver(days: SyntheticDays, values: Float64Array, from: number, to: number): number {
	if (from < 0 || to > days.n) return Number.NaN;
	let sum = 0;
	for (let i = from; i < to; i++) sum += values[i];
	return sum / (to - from);
}

/** Mean of a quantity over days of pregnancy, from a gestational day on; NaN where she gave birth before their end. */
export const inPregnancy = (field: Field, fromDay: number, nDays = 7): Measure =>
	ofBirths(({ days }) => {
		const from = fromDay - days.firstGestationalAgeDays;
		return from + nDays > days.endIndex ? Number.NaN : meanOver(days, days[field], from, from + nDays);
	});

/** Mean of a quantity over days after birth, from a day on. */
export const afterBirth = (field: Field, fromDay: number, nDays = 7): Measure =>
	ofBirths(({ days }) => meanOver(days, days[field], days.endIndex + fromDay, days.endIndex + fromDay + nDays));

/** Mean of a quantity before gestational day 0. */
export const before = (field: Field): Measure =>
	ofBirths(({ days }) => meanOver(days, days[field], 0, -days.firstGestationalAgeDays));

export const minus =
	(a: Measure, b: Measure): Measure =>
	(pregnancy) =>
		a(pregnancy) - b(pregnancy);

/** Total sleep over days: deep, light and REM. */
export const sum =
	(...parts: readonly Measure[]): Measure =>
	(pregnancy) =>
		parts.reduce((total, part) => total + part(pregnancy), 0);

/** Mean change a day over the last days before birth, in births at term. */
export const slopeBeforeBirth = (field: Field, nDays: number): Measure =>
	ofBirths(({ days, truth }) => {
		if (truth.gestationalAgeAtEndDays < 259) return Number.NaN;
		const from = days.endIndex - nDays;
		const centre = (nDays - 1) / 2;
		let up = 0;
		let down = 0;
		for (let k = 0; k < nDays; k++) {
			up += (k - centre) * days[field][from + k];
			down += (k - centre) ** 2;
		}
		return up / down;
	});

/** Values of a series over the 60 days before pregnancy, as long as the source's on average; NaN where there is none. */
export type Series = (pregnancy: SyntheticPregnancy) => Float64Array;

const DAYS = 60;

export const bodyBefore =
	(field: Field, log = false): Series =>
	({ days }) => {
		const end = -days.firstGestationalAgeDays;
		const part = days[field].slice(Math.max(0, end - DAYS), end);
		return log ? part.map(Math.log) : part;
	};

/** What her device showed, missing days as NaN. */
export const shownBefore =
	(
		field: "restingHeartRateBpm" | "rmssdMs" | "sdnnMs" | "steps" | "totalSleepMinutes",
		as = (x: number) => x,
	): Series =>
	({ days, observed }) => {
		const end = -days.firstGestationalAgeDays;
		return observed.days[field].slice(Math.max(0, end - DAYS), end).map(as);
	};

/** Mean and number of the values that are there. */
function meanOfKnown(x: Float64Array): { mean: number; n: number } {
	let total = 0;
	let n = 0;
	for (const value of x) {
		if (Number.isNaN(value)) continue;
		total += value;
		n++;
	}
	return { mean: n < 14 ? Number.NaN : total / n, n };
}

/** Her mean; NaN with fewer than 14 days, as in the source. */
export const meanOf =
	(series: Series): Measure =>
	(pregnancy) =>
		meanOfKnown(series(pregnancy)).mean;

/** Variance within a woman. */
export const varianceOf =
	(series: Series): Measure =>
	(pregnancy) => {
		const x = series(pregnancy);
		const { mean, n } = meanOfKnown(x);
		let squares = 0;
		for (const value of x) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
		return Number.isNaN(mean) ? Number.NaN : squares / (n - 1);
	};

/** Correlation within a woman of a day's value with that of a day `lag` later, or of two series on the same day, over pairs. */
export const correlationWithin =
	(a: Series, b: Series, lag = 0): Measure =>
	(pregnancy) => {
		const x = a(pregnancy);
		const y = b(pregnancy);
		const mx = meanOfKnown(x).mean;
		const my = meanOfKnown(y).mean;
		let xy = 0;
		let n = 0;
		for (let i = 0; i + lag < x.length; i++) {
			const product = (x[i] - mx) * (y[i + lag] - my);
			if (Number.isNaN(product)) continue;
			xy += product;
			n++;
		}
		const variance = (z: Float64Array, mean: number) => {
			let squares = 0;
			let known = 0;
			for (const value of z) {
				if (Number.isNaN(value)) continue;
				squares += (value - mean) ** 2;
				known++;
			}
			return squares / known;
		};
		return n < 10 ? Number.NaN : xy / n / Math.sqrt(variance(x, mx) * variance(y, my));
	};

/** A reading in the clinic nearest a gestational day, within five days of it. */
export const atVisit =
	(
		read: (visit: SyntheticPregnancy["observed"]["visits"][number]) => number,
		gestationalDay: number,
		context: "office" | "home" = "office",
	): Measure =>
	({ observed, truth }) => {
		if (truth.ended === "loss") return Number.NaN;
		let best = Number.NaN;
		let distance = 6;
		for (const visit of observed.visits) {
			if (visit.context !== context) continue;
			const day = Math.round(Date.parse(visit.date) / 86400000) - truth.gestationStartDay;
			if (Math.abs(day - gestationalDay) >= distance || day >= truth.gestationalAgeAtEndDays) continue;
			distance = Math.abs(day - gestationalDay);
			best = read(visit);
		}
		return best;
	};

/** Total of a questionnaire on a day: gestational, or after birth; NaN where an item or the whole is missing. */
export const totalOn =
	(instrument: string, day: number, afterBirth: boolean): Measure =>
	({ observed, truth }) => {
		const from = truth.gestationStartDay + (afterBirth ? truth.gestationalAgeAtEndDays : 0);
		let total = Number.NaN;
		for (const answer of observed.questionnaires) {
			if (answer.instrument !== instrument) continue;
			if (Math.round(Date.parse(answer.date) / 86400000) !== from + day) continue;
			total = (Number.isNaN(total) && answer.item === (instrument === "city-bits" ? 3 : 1) ? 0 : total) + answer.score;
		}
		return total;
	};

/** Whether it is so, as 1 and 0, among women of whom it can be said. */
export const whether =
	(
		isSo: (pregnancy: SyntheticPregnancy) => boolean,
		among: (pregnancy: SyntheticPregnancy) => boolean = () => true,
	): Measure =>
	(pregnancy) =>
		among(pregnancy) ? (isSo(pregnancy) ? 1 : 0) : Number.NaN;
