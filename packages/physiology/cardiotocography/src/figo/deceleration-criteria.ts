import { median } from "@quickening/stats";
import { contractionOf } from "../events/classify-deceleration.ts";
import type { Contraction } from "../events/contractions.ts";
import type { ClassifiedDeceleration } from "../events/event.ts";
import { type FigoCriterion, type FigoFindings, figoLimits } from "./criterion.ts";

/** "More than half of the contractions" says nothing of one or two. */
const fewestContractions = 3;

/** FIGO's three criteria on decelerations. */
export function decelerationCriteria(findings: FigoFindings): FigoCriterion[] {
	return [noRepetitive(findings), repetitiveLateOrProlonged(findings), overFiveMinutes(findings)];
}

function noRepetitive({ decelerations, contractions }: FigoFindings): FigoCriterion {
	const id = "no-repetitive-decelerations";
	if (decelerations.length === 0) return { id, state: "met", detail: "no decelerations" };
	if (contractions === undefined || contractions.length < fewestContractions) {
		return {
			id,
			state: "not assessable",
			detail: `${counted(decelerations.length, "deceleration")}, ${tooFew(contractions)}`,
		};
	}
	const followed = withDeceleration(contractions, decelerations).filter(Boolean).length;
	return {
		id,
		state: 2 * followed > contractions.length ? "not met" : "met",
		detail: `decelerations with ${followed} of ${contractions.length} contractions`,
	};
}

function repetitiveLateOrProlonged(findings: FigoFindings): FigoCriterion {
	const id = "repetitive-late-or-prolonged";
	const { decelerations, contractions, durationMinutes } = findings;
	const reduced = median(findings.bandwidthPerMinuteBpm) < figoLimits.bandwidthLowestBpm;
	const limit = reduced ? figoLimits.repetitiveReducedMinutes : figoLimits.repetitiveMinutes;
	const tooShort = durationMinutes <= limit;
	if (tooShort) {
		return { id, state: "not assessable", detail: `${durationMinutes.toFixed(0)} min; more than ${limit} are asked` };
	}
	if (decelerations.length === 0) return { id, state: "not met", detail: "no decelerations" };
	if (contractions === undefined || contractions.length < fewestContractions) {
		return {
			id,
			state: "not assessable",
			detail: `${counted(decelerations.length, "deceleration")}, ${tooFew(contractions)}`,
		};
	}
	const chosen = decelerations.filter(({ kind }) => kind === "late" || kind === "prolonged");
	const longest = longestStretchMinutes(contractions, withDeceleration(contractions, chosen));
	return {
		id,
		state: longest > limit ? "met" : "not met",
		detail: `${chosen.length} late or prolonged; with more than half of the contractions for ${longest.toFixed(0)} min, more than ${limit} are asked`,
	};
}

function overFiveMinutes({ decelerations }: FigoFindings): FigoCriterion {
	let longest = 0;
	for (const { startSeconds, endSeconds } of decelerations) longest = Math.max(longest, endSeconds - startSeconds);
	return {
		id: "deceleration-over-5-minutes",
		state: longest > 60 * figoLimits.longDecelerationMinutes ? "met" : "not met",
		detail: `longest deceleration ${(longest / 60).toFixed(1)} min`,
	};
}

/** Whether late or prolonged decelerations come with more than half of all contractions of the record. */
export function lateOrProlongedRepetitive({ decelerations, contractions = [] }: FigoFindings): boolean {
	const chosen = decelerations.filter(({ kind }) => kind === "late" || kind === "prolonged");
	const followed = withDeceleration(contractions, chosen).filter(Boolean).length;
	return contractions.length >= fewestContractions && 2 * followed > contractions.length;
}

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function tooFew(contractions: readonly Contraction[] | undefined): string {
	return contractions === undefined ? "but no tocogram" : `but only ${counted(contractions.length, "contraction")}`;
}

/** For each contraction, whether a deceleration goes with it; a prolonged one goes with all that it overlaps. */
function withDeceleration(
	contractions: readonly Contraction[],
	decelerations: readonly ClassifiedDeceleration[],
): boolean[] {
	const own = new Set(decelerations.map((deceleration) => contractionOf(deceleration, contractions)));
	return contractions.map(
		(contraction) =>
			own.has(contraction) ||
			decelerations.some(
				({ kind, startSeconds, endSeconds }) =>
					kind === "prolonged" && startSeconds < contraction.endSeconds && endSeconds > contraction.startSeconds,
			),
	);
}

/** Longest time from one contraction that has a deceleration to another, with more than half of those between having one. */
function longestStretchMinutes(contractions: readonly Contraction[], has: readonly boolean[]): number {
	let longest = 0;
	for (let i = 0; i < contractions.length; i++) {
		if (!has[i]) continue;
		let count = 0;
		for (let j = i; j < contractions.length; j++) {
			if (!has[j]) continue;
			count++;
			if (2 * count <= j - i + 1) continue;
			longest = Math.max(longest, (contractions[j].endSeconds - contractions[i].startSeconds) / 60);
		}
	}
	return longest;
}
