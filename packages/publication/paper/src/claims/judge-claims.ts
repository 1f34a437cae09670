import { InvalidInputError } from "@quickening/core";
import { formatInterval, formatNumber, formatValue } from "../values/format-value.ts";
import type { RecordedValue, Values } from "../values/value.ts";
import type { Claim, PublishedNumber, RobustnessCheck, Tolerance } from "./claim.ts";

/** Same data, same code: whether the value is the committed one. */
export interface RebuiltJudgement {
	/**
	 * "within tolerance": it came out otherwise, by no more than is tolerated; the committed value stands. "waiting" and "not
	 * rebuilt": nothing was judged, for want of data or a library, or since the rebuild failed; the value shown is the
	 * committed one.
	 */
	readonly state: "rebuilt" | "within tolerance" | "differs" | "new" | "waiting" | "not rebuilt";
	/** The committed value, when there is one. */
	readonly committed?: RecordedValue;
	/** What came out of the rebuild; given when it is not the committed value and within tolerance of it. */
	readonly rebuilt?: RecordedValue;
	/** Rebuilt minus committed, when both are numbers. */
	readonly difference?: number;
	/** What differs, each in a few words; absent when nothing does. */
	readonly differences?: readonly string[];
	/** How far it may lie from the committed value; absent when not at all. */
	readonly tolerance?: Tolerance;
}

/** Same data, somebody else's published number. */
export interface ReproducedJudgement {
	/** "not found in the abstract's terms": where otherwise "not reproduced" would be said, of a source that was not read in full. */
	readonly state: "reproduced" | "not reproduced" | "not found in the abstract’s terms" | "inconclusive";
	readonly published: number;
	/** Ours minus the published one; null when ours is not estimable. */
	readonly difference: number | null;
	readonly margin: number;
	readonly source: string;
	readonly where: string;
	readonly note?: string;
	/** Why it was judged so, in one sentence. */
	readonly reason: string;
}

/** Same quantity by other choices (robust) or in other data (replicated). */
export interface RobustJudgement {
	readonly agree: number;
	readonly of: number;
	readonly values: readonly { readonly id: string; readonly value: RecordedValue; readonly holds: boolean }[];
}

/** A claim with its value, judged. */
export interface JudgedClaim {
	readonly id: string;
	readonly sentence: string;
	/** The sentence with its number in it, with unit and interval. */
	readonly sentenceText: string;
	readonly valueId: string;
	readonly value: RecordedValue;
	readonly rebuilt: RebuiltJudgement;
	readonly reproduced?: ReproducedJudgement;
	readonly robust?: RobustJudgement;
	readonly replicated?: RobustJudgement;
}

/** What a rebuild knows beside the values that stand. */
export interface RebuildKnown {
	/** By id, values that came out otherwise than they stand: within a tolerance the committed ones are kept. */
	readonly rebuilt?: Values;
	/** By id, what is tolerated of a value whose claim gives no tolerance of its own, such as that of native code. */
	readonly tolerances?: ReadonlyMap<string, Tolerance>;
}

/** Comparisons allow for decimal numbers not being binary ones: 0.74 - 0.02 is 0.72 to the last bit but one. */
const BINARY_SLACK = 1e-12;

/**
 * Judges each claim of a paper, in the words of the US National Academies (2019): rebuilt, reproduced, robust,
 * replicated, each apart.
 *
 * Rebuilt compares what the stage made with the committed value: number, spread and interval within the tolerance (none by
 * default), word, unit, n and what it counts exactly. Reproduced is an equivalence judgement with the margin set beforehand:
 * with an interval, wholly
 * inside published - margin..published + margin is reproduced, wholly outside is not, and anything else is
 * inconclusive; with no interval the number itself is judged. Of a source whose abstract alone was read, a number is not
 * found in the abstract's terms where it would be not reproduced. A margin of 0 asks for equality (counts), interval or not.
 * Bounds belong to the margin. A value that is not estimable is inconclusive, and holds no robustness criterion.
 *
 * @param claims - the claims of paper.ts.
 * @param values - the values just built.
 * @param committed - the values in git; left out when nothing is committed yet: each claim is then "new".
 * @param known - what came out where the committed values were kept, and tolerances of native code.
 * @returns one judged claim a claim, in order.
 * @throws InvalidInputError when a claim names a value that no stage recorded, or compares a word with a number.
 *
 * Source: National Academies of Sciences, Engineering, and Medicine 2019, Reproducibility and Replicability in Science,
 * doi:10.17226/25303; equivalence by interval: Lakens 2017, Soc Psychol Personal Sci 8:355, doi:10.1177/1948550617697177
 * (whose two one-sided tests are a 90% interval inside the bounds; a 95% interval, as most values here have, is stricter).
 */
