import { checkSameLength, type Samples, type Warning } from "@quickening/core";
import { bridgeGaps, epochMeans } from "@quickening/signal";
import { isAcceleration } from "./events/accelerations.ts";
import { classifyDecelerations } from "./events/classify-deceleration.ts";
import { type Contraction, type ContractionOptions, contractions, tocogramPresent } from "./events/contractions.ts";
import { departuresOfBridged } from "./events/departures.ts";
import type { ClassifiedDeceleration, FetalHeartRateEvent } from "./events/event.ts";
import { type CardiotocogramFeatures, cardiotocogramFeatures } from "./features.ts";
import type { FigoClassification } from "./figo/criterion.ts";
import { figoClassification } from "./figo/figo-classification.ts";
import { reducedWithinDecelerationMinutes } from "./figo/reduced-within-deceleration.ts";
import { type BaselineOptions, fetalHeartRateBaseline } from "./trace/baseline.ts";
import { type CleanOptions, cleanFetalHeartRate } from "./trace/clean.ts";
import type { FetalHeartRateGap } from "./trace/gaps.ts";
import { type BandwidthVariability, bandwidthVariability } from "./variability/bandwidth-variability.ts";
import { type ShortTermVariability, shortTermVariability } from "./variability/short-term-variability.ts";
import { sinusoidalMinutes } from "./variability/sinusoidal-minutes.ts";

/** A cardiotocogram as a monitor stores it. */
export interface Cardiotocogram {
	/** Fetal heart rate, bpm; 0 or NaN where the signal is missing. */
	readonly fhrBpm: Samples;
	/** Uterine activity, as long as the heart rate, in the monitor's units. Left out: none was recorded. */
	readonly uterineActivity?: Samples;
}

/** Options of {@link analyseCardiotocogram}: those of its parts. */
export interface AnalysisOptions {
	readonly clean?: Omit<CleanOptions, "bridgeSeconds">;
	readonly baseline?: BaselineOptions;
	readonly contractions?: ContractionOptions;
	/** Gaps up to this length are bridged when events are looked for, and only then. Default 15. */
	readonly bridgeSeconds?: number;
}

/** All that is measured in a cardiotocogram. */
export interface CardiotocogramAnalysis {
	readonly samplingRateHz: number;
	readonly durationSeconds: number;
	/** The cleaned signal that all was measured in, bpm; NaN where missing. */
	readonly fhrBpm: Float64Array;
	/** Share of samples without a usable rate, 0..1. */
	readonly missingFraction: number;
	readonly removedSamples: number;
	readonly gaps: readonly FetalHeartRateGap[];
	readonly baselineBpm: Float64Array;
	readonly accelerations: readonly FetalHeartRateEvent[];
	readonly decelerations: readonly ClassifiedDeceleration[];
	/** Empty when there is no readable tocogram; then `tocogram` is false. */
	readonly contractions: readonly Contraction[];
	readonly tocogram: boolean;
	readonly bandwidth: BandwidthVariability;
	readonly shortTermVariability: ShortTermVariability;
	/** 1, 0 or NaN for each whole minute. */
	readonly sinusoidalMinutes: Float64Array;
	readonly figo: FigoClassification;
	readonly features: CardiotocogramFeatures;
	readonly warnings: readonly Warning[];
}

/**
 * Analyses a cardiotocogram: cleaning, gaps, baseline, accelerations, decelerations with their kinds, contractions,
 * bandwidth and short-term variability, sinusoidal minutes, the FIGO 2015 class, and the four features of DeepCTG 1.0.
 *
 * Each part is the function of the same name with its defaults; see there for definitions and sources. Events are looked
 * for with gaps of up to 15 s bridged; variability never sees a bridge.
 *
 * @param recording - Raw signals of any length; 0 or NaN marks a missing heart rate.
 * @param samplingRateHz - At least 1 Hz; usually 4.
 * @returns Everything, with warnings where the record is short, poor or without a tocogram.
 * @throws InvalidInputError when the rate is not at least 1 Hz, the signals differ in length, or an option is out of range.
 * @example
 * analyseCardiotocogram({ fhrBpm: new Float64Array(7200).fill(140) }, 4).features.baselineMinimumBpm; // 140
 */
