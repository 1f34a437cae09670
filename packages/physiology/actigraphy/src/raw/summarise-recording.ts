import {
	checkInRange,
	checkName,
	checkPositive,
	InvalidInputError,
	type LocalDays,
	localDays,
	type Recording,
	type RecordingStart,
	recordingStartUtc,
	type Warning,
} from "@quickening/core";
import { accelerationBlocks, accelerationOf, rangesOf } from "./acceleration-blocks.ts";
import { type AngleZDefinition, angleZDefinitions } from "./angle-z.ts";
import {
	checkValidDay,
	type DailyActivity,
	dailyActivity,
	type ValidDayRule,
	validDayRules,
} from "./daily-activity.ts";
import { type AccelerationEpochs, epochCollector } from "./epoch-collector.ts";
import { epochGrid } from "./epoch-grid.ts";
import { type FilteredNorm, filtersOf } from "./filtered-norms.ts";
import { fitGravity, type GravityFit } from "./fit-gravity.ts";
import { calibrateMoments, noCalibration } from "./gravity-calibration.ts";
import { type GravityDefinition, gravityDefinitions } from "./gravity-definitions.ts";
import { checkNonwearDefinition, type Nonwear, nonwearBySpread, wearCodes } from "./nonwear-by-spread.ts";
import { type NonwearDefinition, nonwearDefinitions } from "./nonwear-definitions.ts";
import { temperatureAt, temperatureTrack } from "./temperature-track.ts";
import { momentsCollector, type WindowMoments } from "./window-moments.ts";

/** How far the work has come: the recording is read once, or twice where it is calibrated first. */
export interface SummaryProgress {
	readonly pass: number;
	readonly passes: number;
	readonly bytesRead: number;
	readonly bytesInAll: number;
}

export interface SummariseOptions {
	/** Default 5. */
	readonly epochSeconds?: number;
	/** Where it was worn; days are days of this zone. Left out: the zone of the file, or no days, with a warning. */
	readonly zone?: string;
	/** What the device's clock was set to, where the file does not say or says it wrongly. */
	readonly deviceZone?: string;
	/** Local hour at which days begin. Default 0. */
	readonly dayStartsAtHour?: number;
	/** Whether gravity is calibrated first, and how. Default true, by {@link gravityDefinitions}.vanHees2014. */
	readonly calibrate?: boolean | GravityDefinition;
	/** Whether calibration uses the device's temperature, where there is one. Default true. */
	readonly useTemperature?: boolean;
	/** Default {@link nonwearDefinitions}.vanHees2013. */
	readonly nonwear?: NonwearDefinition;
	/** Default "mean-of-angles"; "rolling-median" is GGIR's, and takes about three times as long in all. */
	readonly angleZ?: AngleZDefinition;
	/** Filtered norms besides ENMO and MAD, filtered forwards as GGIR does. Default none. */
	readonly filteredNorms?: readonly FilteredNorm[];
	/** An epoch with a smaller share of measured samples has no values. Default 0.5. */
	readonly minimumMeasuredFraction?: number;
	/** Default {@link validDayRules}.ggir16h. */
	readonly validDay?: ValidDayRule;
	readonly onProgress?: (progress: SummaryProgress) => void;
	/** Ends the work between two blocks. */
	readonly signal?: AbortSignal;
}

export interface RecordingSummary {
	readonly start: RecordingStart;
	/** Seconds since 1970-01-01T00:00:00Z; NaN where no zone is known. */
	readonly startUtcSeconds: number;
	readonly zone: string | null;
	readonly durationSeconds: number;
	readonly samplingRateHz: number;
	readonly epochSeconds: number;
	/**
	 * Epoch k begins k x epochSeconds after the start; verdicts of wear as {@link wearCodes} has them: 0 worn, 1 not worn, 2
	 * unknown.
	 */
	readonly epochs: AccelerationEpochs & { readonly nonwear: Uint8Array };
	/** Seconds at the end that did not fill an epoch and are in none. */
	readonly restSeconds: number;
	/** Null where none was asked for. */
	readonly calibration: GravityFit | null;
	readonly nonwear: Nonwear;
	readonly days: readonly DailyActivity[];
	readonly warnings: readonly Warning[];
}