export function judgeClaims(
	claims: readonly Claim[],
	values: Values,
	committed?: Values,
	known: RebuildKnown = {},
): JudgedClaim[] {
	return claims.map((claim) => {
		const value = lookUp(claim, claim.value, values);
		return {
			id: claim.id,
			sentence: claim.sentence,
			sentenceText: claim.sentence.replaceAll("{value}", () => formatValue(value, { withInterval: true })),
			valueId: claim.value,
			value,
			rebuilt: judgeRebuilt(claim, own(known.rebuilt, claim.value) ?? value, committed, known.tolerances),
			...(claim.published && { reproduced: judgeReproduced(claim, value, claim.published) }),
			...(claim.robust && { robust: judgeRobust(claim, value, claim.robust, values) }),
			...(claim.replicated && { replicated: judgeRobust(claim, value, claim.replicated, values) }),
		};
	});
}

function judgeRebuilt(
	claim: Claim,
	value: RecordedValue,
	committed: Values | undefined,
	tolerances?: RebuildKnown["tolerances"],
): RebuiltJudgement {
	const before = own(committed, claim.value);
	if (before === undefined) return { state: "new" };
	const tolerance = claim.tolerance ?? tolerances?.get(claim.value);
	const allowed = tolerance?.absolute ?? 0;
	const beyond: string[] = [];
	const within: string[] = [];
	const compare = (name: string, now: unknown, then: unknown) => {
		if (same(now, then, 0)) return;
		(same(now, then, allowed) ? within : beyond).push(`${name} ${print(then)} -> ${print(now)}`);
	};
	compare("value", value.value, before.value);
	compare("low", value.interval?.low, before.interval?.low);
	compare("high", value.interval?.high, before.interval?.high);
	for (const part of ["value", "low", "high"] as const) {
		compare(`spread ${part}`, spreadPart(value, part), spreadPart(before, part));
	}
	if (value.spread?.kind !== before.spread?.kind) {
		beyond.push(`spread ${print(before.spread?.kind)} -> ${print(value.spread?.kind)}`);
	}
	if (value.n !== before.n) beyond.push(`n ${before.n} -> ${value.n}`);
	if (value.unit !== before.unit) beyond.push(`unit ${print(before.unit)} -> ${print(value.unit)}`);
	if (value.units !== before.units) beyond.push(`units ${print(before.units)} -> ${print(value.units)}`);
	const numbers = typeof value.value === "number" && typeof before.value === "number";
	const difference = numbers ? (value.value as number) - (before.value as number) : Number.NaN;
	const differences = beyond.length > 0 ? beyond : within;
	return {
		state: beyond.length > 0 ? "differs" : within.length > 0 ? "within tolerance" : "rebuilt",
		committed: before,
		...(beyond.length === 0 && within.length > 0 && { rebuilt: value }),
		...(Number.isFinite(difference) && { difference }),
		...(differences.length > 0 && { differences }),
		...(tolerance && { tolerance }),
	};
}

function spreadPart({ spread }: RecordedValue, part: "value" | "low" | "high"): number | undefined {
	return spread && (spread as Partial<Record<typeof part, number>>)[part];
}

