import type { StageContext } from "@quickening/paper";
import { correlationInterval, mean } from "@quickening/stats";
import { intraclassCorrelation, lagCorrelation, nightsForReliability, reliabilityOfMean } from "@quickening/validation";
import { type Measure, measureNames, measures } from "./measures.ts";
import { had, isWeekend, type Person, readPeople } from "./people.ts";
import { type Estimate, overPeople } from "./resample.ts";

/** Reliability of one measure's nights. */
export interface ReliabilityRow {
	readonly measure: Measure;
	readonly name: string;
	readonly nPeople: number;
	readonly nNights: number;
	readonly betweenSd: number;
	readonly withinSd: number;
	readonly icc: Estimate;
	readonly lagOne: Estimate;
	readonly needed: readonly NeededNights[];
}

/** Nights that a target asks for, in three ways. */
export interface NeededNights {
	readonly target: number;
	readonly independent: Estimate;
	readonly correlated: Estimate;
	/** From blocks of nights; null when the longest block does not reach the target. */
	readonly blocks: number | null;
}

/** A point of a curve: reliability of the mean of n nights. */
export interface CurvePoint {
	readonly measure: Measure;
	readonly name: string;
	readonly way: "independent nights" | "neighbours correlated" | "blocks of nights";
	readonly nights: number;
	readonly reliability: number;
	readonly low: number | null;
	readonly high: number | null;
	readonly nPeople: number;
}

/** Two halves of a person's nights: the mean of n, and of the n after them. */
export interface HalfRow {
	readonly name: string;
	readonly nights: number;
	readonly nPeople: number;
	readonly correlation: Estimate;
}

/** The reliability of one night under another choice, or in a group. */
export interface VariantRow {
	readonly measure: Measure;
	readonly name: string;
	readonly kind: "choice" | "group";
	readonly variant: string;
	readonly nPeople: number;
	readonly nNights: number;
	readonly icc: Estimate;
	/** Independent nights for the middle target. */
	readonly nights: Estimate;
}

/** How far two baselines of seven nights of one person lie apart, by what lies between them. */
export interface StaleRow {
	readonly measure: Measure;
	readonly name: string;
	readonly between: string;
	readonly nPeople: number;
	readonly nPairs: number;
	/** Root mean square difference of the two means, in standard deviations of one night within a person. */
	readonly rms: Estimate;
}