/**
 * A recording of raw acceleration, from blocks to epochs and days, in one pass, or in two where it is calibrated first. A week
 * never stands in memory; what is missing, filled or clipped is told of by epoch, and nothing is imputed.
 *
 * @param recording - From a reader of @quickening/io: signals x, y and z in g.
 * @returns Epochs, calibration, non-wear and days; doubts, also those of the reader, in `warnings`.
 * @throws InvalidInputError when the recording has no acceleration in g, or an option is out of its range; the signal's reason
 *   when it is aborted.
 *
 * Source: {@link enmoMg}, {@link madMg}, {@link angleZDegrees}, {@link fitGravity}, {@link nonwearBySpread}, {@link localDays}.
 */
export async function summariseRecording(
	recording: Recording,
	options: SummariseOptions = {},
): Promise<RecordingSummary> {
	const {
		epochSeconds = 5,
		calibrate = true,
		useTemperature = true,
		angleZ = "mean-of-angles",
		filteredNorms = [],
		minimumMeasuredFraction = 0.5,
		nonwear: nonwearDefinition = nonwearDefinitions.vanHees2013,
		onProgress,
		signal,
	} = options;
	checkInRange("summariseRecording", "minimumMeasuredFraction", minimumMeasuredFraction, 0, 1);
	const { samplingRateHz } = accelerationOf(recording);
	// What is wrong is refused before a file is read for minutes.
	checkPositive("summariseRecording", "epochSeconds", epochSeconds);
	checkName("summariseRecording", "angleZ", angleZ, angleZDefinitions);
	checkNonwearDefinition("summariseRecording", nonwearDefinition);
	checkValidDay("summariseRecording", options.validDay ?? validDayRules.ggir16h);
	epochGrid("summariseRecording", samplingRateHz, epochSeconds);
	for (const name of filteredNorms) filtersOf("summariseRecording", name, samplingRateHz);
	const clock = clockOf(recording.start, options);
	const passes = calibrate === false ? 1 : 2;
	const blocks = (pass: number, flagEnds: boolean) =>
		accelerationBlocks(recording, {
			flagEnds,
			signal,
			...(onProgress && { onProgress: (progress) => onProgress({ pass, passes, ...progress }) }),
		});
	const collectEpochs = (fit: GravityFit | null, temperature: (seconds: number) => number) =>
		epochCollector({
			samplingRateHz,
			epochSeconds,
			minimumMeasuredFraction,
			angleZ,
			filteredNorms,
			calibration: fit?.calibration ?? noCalibration,
			temperatureAt: temperature,
		});

	const moments = momentsCollector(samplingRateHz);
	const track = temperatureTrack(recording);
	const alone = calibrate === false ? collectEpochs(null, () => Number.NaN) : null;
	let samples = 0;
	for await (const { x, y, z, flags, block } of blocks(1, alone !== null)) {
		moments.push(x, y, z, flags);
		alone?.push(x, y, z, flags);
		track.push(block);
		samples += x.length;
	}
	const raw = moments.finish();
	const extremes = moments.extremes();
	const temperature = useTemperature ? track.finish() : null;
	const byWindow = temperature === null ? undefined : windowTemperatures(raw, temperatureAt(temperature));
	const definition = typeof calibrate === "object" ? calibrate : gravityDefinitions.vanHees2014;
	const fit = calibrate === false ? null : fitGravity(raw, { definition, temperatureCelsius: byWindow });
	const calibrated = fit?.found ? calibrateMoments(raw, fit.calibration, byWindow) : raw;
	const nonwear = nonwearBySpread(calibrated, { definition: nonwearDefinition });

	const collector = alone ?? collectEpochs(fit, temperatureAt(temperature));
	if (alone === null) {
		const ranges = rangesOf(recording);
		const clips = extremes.some(([least, greatest], axis) => {
			const [lowest, highest] = ranges[axis] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
			return least <= lowest || greatest >= highest;
		});
		let again = 0;
		for await (const { x, y, z, flags } of blocks(2, clips)) {
			collector.push(x, y, z, flags);
			again += x.length;
		}
		if (again !== samples)
			throw new InvalidInputError(
				`summariseRecording: recording must give the same samples each time it is read; got ${samples} and then ${again}. The reader of ${recording.format} is at fault, or the file has changed.`,
				{ code: "broken-blocks", argument: "recording", received: again },
			);
	}
	const measures = collector.finish();
	const epochs = { ...measures, nonwear: codesByEpoch(nonwear, measures.enmoMg.length, epochSeconds) };
	const durationSeconds = samples / samplingRateHz;
	const days = clock.days(durationSeconds);
	const daily = dailyActivity({ epochSeconds, ...epochs }, days?.days ?? [], {
		validDay: options.validDay ?? validDayRules.ggir16h,
	});
	return {
		start: recording.start,
		startUtcSeconds: clock.startUtcSeconds,
		zone: clock.zone,
		durationSeconds,
		samplingRateHz,
		epochSeconds,
		epochs,
		restSeconds: durationSeconds - collector.samplesUsed() / samplingRateHz,
		calibration: fit,
		nonwear,
		days: daily,
		warnings: [
			...recording.warnings,
			...(days?.warnings ?? clock.warnings),
			...(fit?.warnings ?? []),
			...gravityWarnings(raw),
			...emptyWarnings(epochs.enmoMg, epochSeconds),
			...wearWarnings(epochs, epochSeconds),
		],
	};
}

