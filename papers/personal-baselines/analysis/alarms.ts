import type { StageContext } from "@quickening/paper";
import { mean, median, quantile, standardDeviation, studentTCdf } from "@quickening/stats";
import { type Measure, measureNames, measures } from "./measures.ts";
import { isWeekend, type Person, readPeople } from "./people.ts";
import { type Estimate, overPeople } from "./resample.ts";

/** How often a night lies two standard deviations from the person's baseline. */
export interface AlarmRow {
	readonly measure: Measure | "any";
	readonly name: string;
	readonly baselineNights: number;
	readonly variant: "as it stands" | "weekends apart" | "baseline's spread widened";
	readonly nPeople: number;
	readonly nNights: number;
	/** Nights flagged, a month of 30.4 nights. */
	readonly rate: Estimate;
	/** With independent normal nights and a baseline of so many; null where that differs from night to night. */
	readonly expected: number | null;
	/** Rates of single people. */
	readonly medianPerson: number;
	readonly lowerQuartile: number;
	readonly upperQuartile: number;
	/** Share flagged after a flagged night, and after another. */
	readonly afterFlagged: Estimate;
	readonly afterOther: Estimate;
}

const MONTH = 30.4;

interface Judged {
	readonly day: number;
	readonly flagged: boolean;
}

/** How many alarms a month a rule of two standard deviations gives in people of whom no illness is known. */
export default async function alarms(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const deviations = stage.param<number>("deviations");
	const lengths = stage.param<readonly number[]>("baselineNights");
	const repeats = stage.param<number>("repeats");
	const seed = stage.param<number>("seed");
	const rows: AlarmRow[] = [];
	for (const n of lengths) {
		const plain = new Map<Measure, readonly (readonly Judged[])[]>();
		for (const measure of measures) {
			const judged = people.map((person) => judge(person, measure, { n, deviations, apart: false, widened: false }));
			plain.set(measure, judged);
			const options = { n, deviations, repeats, seed: `${seed}/alarms/${measure}/${n}` };
			rows.push(summary(measure, "as it stands", judged, options));
			if (n === 28) {
				const apart = people.map((person) => judge(person, measure, { n, deviations, apart: true, widened: false }));
				rows.push(summary(measure, "weekends apart", apart, options));
			}
			const widened = people.map((person) => judge(person, measure, { n, deviations, apart: false, widened: true }));
			rows.push(summary(measure, "baseline's spread widened", widened, options));
		}
		// Any of the measures that a night was judged by.
		const any = people.map((_, i) => {
			const nights = new Map<number, boolean>();
			for (const judged of plain.values()) {
				for (const { day, flagged } of judged[i] as readonly Judged[])
					nights.set(day, flagged || (nights.get(day) ?? false));
			}
			return [...nights].sort(([a], [b]) => a - b).map(([day, flagged]) => ({ day, flagged }));
		});
		rows.push(summary("any", "as it stands", any, { n, deviations, repeats, seed: `${seed}/alarms/any/${n}` }));
		stage.progress((lengths.indexOf(n) + 1) / lengths.length, `baseline of ${n} nights`);
	}
	stage.writeJson("alarms", rows);
	const method = `percentiles over ${repeats} resamples of people`;
	for (const row of rows) {
		const variant = { "as it stands": "plain", "weekends apart": "weekends", "baseline's spread widened": "widened" }[
			row.variant
		];
		const estimate = (
			id: string,
			{ estimate: value, low, high }: Estimate,
			unit: string,
			digits: number,
			what: string,
			scale = 1,
		) =>
			stage.value(`${id}.${row.measure}.${variant}.n${row.baselineNights}`, {
				value: scale * value,
				unit,
				digits,
				n: row.nPeople,
				units: "people",
				interval: { low: scale * low, high: scale * high, levelPercent: 95, method },
				method: `${what}: ${row.name}, baseline of ${row.baselineNights} nights, ${row.variant} (${row.nNights} nights judged)`,
			});
		estimate(
			"alarms",
			row.rate,
			"nights a month",
			1,
			`Nights more than ${deviations} standard deviations from the baseline, a month of ${MONTH} nights`,
		);
		if (row.variant !== "as it stands") continue;
		estimate("again", row.afterFlagged, "%", 0, "Nights flagged when the night before was", 100);
		estimate("fresh", row.afterOther, "%", 0, "Nights flagged when the night before was not", 100);
	}
	for (const n of lengths) {
		stage.value(`expected.n${n}`, {
			value: MONTH * expectedShare(n, deviations),
			unit: "nights a month",
			digits: 1,
			n: people.length,
			units: "people",
			method: `Nights flagged a month if nights were independent and normal, baseline of ${n} nights`,
		});
	}
}

interface Rule {
	readonly n: number;
	readonly deviations: number;
	/** Weekend nights against weekend nights, others against others. */
	readonly apart: boolean;
	/** The spread of a new night about a mean of n: widened by the root of 1 + 1/n, and t in place of the normal. */
	readonly widened: boolean;
}