export function analyseCardiotocogram(
	{ fhrBpm: rawFhrBpm, uterineActivity }: Cardiotocogram,
	samplingRateHz: number,
	options: AnalysisOptions = {},
): CardiotocogramAnalysis {
	if (uterineActivity !== undefined) {
		checkSameLength(
			"analyseCardiotocogram",
			{ argument: "fhrBpm", values: rawFhrBpm },
			{ argument: "uterineActivity", values: uterineActivity },
		);
	}
	const { bridgeSeconds = 15 } = options;
	const { fhrBpm, missingFraction, removedSamples, gaps } = cleanFetalHeartRate(
		rawFhrBpm,
		samplingRateHz,
		options.clean,
	);
	const durationSeconds = fhrBpm.length / samplingRateHz;
	const baselineBpm = fetalHeartRateBaseline(fhrBpm, samplingRateHz, options.baseline);
	const bridged = bridgeGaps(fhrBpm, { longestSamples: Math.floor(bridgeSeconds * samplingRateHz) });
	const rises = departuresOfBridged({ fhrBpm, bridged, samplingRateHz, side: 1 }, { baselineBpm }).filter(
		isAcceleration,
	);
	const falls = departuresOfBridged({ fhrBpm, bridged, samplingRateHz, side: -1 }, { baselineBpm });
	const tocogram = tocogramPresent(uterineActivity, samplingRateHz);
	const found =
		tocogram && uterineActivity ? contractions(uterineActivity, samplingRateHz, options.contractions) : undefined;
	const kinds = classifyDecelerations(falls, found);
	const decelerations = falls.map((fall, i) => ({ ...fall, kind: kinds[i] }));
	const events = [...rises, ...falls];
	const bandwidth = bandwidthVariability(fhrBpm, samplingRateHz, { events });
	const sinusoidal = sinusoidalMinutes(fhrBpm, samplingRateHz, { events });
	const figo = figoClassification({
		durationMinutes: durationSeconds / 60,
		missingFraction,
		baselinePerMinuteBpm: epochMeans(baselineBpm, samplingRateHz, { epochSeconds: 60 }),
		bandwidthPerMinuteBpm: bandwidth.perMinuteBpm,
		sinusoidalMinutes: sinusoidal,
		decelerations,
		contractions: found,
		reducedWithinDecelerationMinutes: reducedWithinDecelerationMinutes(fhrBpm, samplingRateHz, { decelerations }),
	});
	return {
		samplingRateHz,
		durationSeconds,
		fhrBpm,
		missingFraction,
		removedSamples,
		gaps,
		baselineBpm,
		accelerations: rises,
		decelerations,
		contractions: found ?? [],
		tocogram,
		bandwidth,
		shortTermVariability: shortTermVariability(fhrBpm, samplingRateHz, { decelerations: falls }),
		sinusoidalMinutes: sinusoidal,
		figo,
		features: cardiotocogramFeatures({ baselineBpm, accelerations: rises, decelerations }),
		warnings: warningsOf({ durationSeconds, missingFraction, tocogram }),
	};
}

function warningsOf({
	durationSeconds,
	missingFraction,
	tocogram,
}: Pick<CardiotocogramAnalysis, "durationSeconds" | "missingFraction" | "tocogram">): Warning[] {
	const warnings: Warning[] = [];
	if (durationSeconds < 600) {
		const minutes = (durationSeconds / 60).toFixed(1);
		warnings.push({
			code: "short-record",
			message: `The record lasts ${minutes} minutes; a baseline is a mean over 10.`,
		});
	}
	if (missingFraction === 1 || Number.isNaN(missingFraction)) {
		warnings.push({ code: "no-signal", message: "The record holds no usable fetal heart rate." });
	} else if (missingFraction > 0.5) {
		warnings.push({
			code: "mostly-missing",
			message: `${(100 * missingFraction).toFixed(0)} % of the fetal heart rate is missing.`,
		});
	}
	if (!tocogram) {
		warnings.push({
			code: "no-tocogram",
			message: "There is no readable tocogram, so decelerations cannot be set against contractions.",
		});
	}
	return warnings;
}
