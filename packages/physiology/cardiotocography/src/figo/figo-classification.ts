import { median } from "@quickening/stats";
import {
	type FigoCategory,
	type FigoClassification,
	type FigoCriterion,
	type FigoCriterionId,
	type FigoFindings,
	figoLimits,
} from "./criterion.ts";
import { decelerationCriteria, lateOrProlongedRepetitive } from "./deceleration-criteria.ts";
import { knownMinutes, longestRunMinutes } from "./minutes.ts";

/** Criteria that must all be met for a trace to be normal; the others make it pathological. */
const normalCriteria: readonly FigoCriterionId[] = [
	"baseline-normal",
	"variability-normal",
	"no-repetitive-decelerations",
];

/**
 * The intrapartum class of FIGO 2015: normal, suspicious or pathological, or "not assessable" where the record is too
 * short or too poor to tell.
 *
 * Pathological: any of baseline below 100 bpm; bandwidth below 5 bpm for more than 50 minutes, or for more than 3 within
 * decelerations; bandwidth above 25 bpm for more than 30; sinusoidal pattern for more than 30; repetitive (with more than
 * half of the contractions) late or prolonged decelerations for more than 30 (20 if variability is reduced); one
 * deceleration longer than 5 minutes. Normal: baseline 110 to 160 bpm, bandwidth 5 to 25 bpm, no repetitive
 * decelerations. Suspicious: neither.
 * A criterion that asks for more minutes than the record can show is not assessable, never "not met". The class is not
 * assessable when a normal criterion is, or when one fails in a way that a criterion which is not assessable would make
 * pathological (bandwidth of 3 bpm in a record of 30 minutes). A record with more than half of its signal missing can
 * be pathological, never normal or suspicious: what is absent may be hidden.
 *
 * @param findings - See {@link FigoFindings}.
 * @returns The class and the nine criteria.
 *
 * Source: Ayres-de-Campos D, et al. Int J Gynecol Obstet 2015;131:13-24, doi:10.1016/j.ijgo.2015.06.020. Readings that FIGO
 * leaves open, fixed here: a baseline outside its range counts after more than 10 minutes; minutes without a value neither
 * count nor break a run, unless more than 10 follow each other; "repetitive" needs at least 3 contractions; FIGO's class
 * is for labour, and for a trained eye: this one is for research, not for care.
 */
export function figoClassification(findings: FigoFindings): FigoClassification {
	const poor = !(findings.missingFraction <= 0.5);
	const criteria = [
		...baselineCriteria(findings),
		...variabilityCriteria(findings),
		...decelerationCriteria(findings),
	].map((criterion) =>
		poor && (criterion.state !== "met" || normalCriteria.includes(criterion.id))
			? {
					...criterion,
					state: "not assessable" as const,
					detail: `${criterion.detail}; over half of the signal is missing`,
				}
			: criterion,
	);
	const ordered = criterionOrder.map((id) => criteria.find((criterion) => criterion.id === id) as FigoCriterion);
	return { category: categoryOf(ordered, findings), criteria: ordered };
}

const criterionOrder: readonly FigoCriterionId[] = [
	...normalCriteria,
	"baseline-below-100",
	"reduced-variability",
	"increased-variability",
	"sinusoidal-pattern",
	"repetitive-late-or-prolonged",
	"deceleration-over-5-minutes",
];

function categoryOf(criteria: readonly FigoCriterion[], findings: FigoFindings): FigoCategory {
	const state = (id: FigoCriterionId) => (criteria.find((criterion) => criterion.id === id) as FigoCriterion).state;
	if (criteria.some(({ id, state }) => !normalCriteria.includes(id) && state === "met")) return "pathological";
	if (normalCriteria.every((id) => state(id) === "met")) return "normal";
	if (normalCriteria.some((id) => state(id) === "not assessable")) return "not assessable";
	return hiddenBy(findings).some((id) => state(id) === "not assessable") ? "not assessable" : "suspicious";
}

/** Pathological criteria whose pattern is there, so that only its duration is in doubt. */
function hiddenBy(findings: FigoFindings): FigoCriterionId[] {
	const hidden: FigoCriterionId[] = [];
	const bandwidthBpm = median(findings.bandwidthPerMinuteBpm);
	if (bandwidthBpm < figoLimits.bandwidthLowestBpm) hidden.push("reduced-variability");
	if (bandwidthBpm > figoLimits.bandwidthHighestBpm) hidden.push("increased-variability");
	if (mostlySinusoidal(findings.sinusoidalMinutes)) hidden.push("sinusoidal-pattern");
	if (lateOrProlongedRepetitive(findings)) hidden.push("repetitive-late-or-prolonged");
	return hidden;
}