/** Start and zone, refused or doubted before a file is read for minutes. */
function clockOf(start: RecordingStart, { zone, deviceZone, dayStartsAtHour = 0 }: SummariseOptions) {
	const worn = zone ?? deviceZone ?? start.zone;
	if (worn === null) {
		const { utcSeconds, warnings } = recordingStartUtc(start);
		const message = "Neither the file nor the caller names a zone, so there are no days; name it as zone.";
		return {
			zone: null,
			startUtcSeconds: utcSeconds,
			warnings: [...warnings, { code: "no-days", message }],
			days: (): LocalDays | null => null,
		};
	}
	const days = (durationSeconds: number): LocalDays =>
		localDays({ start, durationSeconds, zone: worn, startsAtHour: dayStartsAtHour, deviceZone });
	const { startUtcSeconds, warnings } = days(0);
	return { zone: worn, startUtcSeconds, warnings, days };
}

function windowTemperatures({ measured, windowSeconds }: WindowMoments, at: (seconds: number) => number): Float64Array {
	return Float64Array.from(measured, (_, k) => at((k + 0.5) * windowSeconds));
}

/** Gravity alone makes a norm of 1 g, and movement averages out: a median far from it is another unit or a broken device. */
function gravityWarnings({ measured, axes }: WindowMoments): readonly Warning[] {
	const norms = Float64Array.from(measured, (n, k) => Math.hypot(...axes.map(({ sum }) => sum[k]! / n)));
	const known = norms.filter((norm) => !Number.isNaN(norm)).sort();
	const median = known[known.length >> 1];
	if (median === undefined || (median > 0.5 && median < 2)) return [];
	const message = `The median window of 10 s shows ${median.toPrecision(3)} g, where gravity alone makes 1 g: the unit may be another, or the device broken.`;
	return [{ code: "gravity-not-1-g", message }];
}

function emptyWarnings(enmoMg: Float64Array, epochSeconds: number): readonly Warning[] {
	if (enmoMg.length === 0)
		return [{ code: "no-epoch", message: `The recording does not fill one epoch of ${epochSeconds} s.` }];
	if (!enmoMg.every(Number.isNaN)) return [];
	return [{ code: "nothing-measured", message: "No epoch holds enough measured samples: no measure is known." }];
}

function wearWarnings(
	{ enmoMg, nonwear }: { readonly enmoMg: Float64Array; readonly nonwear: Uint8Array },
	epochSeconds: number,
): readonly Warning[] {
	const unjudged = nonwear.filter((code, k) => code === wearCodes.unknown && !Number.isNaN(enmoMg[k])).length;
	if (unjudged === 0) return [];
	const minutes = ((unjudged * epochSeconds) / 60).toFixed(1);
	const message = `For ${minutes} min too little was measured around them to judge wear; they are taken as worn.`;
	return [{ code: "wear-not-judged", message }];
}

/** The verdict of the step in which an epoch begins; the last step's for what is left at the end. */
function codesByEpoch({ stepSeconds, codes }: Nonwear, epochs: number, epochSeconds: number): Uint8Array {
	const last = codes.length - 1;
	return Uint8Array.from(
		{ length: epochs },
		(_, k) => codes[Math.min(last, Math.floor((k * epochSeconds) / stepSeconds))] ?? 2,
	);
}
