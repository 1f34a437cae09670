import { drawNormal, type Random, seededRandom } from "@quickening/core";
import type { BirthClass, NightDesign, SyntheticNights } from "./night-design.ts";

/** Weeks before birth from which on wearing may change. */
const lateWeeks = 4;

/**
 * The worn nights of one synthetic woman: ln RMSSD alone, for simulation studies that need tens of thousands of women. Who she
 * is, her nights and her wearing come from generators of their own, so that two designs with the same seed have the same women in
 * them, who differ in what the designs change and in nothing else.
 *
 * @param design - All parameters. @param options - `seed` of the study and `index` of the woman, from 0.
 * @returns Her worn nights, which may be none, and her truth.
 * @example
 * syntheticNights(design, { seed: "study-1", index: 0 }).lnRmssd.length; // nights worn
 */
export function syntheticNights(
	design: NightDesign,
	{ seed, index }: { seed: string; index: number },
): SyntheticNights {
	const name = `${seed}/${index}`;
	const who = seededRandom(`${name}/who`);
	const birthDay = drawBirthDay(design.births, who);
	const level = design.meanLnRmssd + design.betweenSd * drawNormal(who);
	const slope = (design.slopeSdPer100Days * drawNormal(who)) / 100;
	const turnShift = design.turnSdDays * drawNormal(who);
	const rise = design.risePerDay * Math.exp(design.riseLogSd * drawNormal(who) - design.riseLogSd ** 2 / 2);
	const datingErrorDays = Math.round(design.datingBiasDays + design.datingSdDays * drawNormal(who));
	const [earliest, latest] = design.firstNight;
	const firstDay = Math.min(birthDay - 1, Math.floor(earliest + (latest - earliest) * who()));
	const wornLogit = Math.log(design.wornShare / (1 - design.wornShare)) + design.wornLogitSd * drawNormal(who);
	const followsBirth = who() < 0.5;
	const isInduced = who() < design.inducedShare;
	const earlier = Math.floor((design.inducedEarlierDays + 1) * who());
	const ownBirthDay = birthDay + (isInduced ? earlier : 0);

	const byGestation = design.turnGestationalAgeDays + turnShift;
	const byBirth = ownBirthDay - design.turnDaysToBirth + turnShift;
	const clock = design.clock === "mixture" ? (followsBirth ? "birth" : "gestation") : design.clock;
	const shareOfBirth = clock === "birth" ? 1 : clock === "both" ? 0.5 : 0;
	const bend = clock === "neither" ? 0 : design.fallPerDay + rise;

	const nights = birthDay - firstDay;
	const gestationalAgeDays = new Float64Array(nights);
	const daysToBirth = new Float64Array(nights);
	const lnRmssd = new Float64Array(nights);
	const noiseOf = nightNoise(design, name);
	const wear = seededRandom(`${name}/wear`);
	let worn = 0;
	for (let day = firstDay; day < birthDay; day++) {
		const { noise, error } = noiseOf();
		const late = Math.max(0, lateWeeks - (birthDay - day) / 7);
		const odds = wornLogit + design.wornPerNoiseSd * noise + design.wornPerLateWeek * late;
		if (wear() * (1 + Math.exp(-odds)) > 1) continue;
		const since = (1 - shareOfBirth) * Math.max(0, day - byGestation) + shareOfBirth * Math.max(0, day - byBirth);
		gestationalAgeDays[worn] = day + datingErrorDays;
		daysToBirth[worn] = birthDay - day;
		const truth = level + (slope - design.fallPerDay) * day + bend * since + design.nightSd * noise;
		lnRmssd[worn] = design.measurementIntercept + design.measurementSlope * truth + error;
		worn++;
	}
	return {
		gestationalAgeDays: gestationalAgeDays.subarray(0, worn),
		daysToBirth: daysToBirth.subarray(0, worn),
		lnRmssd: lnRmssd.subarray(0, worn),
		truth: {
			gestationalAgeAtBirthDays: birthDay,
			datingErrorDays,
			turnGestationalAgeDays: clock === "birth" ? byBirth : clock === "gestation" ? byGestation : Number.NaN,
			nights,
		},
	};
}

function drawBirthDay(births: readonly BirthClass[], random: Random): number {
	let total = 0;
	for (const { share } of births) total += share;
	let left = total * random();
	const within = random();
	for (const { firstDay, lastDay, share } of births) {
		left -= share;
		if (left < 0) return firstDay + Math.floor((lastDay - firstDay + 1) * within);
	}
	return (births.at(-1) as BirthClass).lastDay;
}

/**
 * The night's noise in standard deviations, a fast and a slow first-order autoregression, and the error of measuring it. Each has
 * its own generator: a design that wanders has the same fast part as one that does not.
 */
function nightNoise(
	{ nightLag1, wanderLag1, wanderShare, measurementSd }: NightDesign,
	name: string,
): () => { readonly noise: number; readonly error: number } {
	const fast = autoregression(nightLag1, seededRandom(`${name}/nights`));
	const slow = wanderShare > 0 ? autoregression(wanderLag1, seededRandom(`${name}/wander`)) : () => 0;
	const measuring = measurementSd > 0 ? seededRandom(`${name}/measuring`) : undefined;
	const fastWeight = Math.sqrt(1 - wanderShare);
	const slowWeight = Math.sqrt(wanderShare);
	return () => ({
		noise: fastWeight * fast() + slowWeight * slow(),
		error: measuring === undefined ? 0 : measurementSd * drawNormal(measuring),
	});
}

/** Stationary, with variance 1. */
function autoregression(lag1: number, random: Random): () => number {
	const innovation = Math.sqrt(1 - lag1 ** 2);
	let now = drawNormal(random);
	return () => {
		now = lag1 * now + innovation * drawNormal(random);
		return now;
	};
}
