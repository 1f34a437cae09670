import type { Samples } from "@quickening/core";
import type { Autoregression } from "./burg.ts";
import type { PowerSpectrum } from "./power-spectrum.ts";

/**
 * The spectrum that an autoregressive model has.
 *
 * @param model - From {@link burg}.
 * @param frequenciesHz - Rising, between 0 and half the rate.
 * @returns Density in the signal's unit squared per Hz, one-sided.
 *
 * Source: Kay and Marple 1981, doi:10.1109/PROC.1981.12184.
 */
export function autoregressiveSpectrum(model: Autoregression, frequenciesHz: Samples): PowerSpectrum {
	const { coefficients, noiseVariance, samplingRateHz } = model;
	const densityPerHz = new Float64Array(frequenciesHz.length);
	for (let i = 0; i < frequenciesHz.length; i++) {
		const angle = (2 * Math.PI * frequenciesHz[i]) / samplingRateHz;
		let re = 0;
		let im = 0;
		for (let k = 0; k < coefficients.length; k++) {
			re += coefficients[k] * Math.cos(k * angle);
			im -= coefficients[k] * Math.sin(k * angle);
		}
		densityPerHz[i] = (2 * noiseVariance) / (samplingRateHz * (re * re + im * im));
	}
	return { frequenciesHz: Float64Array.from(frequenciesHz), densityPerHz };
}
