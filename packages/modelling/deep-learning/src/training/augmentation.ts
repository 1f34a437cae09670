import { checkInRange, checkInteger, drawInteger, drawNormal, InvalidInputError, seededRandom } from "@quickening/core";
import { type Inputs, takeInputs } from "../examples/inputs.ts";
import type { Scaling } from "../examples/scaling.ts";
import type { Signal } from "../examples/signal.ts";
import { hiddenSpans } from "./hidden-spans.ts";

/**
 * How training windows are changed, anew in each batch, so that a network does not learn by heart what carries no meaning.
 * Held-out windows and those that are predicted stay as they are. What is hidden is masked as a gap is.
 *
 * Source: hidden stretches and bands: Park DS, et al. SpecAugment. Interspeech 2019, doi:10.21437/Interspeech.2019-2680; shifts,
 * offsets and noise on sensors: Um TT, et al. ICMI 2017, doi:10.1145/3136755.3136817.
 */
export interface Augmentation {
	/** At most so many samples earlier or later; what then lies beyond the window's end is missing. Default 0. */
	readonly shiftSamples?: number;
	/** Share of moments that is hidden, in stretches, from 0 to below 1. Default 0. */
	readonly hiddenFraction?: number;
	/** Length of a hidden stretch. Default a sixteenth of the window. */
	readonly spanSamples?: number;
	/** At most so many neighbouring channels hidden from end to end: bands of a spectrum. Default 0. */
	readonly hiddenChannels?: number;
	/**
	 * Standard deviation of one number added to a whole window, in each channel's own standard deviations: how loud it is, where
	 * a channel is in dB. Default 0.
	 */
	readonly offsetSd?: number;
	/** Standard deviation of noise added to each value, in its channel's standard deviations. Default 0. */
	readonly noiseSd?: number;
}

/** @throws InvalidInputError when a number is not usable, or all channels of a modality could be hidden. */
export function checkAugmentation(where: string, augmentation: Augmentation, signals: Inputs["signals"]): void {
	const { shiftSamples = 0, hiddenFraction = 0, spanSamples = 1, hiddenChannels = 0 } = augmentation;
	checkInteger(where, "augmentation.shiftSamples", shiftSamples, 0);
	checkInteger(where, "augmentation.spanSamples", spanSamples, 1);
	checkInteger(where, "augmentation.hiddenChannels", hiddenChannels, 0);
	checkInRange(where, "augmentation.hiddenFraction", hiddenFraction, 0, 0.99);
	for (const name of ["offsetSd", "noiseSd"] as const) {
		checkInRange(where, `augmentation.${name}`, augmentation[name] ?? 0, 0, Number.MAX_VALUE);
	}
	for (const [name, { nSamples, nChannels }] of Object.entries(signals)) {
		for (const [argument, received, most] of [
			["shiftSamples", shiftSamples, nSamples - 1],
			["hiddenChannels", hiddenChannels, nChannels - 1],
		] as const) {
			if (received <= most) continue;
			throw new InvalidInputError(
				`${where}: augmentation.${argument} must be at most ${most}, so that something of ${name} is left; got ${received}`,
				{ code: "out-of-range", argument: `augmentation.${argument}`, received },
			);
		}
	}
}

/**
 * The windows of a batch, changed; static columns stay as they are.
 *
 * @param draw - Everything drawn follows from this.
 */
export function augmentedInputs(
	inputs: Inputs,
	rows: Int32Array,
	{ augmentation, scaling, draw }: { augmentation: Augmentation; scaling: Pick<Scaling, "signals">; draw: string },
): Inputs {
	const taken = takeInputs(inputs, rows);
	const { hiddenFraction = 0, spanSamples } = augmentation;
	const hidden =
		hiddenFraction > 0
			? hiddenSpans(taken.signals, { nRows: rows.length, hiddenFraction, spanSamples, draw: `${draw}/hidden` })
			: {};
	for (const [name, signal] of Object.entries(taken.signals)) {
		changeWindows(signal, { augmentation, sds: scaling.signals[name].sds, draw: `${draw}/augment/${name}` });
		const mask = hidden[name];
		if (mask === undefined) continue;
		for (let i = 0; i < mask.length; i++) if (mask[i] === 1) signal.values[i] = Number.NaN;
	}
	return taken;
}

/** In place: shift, offset, noise and hidden channels of each window. */
function changeWindows(
	{ values, nSamples, nChannels }: Signal,
	{ augmentation, sds, draw }: { augmentation: Augmentation; sds: readonly number[]; draw: string },
): void {
	const { shiftSamples = 0, hiddenChannels = 0, offsetSd = 0, noiseSd = 0 } = augmentation;
	const random = seededRandom(draw);
	const size = nSamples * nChannels;
	for (let start = 0; start < values.length; start += size) {
		const window = values.subarray(start, start + size);
		const shift = shiftSamples === 0 ? 0 : drawInteger(random, 2 * shiftSamples + 1) - shiftSamples;
		window.copyWithin(
			Math.max(shift, 0) * nChannels,
			Math.max(-shift, 0) * nChannels,
			size - Math.max(shift, 0) * nChannels,
		);
		if (shift > 0) window.fill(Number.NaN, 0, shift * nChannels);
		if (shift < 0) window.fill(Number.NaN, size + shift * nChannels);
		const offset = offsetSd === 0 ? 0 : offsetSd * drawNormal(random);
		const nHidden = hiddenChannels === 0 ? 0 : drawInteger(random, hiddenChannels + 1);
		const firstHidden = nHidden === 0 ? 0 : drawInteger(random, nChannels - nHidden + 1);
		for (let i = 0, c = 0; i < size; i++, c = c + 1 === nChannels ? 0 : c + 1) {
			if (c >= firstHidden && c < firstHidden + nHidden) window[i] = Number.NaN;
			else window[i] += sds[c] * (noiseSd === 0 ? offset : offset + noiseSd * drawNormal(random));
		}
	}
}
