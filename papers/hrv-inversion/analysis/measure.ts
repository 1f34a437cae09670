import { nnFromRr, rmssd } from "@quickening/cardio";
import { nightIntervals } from "@quickening/cohort/minutes";
import { defaultDesign, type SyntheticPregnancy, syntheticPregnancy } from "@quickening/cohort/synthetic";
import { drawNormal, seededRandom } from "@quickening/core";
import type { StageContext } from "@quickening/paper";
import { linearRegression, matrixFromColumns, mean, standardDeviation } from "@quickening/stats";
import type { Measured, MeasuredNight } from "./measured.ts";

/** `measure` of params.yaml: whose nights are measured, and what a wrist sensor does to beats. */
interface MeasureParams {
	readonly women: number;
	readonly nightsEach: number;
	/** Standard deviation of the time of a beat. */
	readonly jitterMs: number;
	/** Shares of beats that are missed, and that are added between two. */
	readonly missedShare: number;
	readonly extraShare: number;
}

/**
 * From beats to the RMSSD of nights: whole nights of some synthetic women, beat by beat, as a wrist sensor sees them, through
 * the cleaning and the RMSSD of `@quickening/cardio`. What is left, a line of ln(measured) on ln(true) with scatter, is what
 * the simulation does to every night.
 */
export default function measure(stage: StageContext): void {
	const seed = stage.param<string>("seed");
	const params = stage.param<MeasureParams>("measure");
	const design = { ...defaultDesign, lossShare: 0, twinShare: 0, stillbirthShare: 0 };
	const nights: MeasuredNight[] = [];
	for (let woman = 0; woman < params.women; woman++) {
		const pregnancy = syntheticPregnancy(design, woman);
		for (const day of daysOf(pregnancy, params.nightsEach)) {
			const night = nightIntervals({ seed: design.seed, index: woman, days: pregnancy.days, zone: design.zone }, day);
			const random = seededRandom(`${seed}/measure/${woman}/${day}`);
			const { nnMs, removedFraction } = nnFromRr(seenByWrist(night.beatTimesSeconds, params, random));
			nights.push({
				woman,
				trueMs: pregnancy.days.rmssdMs[day] as number,
				measuredMs: rmssd(nnMs),
				removedPercent: 100 * removedFraction,
				beats: nnMs.length,
			});
		}
		stage.progress((woman + 1) / params.women, `woman ${woman + 1} of ${params.women}`);
	}
	const truth = nights.map(({ trueMs }) => Math.log(trueMs));
	const found = nights.map(({ measuredMs }) => Math.log(measuredMs));
	const line = linearRegression(matrixFromColumns([truth]), found);
	const [intercept, slope] = line.coefficients.map(({ estimate }) => estimate) as [number, number];
	const residualSd = line.residualStandardDeviation;
	const errors = found.map((value, i) => value - (truth[i] as number));
	const measured: Measured = { line: { intercept, slope, sd: residualSd }, nights };
	stage.writeJson("measured", measured);

	const at = { n: nights.length, units: "simulated nights" };
	stage.value("measure.bias", {
		...at,
		value: 100 * (Math.exp(mean(errors)) - 1),
		unit: "%",
		digits: 1,
		method: "Geometric mean of measured over true RMSSD, less 1",
	});
	stage.value("measure.sd", {
		...at,
		value: residualSd,
		unit: "",
		digits: 3,
		method: "Standard deviation of ln(measured) about its line on ln(true)",
	});
	stage.value("measure.sdPlain", {
		...at,
		value: standardDeviation(errors),
		unit: "",
		digits: 3,
		method: "Standard deviation of ln(measured) - ln(true)",
	});
	stage.value("measure.slope", {
		...at,
		value: slope,
		unit: "",
		digits: 3,
		method: "Slope of ln(measured) on ln(true)",
	});
	stage.value("measure.removed", {
		...at,
		value: mean(nights.map(({ removedPercent }) => removedPercent)),
		unit: "%",
		digits: 1,
		method: "Intervals that the cleaning removed, mean over nights",
	});
	stage.value("measure.beats", {
		value: nights.reduce((sum, { beats }) => sum + beats, 0) / 1e6,
		unit: "million",
		digits: 1,
		n: nights.length,
		units: "simulated nights",
		method: "Intervals between beats that were measured",
	});
	stage.value("measure.women", {
		value: params.women,
		unit: "",
		digits: 0,
		n: params.women,
		method: "Synthetic women whose nights were measured",
	});
}

/** Days evenly spread from 14 weeks to the last before birth. */
function daysOf({ days }: SyntheticPregnancy, count: number): number[] {
	const first = 98 - days.firstGestationalAgeDays;
	const last = days.endIndex - 1;
	return Array.from({ length: count }, (_, i) => Math.round(first + ((last - first) * i) / (count - 1)));
}

/** RR intervals in ms of beats whose times are uncertain, of which some are missed and some are made up. */
function seenByWrist(
	beatTimesSeconds: Float64Array,
	{ jitterMs, missedShare, extraShare }: MeasureParams,
	random: () => number,
): Float64Array {
	const times: number[] = [];
	for (let i = 0; i < beatTimesSeconds.length; i++) {
		const isMissed = random() < missedShare;
		const isExtra = random() < extraShare;
		const time = (beatTimesSeconds[i] as number) + (jitterMs / 1000) * drawNormal(random);
		if (!isMissed) times.push(time);
		const next = beatTimesSeconds[i + 1];
		if (isExtra && next !== undefined) times.push(time + (0.3 + 0.4 * random()) * (next - time));
	}
	return Float64Array.from(
		{ length: times.length - 1 },
		(_, i) => 1000 * ((times[i + 1] as number) - (times[i] as number)),
	);
}