/** How many nights a mean over nights needs, in three ways, with intervals over people. */
export default async function reliability(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const repeats = stage.param<number>("repeats");
	const seed = stage.param<number>("seed");
	const targets = stage.param<readonly number[]>("targets");
	const blocks = stage.param<readonly number[]>("blocks");
	const rows: ReliabilityRow[] = [];
	const curves: CurvePoint[] = [];
	const halves: HalfRow[] = [];
	const variants: VariantRow[] = [];
	const stale: StaleRow[] = [];
	for (const [m, measure] of measures.entries()) {
		const name = measureNames[measure];
		const some = people.filter((person) => had(person.values[measure]).length > 0);
		const nightsOf = some.map((person) => had(person.values[measure]));
		const dated = some.map((person) => ({ days: person.days, values: person.values[measure] }));
		const all = intraclassCorrelation(nightsOf);
		const key = (target: number, way: string) => `${way}${Math.round(100 * target)}`;
		const drawn = overPeople(
			some.length,
			(drawnPeople) => {
				const { icc } = intraclassCorrelation(drawnPeople.map((i) => nightsOf[i] as number[]));
				const lagOne = lagCorrelation(drawnPeople.map((i) => dated[i] as (typeof dated)[number])).correlation;
				return Object.fromEntries([
					["icc", icc],
					["lagOne", lagOne],
					...targets.flatMap((target) => [
						[key(target, "independent"), nightsForReliability(target, { icc }).exact],
						[key(target, "correlated"), nightsForReliability(target, { icc, lagOne }).exact],
					]),
				]) as Record<string, number>;
			},
			{ repeats, seed: `${seed}/${measure}` },
		);
		const icc = drawn.icc as Estimate;
		const lagOne = drawn.lagOne as Estimate;
		const byBlocks = blocks.map((n) => blockReliability(nightsOf, n, { repeats, seed: `${seed}/${measure}/blocks` }));
		const inBlocks = blocks.map((n, i) => ({ n, reliability: byBlocks[i]?.estimate.estimate ?? Number.NaN }));
		rows.push({
			measure,
			name,
			nPeople: all.nParticipants,
			nNights: all.n,
			betweenSd: Math.sqrt(Math.max(0, all.betweenVariance)),
			withinSd: Math.sqrt(all.withinVariance),
			icc,
			lagOne,
			needed: targets.map((target) => ({
				target,
				independent: drawn[key(target, "independent")] as Estimate,
				correlated: drawn[key(target, "correlated")] as Estimate,
				blocks: crossing(inBlocks, target),
			})),
		});
		for (let n = 1; n <= 28; n++) {
			const shared = { measure, name, nights: n, low: null, high: null, nPeople: all.nParticipants };
			curves.push({ ...shared, way: "independent nights", reliability: reliabilityOfMean(n, { icc: icc.estimate }) });
			curves.push({
				...shared,
				way: "neighbours correlated",
				reliability: reliabilityOfMean(n, { icc: icc.estimate, lagOne: lagOne.estimate }),
			});
		}
		blocks.forEach((n, i) => {
			const block = byBlocks[i];
			if (block === undefined) return;
			const { estimate, nPeople } = block;
			curves.push({
				measure,
				name,
				way: "blocks of nights",
				nights: n,
				reliability: estimate.estimate,
				low: estimate.low,
				high: estimate.high,
				nPeople,
			});
		});
		for (const n of stage.param<readonly number[]>("halves")) {
			const enough = nightsOf.filter((nights) => nights.length >= 2 * n);
			const both = correlationInterval(
				enough.map((nights) => mean(nights.slice(0, n))),
				enough.map((nights) => mean(nights.slice(n, 2 * n))),
			);
			halves.push({
				name,
				nights: n,
				nPeople: enough.length,
				correlation: { estimate: both.estimate, low: both.low, high: both.high },
			});
		}
		const variant = (kind: VariantRow["kind"], title: string, group: readonly (readonly number[])[]) => {
			const own = group.filter((nights) => nights.length > 0);
			const found = intraclassCorrelation(own);
			const of = overPeople(
				own.length,
				(drawnPeople) => {
					const one = intraclassCorrelation(drawnPeople.map((i) => own[i] as number[])).icc;
					return { icc: one, nights: nightsForReliability(0.8, { icc: one }).exact };
				},
				{ repeats, seed: `${seed}/${measure}/${title}` },
			);
			variants.push({ measure, name, kind, variant: title, nPeople: found.nParticipants, nNights: found.n, ...of });
		};
		for (const [title, group] of choicesOf(some, measure)) variant("choice", title, group);
		for (const [title, holds] of groupsOf(measure))
			variant(
				"group",
				title,
				some.filter(holds).map((person) => had(person.values[measure])),
			);
		stale.push(
			...staleness(some, measure, Math.sqrt(all.withinVariance), { repeats, seed: `${seed}/${measure}/stale` }),
		);
		stage.progress((m + 1) / measures.length, name);
	}
	stage.writeJson("reliability", rows);
	stage.writeJson("curves", curves);
	stage.writeJson("halves", halves);
	stage.writeJson("variants", variants);
	stage.writeJson("stale", stale);
	record(stage, rows, curves, stale, repeats);
	for (const { measure, name, variant, nPeople, icc } of variants) {
		const id = { "nine in ten nights had, or more": "often", "fewer nights had": "seldom" }[variant];
		if (id === undefined) continue;
		stage.value(`${id}.${measure}`, {
			value: icc.estimate,
			unit: "",
			digits: 2,
			n: nPeople,
			units: "people",
			interval: {
				low: icc.low,
				high: icc.high,
				levelPercent: 95,
				method: `percentiles over ${repeats} resamples of people`,
			},
			method: `Reliability of one night of ${name}, people with ${variant}`,
		});
	}
}

/** Reliability of the mean of n successive nights: intraclass correlation of non-overlapping blocks, people with two blocks or more. */
function blockReliability(
	nightsOf: readonly (readonly number[])[],
	n: number,
	options: { repeats: number; seed: string },
) {
	const means = nightsOf
		.map((nights) =>
			Array.from({ length: Math.floor(nights.length / n) }, (_, b) => mean(nights.slice(b * n, (b + 1) * n))),
		)
		.filter((blocks) => blocks.length >= 2);
	const { icc } = overPeople(
		means.length,
		(drawn) => ({ icc: intraclassCorrelation(drawn.map((i) => means[i] as number[])).icc }),
		options,
	);
	return { estimate: icc, nPeople: means.length };
}

/** Nights at which blocks first reach the target, linear between two lengths; null when they do not. */
function crossing(points: readonly { n: number; reliability: number }[], target: number): number | null {
	for (const [i, point] of points.entries()) {
		if (point.reliability < target) continue;
		const before = points[i - 1];
		if (before === undefined) return point.n;
		return before.n + ((target - before.reliability) / (point.reliability - before.reliability)) * (point.n - before.n);
	}
	return null;
}