function judgeReproduced(claim: Claim, value: RecordedValue, published: PublishedNumber): ReproducedJudgement {
	const ours = numberOf(claim, claim.value, value);
	const { margin } = published;
	if (!(margin >= 0)) throw refusal(claim, `set a margin >= 0 beforehand; got ${margin}`);
	const missed = published.read === "abstract" ? "not found in the abstract’s terms" : "not reproduced";
	const told = `${formatNumber(published.value, value.digits)} \u00b1 ${margin}`;
	const judged = (state: ReproducedJudgement["state"], reason: string): ReproducedJudgement => ({
		state,
		published: published.value,
		difference: ours === null ? null : ours - published.value,
		margin,
		source: published.source,
		where: published.where,
		...(published.note !== undefined && { note: published.note }),
		reason,
	});
	if (ours === null) return judged("inconclusive", "Our value is not estimable.");
	const printed = formatNumber(ours, value.digits);
	if (margin === 0) {
		return same(ours, published.value, 0)
			? judged("reproduced", `Both are ${printed}.`)
			: judged(missed, `${printed} is not ${formatNumber(published.value, value.digits)}.`);
	}
	const { interval } = value;
	if (interval === undefined || !Number.isFinite(interval.low) || !Number.isFinite(interval.high)) {
		return same(ours, published.value, margin)
			? judged("reproduced", `${printed} lies within ${told}.`)
			: judged(missed, `${printed} lies outside ${told}.`);
	}
	const low = published.value - margin;
	const high = published.value + margin;
	const named = `The interval (${formatInterval(interval, value)})`;
	if (atLeast(interval.low, low) && atLeast(high, interval.high)) {
		return judged("reproduced", `${named} lies wholly within ${told}.`);
	}
	if (!atLeast(interval.high, low) || !atLeast(high, interval.low)) {
		return judged(missed, `${named} lies wholly outside ${told}.`);
	}
	return judged("inconclusive", `${named} lies partly within ${told}.`);
}

function judgeRobust(claim: Claim, value: RecordedValue, check: RobustnessCheck, values: Values): RobustJudgement {
	const main = numberOf(claim, claim.value, value);
	const { criterion } = check;
	const judged = check.values.map((id) => {
		const other = lookUp(claim, id, values);
		const x = numberOf(claim, id, other);
		let holds = false;
		if (x !== null && criterion.kind === "within") holds = main !== null && same(x, main, criterion.margin);
		if (x !== null && criterion.kind === "above") holds = x > criterion.bound;
		if (x !== null && criterion.kind === "below") holds = x < criterion.bound;
		return { id, value: other, holds };
	});
	return { agree: judged.filter(({ holds }) => holds).length, of: judged.length, values: judged };
}

/** Whether two numbers differ by no more than the margin; words and missing numbers must be the same. */
function same(a: unknown, b: unknown, margin: number): boolean {
	if (isMissing(a) || isMissing(b)) return isMissing(a) && isMissing(b) && (a === undefined) === (b === undefined);
	if (typeof a !== "number" || typeof b !== "number") return a === b;
	if (margin === 0) return a === b;
	return Math.abs(a - b) <= margin + BINARY_SLACK * Math.max(Math.abs(a), Math.abs(b), margin);
}

function atLeast(a: number, b: number): boolean {
	return a >= b - BINARY_SLACK * Math.max(Math.abs(a), Math.abs(b));
}

/** NaN is null once it has been through JSON. */
function isMissing(x: unknown): boolean {
	return x === undefined || x === null || (typeof x === "number" && Number.isNaN(x));
}

function print(x: unknown): string {
	return isMissing(x) ? "none" : typeof x === "number" ? String(x) : JSON.stringify(x);
}

function numberOf(claim: Claim, id: string, { value }: RecordedValue): number | null {
	if (typeof value === "string") throw refusal(claim, `compare numbers; value ${id} is the word "${value}"`);
	return value === null || !Number.isFinite(value) ? null : value;
}

function lookUp(claim: Claim, id: string, values: Values): RecordedValue {
	const value = own(values, id);
	if (value === undefined) throw refusal(claim, `name a recorded value; got ${id}, which no stage recorded`);
	return value;
}

function own(values: Values | undefined, id: string): RecordedValue | undefined {
	return values !== undefined && Object.hasOwn(values, id) ? values[id] : undefined;
}

function refusal(claim: Claim, rule: string): InvalidInputError {
	return new InvalidInputError(`judgeClaims: claim ${claim.id} must ${rule}`, {
		code: "bad-claim",
		argument: "claims",
		received: claim.id,
	});
}
