import { realFourierPlan } from "@quickening/signal";
import { type FramePlan, loadFrame, planWindow } from "./frame-plan.ts";

/** Power spectra of frames, one at a time in the same memory. */
export interface PowerSpectra {
	readonly nBins: number;
	/** The samples of the frame loaded last, before the window. */
	readonly segment: Float64Array;
	/** Squared magnitudes of the transform of the frame loaded last, not scaled. */
	readonly power: Float64Array;
	/** Fills `segment` and `power`. */
	readonly load: (frame: number) => void;
}

/** Prepares the power spectra of a plan's frames: one transform of real samples a frame, without allocation. */
export function powerSpectra(plan: FramePlan): PowerSpectra {
	const { segmentSamples, fftSamples } = plan;
	const weights = planWindow(plan);
	const { transform } = realFourierPlan(fftSamples);
	const nBins = Math.floor(fftSamples / 2) + 1;
	const segment = new Float64Array(segmentSamples);
	const weighted = new Float64Array(fftSamples);
	const re = new Float64Array(nBins);
	const im = new Float64Array(nBins);
	const power = new Float64Array(nBins);
	const load = (frame: number): void => {
		loadFrame(plan, frame, segment);
		for (let i = 0; i < segmentSamples; i++) weighted[i] = segment[i] * weights[i];
		transform(weighted, re, im);
		for (let k = 0; k < nBins; k++) power[k] = re[k] * re[k] + im[k] * im[k];
	};
	return { nBins, segment, power, load };
}