/** The same measure under other choices. */
function choicesOf(people: readonly Person[], measure: Measure): (readonly [string, readonly (readonly number[])[]])[] {
	const raw = (of: (person: Person) => readonly number[]) => people.map((person) => had(of(person)));
	const weekdays = people.map((person) =>
		had(person.values[measure].map((value, i) => (isWeekend(person.days[i] as number) ? Number.NaN : value))),
	);
	return [
		["as analysed", people.map((person) => had(person.values[measure]))],
		["Mondays to Fridays only", weekdays],
		[
			"people with 28 nights or more",
			people.map((person) => had(person.values[measure])).filter((nights) => nights.length >= 28),
		],
		...(measure === "logSteps"
			? ([
					[
						"every day with a step",
						raw((person) => person.raw.steps.map((value) => (value > 0 ? Math.log(value) : Number.NaN))),
					],
					[
						"steps, not their logarithm",
						raw((person) => person.raw.steps.map((value) => (value >= 1000 ? value : Number.NaN))),
					],
				] as const)
			: []),
		...(measure === "sleep"
			? ([
					[
						"every night of sleep",
						raw((person) => person.raw.sleepMinutes.map((value) => (value > 0 ? value / 60 : Number.NaN))),
					],
				] as const)
			: []),
		...(measure === "lnRmssd"
			? ([
					[
						"RMSSD, not its logarithm",
						raw((person) => person.raw.rmssdMs.map((value) => (value > 0 ? value : Number.NaN))),
					],
				] as const)
			: []),
	];
}

/** Groups of people, by sex, age, and how much of their time was had. */
function groupsOf(measure: Measure): (readonly [string, (person: Person) => boolean])[] {
	const share = (person: Person) => {
		const own = person.days.filter((_, i) => !Number.isNaN(person.values[measure][i]));
		return own.length / ((own.at(-1) ?? 0) - (own[0] ?? 0) + 1);
	};
	return [
		["women", ({ sex }) => sex === "female"],
		["men", ({ sex }) => sex === "male"],
		["under 30 years", ({ age }) => age === "under 30"],
		["30 years or more", ({ age }) => age === "30 or more"],
		["nine in ten nights had, or more", (person) => share(person) >= 0.9],
		["fewer nights had", (person) => share(person) < 0.9],
	];
}

/** Pairs of baselines of seven nights of one person: one after the other, with and without a break, and farther apart. */
function staleness(
	people: readonly Person[],
	measure: Measure,
	withinSd: number,
	options: { repeats: number; seed: string },
): StaleRow[] {
	const kinds = [
		"the next seven nights",
		"across a break of 7 days or more",
		"4 to 7 weeks",
		"8 weeks or more",
	] as const;
	const pairs = people.map((person) => {
		const nights = person.days.flatMap((day, i) => {
			const value = person.values[measure][i] as number;
			return Number.isNaN(value) ? [] : [{ day, value }];
		});
		const blocks = Array.from({ length: Math.floor(nights.length / 7) }, (_, b) => nights.slice(7 * b, 7 * b + 7));
		const found = kinds.map(() => [] as number[]);
		for (let a = 0; a < blocks.length; a++) {
			for (let b = a + 1; b < blocks.length; b++) {
				const [first, second] = [blocks[a] as typeof nights, blocks[b] as typeof nights];
				const gap = (second[0]?.day ?? 0) - (first.at(-1)?.day ?? 0);
				const apart = (second[0]?.day ?? 0) - (first[0]?.day ?? 0);
				const kind = b === a + 1 && gap <= 7 ? 0 : b === a + 1 ? -1 : apart >= 56 ? 3 : apart >= 28 ? 2 : -1;
				if (kind < 0) continue;
				const difference = mean(first.map(({ value }) => value)) - mean(second.map(({ value }) => value));
				(found[kind] as number[]).push(difference ** 2);
			}
		}
		// About a break: the last seven nights before it and the first seven after it.
		for (let i = 7; i + 7 <= nights.length; i++) {
			if ((nights[i]?.day ?? 0) - (nights[i - 1]?.day ?? 0) <= 7) continue;
			const before = mean(nights.slice(i - 7, i).map(({ value }) => value));
			const after = mean(nights.slice(i, i + 7).map(({ value }) => value));
			(found[1] as number[]).push((before - after) ** 2);
		}
		return found;
	});
	return kinds.map((between, k): StaleRow => {
		const own = pairs.map((found) => found[k] as number[]).filter((squares) => squares.length > 0);
		const { rms } = overPeople(
			own.length,
			(drawn) => {
				let sum = 0;
				let n = 0;
				for (const i of drawn) {
					for (const square of own[i] as number[]) {
						sum += square;
						n++;
					}
				}
				return { rms: Math.sqrt(sum / n) / withinSd };
			},
			{ ...options, seed: `${options.seed}/${between}` },
		);
		return {
			measure,
			name: measureNames[measure],
			between,
			nPeople: own.length,
			nPairs: own.reduce((sum, squares) => sum + squares.length, 0),
			rms,
		};
	});
}