/** Each night against the n nights had before it, when these lie within 2 n calendar days. */
export function judge(person: Person, measure: Measure, { n, deviations, apart, widened }: Rule): Judged[] {
	const nights = person.days.flatMap((day, i) => {
		const value = person.values[measure][i] as number;
		return Number.isNaN(value) ? [] : [{ day, value, weekend: isWeekend(day) }];
	});
	const judged: Judged[] = [];
	for (const [i, night] of nights.entries()) {
		if (i < n) continue;
		const before = nights.slice(i - n, i);
		if (night.day - (before[0]?.day ?? 0) > 2 * n) continue;
		const like = apart ? before.filter(({ weekend }) => weekend === night.weekend) : before;
		if (like.length < 6) continue;
		const values = like.map(({ value }) => value);
		const spread = standardDeviation(values);
		if (!(spread > 0)) continue;
		const distance = Math.abs(night.value - mean(values)) / spread;
		// At two normal deviations 4.55 percent lie outside: the t of as many percent, over a mean that is itself uncertain.
		const limit = widened ? tQuantileOf(deviations, values.length - 1) * Math.sqrt(1 + 1 / values.length) : deviations;
		judged.push({ day: night.day, flagged: distance > limit });
	}
	return judged;
}

const limits = new Map<string, number>();

/** The t with as large a tail as so many normal deviations, by bisection. */
function tQuantileOf(deviations: number, degreesOfFreedom: number): number {
	const key = `${deviations}/${degreesOfFreedom}`;
	const known = limits.get(key);
	if (known !== undefined) return known;
	const tail = studentTCdf(-deviations, 1e9);
	let low = deviations;
	let high = 20;
	for (let i = 0; i < 60; i++) {
		const middle = (low + high) / 2;
		if (studentTCdf(-middle, degreesOfFreedom) > tail) low = middle;
		else high = middle;
	}
	limits.set(key, (low + high) / 2);
	return (low + high) / 2;
}

/** Share flagged of independent normal nights against a mean and spread of n others. */
function expectedShare(n: number, deviations: number): number {
	return 2 * studentTCdf(-deviations / Math.sqrt(1 + 1 / n), n - 1);
}

function summary(
	measure: Measure | "any",
	variant: AlarmRow["variant"],
	judged: readonly (readonly Judged[])[],
	{ n, deviations, repeats, seed }: { n: number; deviations: number; repeats: number; seed: string },
): AlarmRow {
	const own = judged.filter((nights) => nights.length > 0).map(countsOf);
	const rates = own.filter((counts) => counts.nights >= 14).map((counts) => (MONTH * counts.flagged) / counts.nights);
	const drawn = overPeople(
		own.length,
		(people) => {
			const sum = { nights: 0, flagged: 0, afterFlagged: 0, againFlagged: 0, afterOther: 0, freshFlagged: 0 };
			for (const i of people) {
				const counts = own[i] as typeof sum;
				for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += counts[key];
			}
			return {
				rate: (MONTH * sum.flagged) / sum.nights,
				afterFlagged: sum.afterFlagged > 0 ? sum.againFlagged / sum.afterFlagged : Number.NaN,
				afterOther: sum.afterOther > 0 ? sum.freshFlagged / sum.afterOther : Number.NaN,
			};
		},
		{ repeats, seed: `${seed}/${variant}` },
	);
	return {
		measure,
		name: measure === "any" ? "Any of the four" : measureNames[measure],
		baselineNights: n,
		variant,
		nPeople: own.length,
		nNights: own.reduce((sum, { nights }) => sum + nights, 0),
		rate: drawn.rate,
		expected: {
			"as it stands": MONTH * expectedShare(n, deviations),
			// How many weekend nights stand behind a baseline differs from night to night.
			"weekends apart": null,
			"baseline's spread widened": MONTH * 2 * studentTCdf(-deviations, 1e9),
		}[variant],
		medianPerson: median(rates),
		lowerQuartile: quantile(rates, 0.25),
		upperQuartile: quantile(rates, 0.75),
		afterFlagged: drawn.afterFlagged,
		afterOther: drawn.afterOther,
	};
}

/** Nights judged and flagged, and what followed on the very next day. */
function countsOf(nights: readonly Judged[]) {
	const counts = {
		nights: nights.length,
		flagged: 0,
		afterFlagged: 0,
		againFlagged: 0,
		afterOther: 0,
		freshFlagged: 0,
	};
	nights.forEach(({ day, flagged }, i) => {
		if (flagged) counts.flagged++;
		const before = nights[i - 1];
		if (before === undefined || day - before.day !== 1) return;
		if (before.flagged) {
			counts.afterFlagged++;
			if (flagged) counts.againFlagged++;
		} else {
			counts.afterOther++;
			if (flagged) counts.freshFlagged++;
		}
	});
	return counts;
}
