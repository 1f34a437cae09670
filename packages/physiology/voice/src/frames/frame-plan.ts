import { checkInteger, checkMinimumLength, checkPositive, InvalidInputError, type Samples } from "@quickening/core";
import { type SpectralWindow, spectralWindow } from "@quickening/signal";

/**
 * Which frames there are, and what stands in one that reaches beyond the record:
 * - `centredZeros`: frame t is centred on sample t x step, with zeros beyond the ends (librosa since 0.10);
 * - `centredReflected`: the same, mirrored at the ends (librosa before 0.10, torchaudio);
 * - `inside`: frame t begins at sample t x step; only frames that lie within the record (Kaldi's snip-edges, HTK).
 */
export type Framing = "centredZeros" | "centredReflected" | "inside";

/** How a sound is cut into frames. */
export interface FrameOptions {
	/** Samples that a frame looks at. Default 25 ms. */
	readonly segmentSamples?: number;
	/** Samples from one frame to the next. Default 10 ms. */
	readonly stepSamples?: number;
	/** Length of the transform; zeros fill what the segment leaves. Default the power of two at or above segmentSamples. */
	readonly fftSamples?: number;
	/** Weights of a segment. Default "hann". */
	readonly window?: SpectralWindow;
	/** Default "centredZeros". */
	readonly framing?: Framing;
}

/** Options with nothing left open, and what follows from them for one record. */
export interface FramePlan {
	readonly samples: Float64Array;
	readonly samplingRateHz: number;
	readonly nFrames: number;
	readonly segmentSamples: number;
	readonly stepSamples: number;
	readonly fftSamples: number;
	readonly window: SpectralWindow;
	readonly framing: Framing;
	/** Where the segment of frame 0 begins; below 0 when it reaches beyond the start. */
	readonly firstSample: number;
	/** The middle of each frame in s. */
	readonly timesSeconds: Float64Array;
}

const framings: readonly Framing[] = ["centredZeros", "centredReflected", "inside"];

/** Checks a record and its options at the door of the function `where`. */
export function framePlan(
	where: string,
	samples: Samples,
	samplingRateHz: number,
	options: FrameOptions = {},
): FramePlan {
	checkMinimumLength(where, "samples", samples, 1);
	checkPositive(where, "samplingRateHz", samplingRateHz);
	const { window = "hann", framing = "centredZeros" } = options;
	const segmentSamples = options.segmentSamples ?? Math.max(1, Math.round(0.025 * samplingRateHz));
	const stepSamples = options.stepSamples ?? Math.max(1, Math.round(0.01 * samplingRateHz));
	checkInteger(where, "segmentSamples", segmentSamples, 1);
	checkInteger(where, "stepSamples", stepSamples, 1);
	const fftSamples = options.fftSamples ?? 2 ** Math.ceil(Math.log2(segmentSamples));
	checkInteger(where, "fftSamples", fftSamples, segmentSamples);
	if (!framings.includes(framing)) {
		throw new InvalidInputError(`${where}: framing must be one of ${framings.join(", ")}; got ${framing}`, {
			code: "unknown-name",
			argument: "framing",
			received: framing,
		});
	}
	const n = samples.length;
	if (framing === "inside") checkMinimumLength(where, "samples", samples, segmentSamples);
	const half = Math.floor(fftSamples / 2);
	// The segment stands in the middle of the transform, and the transform is centred.
	const firstSample = framing === "inside" ? 0 : Math.floor((fftSamples - segmentSamples) / 2) - half;
	const room = framing === "inside" ? n - segmentSamples : n + 2 * half - fftSamples;
	const nFrames = 1 + Math.floor(room / stepSamples);
	const timesSeconds = new Float64Array(nFrames);
	for (let t = 0; t < nFrames; t++) {
		timesSeconds[t] = (firstSample + t * stepSamples + segmentSamples / 2) / samplingRateHz;
	}
	return {
		samples: samples instanceof Float64Array ? samples : Float64Array.from(samples),
		samplingRateHz,
		nFrames,
		segmentSamples,
		stepSamples,
		fftSamples,
		window,
		framing,
		firstSample,
		timesSeconds,
	};
}

/** Weights of the segments of a plan. */
export function planWindow({ window, segmentSamples }: FramePlan): Float64Array {
	return spectralWindow(window, segmentSamples);
}

/** Writes the samples of a frame into `out`, what lies beyond the record by the plan's framing. */
export function loadFrame(plan: FramePlan, frame: number, out: Float64Array): void {
	const { samples, firstSample, stepSamples, segmentSamples, framing } = plan;
	const start = firstSample + frame * stepSamples;
	const n = samples.length;
	if (start >= 0 && start + segmentSamples <= n) {
		for (let i = 0; i < segmentSamples; i++) out[i] = samples[start + i];
		return;
	}
	const period = Math.max(1, 2 * (n - 1));
	for (let i = 0; i < segmentSamples; i++) {
		const at = start + i;
		if (at >= 0 && at < n) out[i] = samples[at];
		else if (framing === "centredZeros") out[i] = 0;
		else {
			// The record and its mirror image, repeated.
			const folded = ((at % period) + period) % period;
			out[i] = samples[folded < n ? folded : period - folded];
		}
	}
}
