import { checkPositive, InvalidInputError, type Samples } from "@quickening/core";
import { fourierPlan } from "../fourier/fourier-plan.ts";

export interface MorletOptions {
	/** Frequencies in Hz, each above 0 and at most half the rate. */
	readonly frequenciesHz: readonly number[];
	/** Cycles under the envelope, times 2 pi. Default 6. */
	readonly omega0?: number;
}

/** Power of a signal by time and frequency. */
export interface MorletSpectrum {
	readonly frequenciesHz: readonly number[];
	/** One row a frequency, each as long as the signal: squared modulus of the transform, in the unit squared. */
	readonly power: readonly Float64Array[];
	/** Samples at each end, by frequency, that the signal's ends reach into. */
	readonly edgeSamples: readonly number[];
}

/**
 * Continuous wavelet transform with Morlet's wavelet: when a rhythm was there, frequency by frequency. A sine of amplitude A has
 * power A^2 where its frequency is asked for.
 *
 * @param samples - Finite, at least one, better without a mean.
 * @throws InvalidInputError when a sample is missing or a frequency is out of range.
 *
 * Source: Torrence and Compo 1998, doi:10.1175/1520-0477(1998)079<0061:APGTWA>2.0.CO;2, scaled to amplitude.
 */
export function morletTransform(samples: Samples, samplingRateHz: number, options: MorletOptions): MorletSpectrum {
	const { frequenciesHz, omega0 = 6 } = options;
	checkPositive("morletTransform", "samplingRateHz", samplingRateHz);
	checkPositive("morletTransform", "omega0", omega0);
	const missing = samples.findIndex((value) => !Number.isFinite(value));
	const wrong = frequenciesHz.find((frequency) => !(frequency > 0 && frequency <= samplingRateHz / 2));
	if (missing >= 0 || wrong !== undefined || samples.length === 0) {
		throw new InvalidInputError(
			wrong !== undefined
				? `morletTransform: frequenciesHz must be above 0 and at most ${samplingRateHz / 2}; got ${wrong}`
				: `morletTransform: samples must be finite, and at least one; got ${samples[missing]} at index ${missing}`,
			{
				code: wrong !== undefined ? "out-of-range" : "not-finite",
				argument: wrong !== undefined ? "frequenciesHz" : "samples",
				received: wrong,
			},
		);
	}
	const n = samples.length;
	let padded = 1;
	while (padded < 2 * n) padded *= 2;
	const plan = fourierPlan(padded);
	const re = new Float64Array(padded);
	const im = new Float64Array(padded);
	re.set(samples);
	plan.transform(re, im);
	const workRe = new Float64Array(padded);
	const workIm = new Float64Array(padded);
	const power: Float64Array[] = [];
	const edgeSamples: number[] = [];
	for (const frequency of frequenciesHz) {
		const scale = omega0 / (2 * Math.PI * frequency);
		workRe.fill(0);
		workIm.fill(0);
		for (let k = 1; k <= padded / 2; k++) {
			const omega = (2 * Math.PI * k * samplingRateHz) / padded;
			const response = 2 * Math.exp(-0.5 * (scale * omega - omega0) ** 2);
			workRe[k] = re[k] * response;
			workIm[k] = im[k] * response;
		}
		plan.transform(workIm, workRe);
		power.push(Float64Array.from({ length: n }, (_, i) => (workRe[i] / padded) ** 2 + (workIm[i] / padded) ** 2));
		edgeSamples.push(Math.ceil(Math.SQRT2 * scale * samplingRateHz));
	}
	return { frequenciesHz, power, edgeSamples };
}