function record(
	stage: StageContext,
	rows: readonly ReliabilityRow[],
	curves: readonly CurvePoint[],
	stale: readonly StaleRow[],
	repeats: number,
): void {
	const method = `percentiles over ${repeats} resamples of people`;
	const estimate = (
		id: string,
		{ estimate: value, low, high }: Estimate,
		n: number,
		digits: number,
		what: string,
		unit = "",
	) =>
		stage.value(id, {
			value,
			unit,
			digits,
			n,
			units: "people",
			interval: { low, high, levelPercent: 95, method },
			method: what,
		});
	for (const row of rows) {
		const { measure, name, nPeople } = row;
		estimate(
			`icc.${measure}`,
			row.icc,
			nPeople,
			2,
			`Reliability of one night of ${name}: one-way intraclass correlation`,
		);
		estimate(
			`lagOne.${measure}`,
			row.lagOne,
			nPeople,
			2,
			`Correlation of a night's deviation from the person's mean with the next night's: ${name}`,
		);
		for (const { target, independent, correlated, blocks } of row.needed) {
			const percent = Math.round(100 * target);
			estimate(
				`nights.independent.${measure}.r${percent}`,
				independent,
				nPeople,
				1,
				`Nights for a reliability of ${target}, taken as independent: ${name}`,
				"nights",
			);
			estimate(
				`nights.correlated.${measure}.r${percent}`,
				correlated,
				nPeople,
				1,
				`Nights for a reliability of ${target}, neighbours correlated: ${name}`,
				"nights",
			);
			stage.value(`nights.blocks.${measure}.r${percent}`, {
				value: blocks ?? "more than 28",
				unit: "nights",
				digits: 1,
				n: nPeople,
				units: "people",
				method: `Nights for a reliability of ${target} from means of successive nights: ${name}`,
			});
		}
		for (const nights of [7, 14, 28]) {
			const point = curves.find(
				(each) => each.measure === measure && each.way === "blocks of nights" && each.nights === nights,
			);
			if (point === undefined || point.low === null || point.high === null) continue;
			estimate(
				`blocks.${measure}.n${nights}`,
				{ estimate: point.reliability, low: point.low, high: point.high },
				point.nPeople,
				2,
				`Reliability of the mean of ${nights} successive nights, from blocks: ${name}`,
			);
			const formula = reliabilityOfMean(nights, { icc: row.icc.estimate });
			stage.value(`formula.${measure}.n${nights}`, {
				value: formula,
				unit: "",
				digits: 2,
				n: nPeople,
				units: "people",
				method: `Reliability of the mean of ${nights} nights by Spearman's and Brown's formula: ${name}`,
			});
		}
	}
	// Where the rough figures come out: 2.5 nights for ln RMSSD, 8 days for log steps, 20 nights for sleep.
	for (const [measure, nights] of [
		["lnRmssd", 2.5],
		["logSteps", 8],
		["sleep", 20],
	] as const) {
		const row = rows.find((each) => each.measure === measure);
		if (row === undefined) throw new Error(`no reliability of ${measure}`);
		const single = row.icc.estimate;
		stage.value(`target.${measure}`, {
			value: (nights * single) / (1 + (nights - 1) * single),
			unit: "",
			digits: 2,
			n: row.nPeople,
			units: "people",
			method: `Reliability at which ${nights} independent nights come out for ${row.name}`,
		});
	}
	for (const row of stale) {
		const id = {
			"the next seven nights": "next",
			"across a break of 7 days or more": "break",
			"4 to 7 weeks": "weeks4",
			"8 weeks or more": "weeks8",
		}[row.between];
		estimate(
			`stale.${row.measure}.${id}`,
			row.rms,
			row.nPeople,
			2,
			`Root mean square difference of two means of seven nights, in SD of one night within a person (${row.nPairs} pairs, ${row.between}): ${row.name}`,
		);
	}
}
