import type { MfccOptions } from "./mfcc.ts";

/**
 * Every frame padded by hand, transformed by the definition, weighed by filters written out, and transformed again: slow and
 * plain.
 */
export function mfccNaive(
	samples: readonly number[],
	samplingRateHz: number,
	options: Required<
		Pick<MfccOptions, "segmentSamples" | "stepSamples" | "fftSamples" | "framing" | "nBands" | "nCoefficients">
	>,
): number[][] {
	const { segmentSamples, stepSamples, fftSamples, framing, nBands, nCoefficients } = options;
	const padding = framing === "inside" ? 0 : fftSamples / 2;
	const n = samples.length;
	const at = (i: number): number => {
		if (i >= 0 && i < n) return samples[i];
		if (framing === "centredZeros") return 0;
		return n === 1 ? samples[0] : at(i < 0 ? -i : 2 * (n - 1) - i);
	};
	const padded = Array.from({ length: n + 2 * padding }, (_, i) => at(i - padding));
	const length = framing === "inside" ? segmentSamples : fftSamples;
	const lead = framing === "inside" ? 0 : Math.floor((fftSamples - segmentSamples) / 2);
	const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
	const hertz = (place: number) => 700 * (10 ** (place / 2595) - 1);
	const corners = Array.from({ length: nBands + 2 }, (_, i) => hertz((i * mel(samplingRateHz / 2)) / (nBands + 1)));
	const spectra: number[][] = [];
	for (let start = 0; start + length <= padded.length; start += stepSamples) {
		const power = Array.from({ length: fftSamples / 2 + 1 }, (_, k) => {
			let re = 0;
			let im = 0;
			for (let i = 0; i < segmentSamples; i++) {
				const hann = segmentSamples === 1 ? 1 : 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / segmentSamples);
				const value = padded[start + lead + i] * hann;
				re += value * Math.cos((2 * Math.PI * i * k) / fftSamples);
				im -= value * Math.sin((2 * Math.PI * i * k) / fftSamples);
			}
			return re ** 2 + im ** 2;
		});
		spectra.push(
			Array.from({ length: nBands }, (_, band) => {
				const [left, top, right] = corners.slice(band, band + 3);
				const sum = power.reduce((total, value, k) => {
					const f = (k * samplingRateHz) / fftSamples;
					const weight =
						f <= left || f >= right ? 0 : f <= top ? (f - left) / (top - left) : (right - f) / (right - top);
					return total + weight * value;
				}, 0);
				return 10 * Math.log10(Math.max(1e-10, sum));
			}),
		);
	}
	const loudest = Math.max(...spectra.flat());
	return spectra.map((spectrum) =>
		Array.from(
			{ length: nCoefficients },
			(_, k) =>
				Math.sqrt((k === 0 ? 1 : 2) / nBands) *
				spectrum.reduce(
					(sum, value, b) => sum + Math.max(value, loudest - 80) * Math.cos((Math.PI * k * (b + 0.5)) / nBands),
					0,
				),
		),
	);
}