function baselineCriteria({ baselinePerMinuteBpm }: FigoFindings): FigoCriterion[] {
	const { baselineLowestBpm, baselineHighestBpm, baselinePathologicalBpm, baselineMinutes } = figoLimits;
	const known = knownMinutes(baselinePerMinuteBpm);
	const below = longestRunMinutes(baselinePerMinuteBpm, (bpm) => bpm < baselineLowestBpm);
	const above = longestRunMinutes(baselinePerMinuteBpm, (bpm) => bpm > baselineHighestBpm);
	const low = longestRunMinutes(baselinePerMinuteBpm, (bpm) => bpm < baselinePathologicalBpm);
	const short = known < baselineMinutes ? `${known} minutes with a baseline; 10 are needed` : undefined;
	return [
		{
			id: "baseline-normal",
			state: short ? "not assessable" : below > baselineMinutes || above > baselineMinutes ? "not met" : "met",
			detail: short ?? `longest below 110 bpm ${below} min, above 160 bpm ${above} min`,
		},
		{
			id: "baseline-below-100",
			state: low > baselineMinutes ? "met" : short ? "not assessable" : "not met",
			detail: short ?? `longest below 100 bpm ${low} min`,
		},
	];
}

function variabilityCriteria(findings: FigoFindings): FigoCriterion[] {
	const { bandwidthPerMinuteBpm: bandwidths, sinusoidalMinutes, reducedWithinDecelerationMinutes } = findings;
	const { bandwidthLowestBpm, bandwidthHighestBpm } = figoLimits;
	const known = knownMinutes(bandwidths);
	const medianBpm = median(bandwidths);
	const reduced = longestRunMinutes(bandwidths, (bpm) => bpm < bandwidthLowestBpm);
	const increased = longestRunMinutes(bandwidths, (bpm) => bpm > bandwidthHighestBpm);
	const sinusoidal = longestRunMinutes(sinusoidalMinutes, (is) => is === 1);
	const within = medianBpm >= bandwidthLowestBpm && medianBpm <= bandwidthHighestBpm;
	const shortForAny = known < figoLimits.baselineMinutes;
	return [
		{
			id: "variability-normal",
			state: shortForAny ? "not assessable" : within && !mostlySinusoidal(sinusoidalMinutes) ? "met" : "not met",
			detail: shortForAny
				? `${known} minutes with a bandwidth; 10 are needed`
				: `median bandwidth ${medianBpm.toFixed(1)} bpm over ${known} min`,
		},
		{
			id: "reduced-variability",
			state:
				reduced > figoLimits.reducedMinutes ||
				reducedWithinDecelerationMinutes > figoLimits.reducedWithinDecelerationMinutes
					? "met"
					: known <= figoLimits.reducedMinutes
						? "not assessable"
						: "not met",
			detail: `longest below 5 bpm ${reduced} of ${known} min that have a bandwidth, ${reducedWithinDecelerationMinutes.toFixed(1)} min within a deceleration; more than 50 (or 3 within) are asked`,
		},
		overMinutes("increased-variability", {
			longest: increased,
			known,
			limit: figoLimits.increasedMinutes,
			what: "above 25 bpm",
		}),
		overMinutes("sinusoidal-pattern", {
			longest: sinusoidal,
			known: knownMinutes(sinusoidalMinutes),
			limit: figoLimits.sinusoidalMinutes,
			what: "sinusoidal",
		}),
	];
}

function overMinutes(
	id: FigoCriterionId,
	{ longest, known, limit, what }: { longest: number; known: number; limit: number; what: string },
): FigoCriterion {
	return {
		id,
		state: longest > limit ? "met" : known <= limit ? "not assessable" : "not met",
		detail: `longest ${what} ${longest} of ${known} min that can be judged; more than ${limit} are asked`,
	};
}

function mostlySinusoidal(minutes: Float64Array): boolean {
	const known = knownMinutes(minutes);
	let count = 0;
	for (const is of minutes) if (is === 1) count++;
	return known >= figoLimits.baselineMinutes && 2 * count > known;
}
