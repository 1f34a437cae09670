import type { Samples, Warning } from "@quickening/core";
import { bandPower } from "@quickening/signal";
import { type HrvBands, hrvBands } from "./hrv-bands.ts";
import { type HrvSpectrum, type HrvSpectrumOptions, hrvSpectrum } from "./hrv-spectrum.ts";

export interface HrvFrequencyOptions extends HrvSpectrumOptions {
	/** Edges in Hz. Default the Task Force's for adults. */
	readonly bands?: HrvBands;
	/** How densities are added up inside a band. Default "trapezoid". */
	readonly rule?: "trapezoid" | "sum";
	/**
	 * A band is given only when what was used of the record holds this many cycles of its lowest frequency. Default 1 for VLF, 5
	 * for LF and HF; ULF needs 24 h (20 h of signal). "all" gives every band, as most programs do.
	 */
	readonly support?: "enough" | "all";
}

/** HRV in the frequency domain, in absolute units. */
export interface HrvFrequency {
	readonly ulfMs2: number;
	readonly vlfMs2: number;
	readonly lfMs2: number;
	readonly hfMs2: number;
	/** Sum of the bands that are given. */
	readonly totalPowerMs2: number;
	/** LF over LF + HF in percent ("normalised units"). */
	readonly lfNu: number;
	readonly hfNu: number;
	readonly lfHfRatio: number;
	/** Natural logarithm of HF in ms2. */
	readonly lnHf: number;
	/** Frequency of the highest density in each band, in Hz. */
	readonly lfPeakHz: number;
	readonly hfPeakHz: number;
	readonly nIntervals: number;
	readonly spectrum: HrvSpectrum;
	readonly warnings: readonly Warning[];
}

/**
 * Power of heart rate variability in its bands: ULF (24 h only), VLF, LF and HF, in ms2 and as shares.
 *
 * @param nnMs - NN intervals in ms; NaN marks a removed beat.
 * @param nnTimesSeconds - Time of the beat that ends each interval, in s, rising; {@link timesFromRr} when none is missing.
 * @returns Each band in ms2; NaN, with a warning, where the record is too short for it.
 * @throws InvalidInputError when lengths differ, an interval is not above 0, times do not rise, or an option is out of range.
 *
 * Source: Task Force of ESC/NASPE 1996, doi:10.1161/01.CIR.93.5.1043. Over 5 min lying: LF 1170 (SD 416), HF 975 (SD 203) ms2 in
 * its table 4.
 * Agrees with: hrvanalysis 1.0.6, systole 0.3.1 and pyhrv 0.5.0 (Welch) and hrvanalysis (Lomb) by {@link
 * hrvFrequencyDefinitions},
 *   to 1e-6 on 350 intervals (tests/peers). Among them LF of one record is 94 to 203 ms2: name the definition beside the number.
 */
export function hrvFrequency(nnMs: Samples, nnTimesSeconds: Samples, options: HrvFrequencyOptions = {}): HrvFrequency {
	const { bands = hrvBands.adult, rule = "trapezoid", support = "enough" } = options;
	const hours = nnTimesSeconds.length < 2 ? 0 : (nnTimesSeconds[nnTimesSeconds.length - 1] - nnTimesSeconds[0]) / 3600;
	const wantsUlf =
		hours >= 20 && (options.method ?? "welch") === "welch" && !options.segmentSeconds && !options.segmentSamples;
	const spectrum = hrvSpectrum(nnMs, nnTimesSeconds, options);
	const warnings: Warning[] = [];
	const powerOf = (name: keyof HrvBands, cycles: number): number => {
		const [low] = bands[name];
		const needed = cycles / low;
		if (support === "enough" && spectrum.usedSeconds < needed) {
			warnings.push({
				code: "too-short-for-band",
				message: `${name.toUpperCase()} needs ${Math.ceil(needed)} s of signal (${cycles} cycles of ${low} Hz); ${Math.floor(spectrum.usedSeconds)} s could be used.`,
			});
			return Number.NaN;
		}
		return bandPower(spectrum, bands[name], { rule });
	};
	const vlfMs2 = powerOf("vlf", 1);
	const lfMs2 = powerOf("lf", 5);
	const hfMs2 = powerOf("hf", 5);
	const ulfMs2 = wantsUlf ? ultraLowPower(nnMs, nnTimesSeconds, bands, options) : Number.NaN;
	if (spectrum.nLeftOut > 0) {
		warnings.push({
			code: "segments-left-out",
			message: `${spectrum.nLeftOut} of ${spectrum.nSegments + spectrum.nLeftOut} segments touch a gap and were left out.`,
		});
	}
	let nIntervals = 0;
	for (let i = 0; i < nnMs.length; i++) if (!Number.isNaN(nnMs[i])) nIntervals++;
	return {
		ulfMs2,
		vlfMs2,
		lfMs2,
		hfMs2,
		totalPowerMs2: [ulfMs2, vlfMs2, lfMs2, hfMs2].reduce((sum, power) => (Number.isNaN(power) ? sum : sum + power), 0),
		lfNu: (100 * lfMs2) / (lfMs2 + hfMs2),
		hfNu: (100 * hfMs2) / (lfMs2 + hfMs2),
		lfHfRatio: lfMs2 / hfMs2,
		lnHf: Math.log(hfMs2),
		lfPeakHz: peakOf(spectrum, bands.lf),
		hfPeakHz: peakOf(spectrum, bands.hf),
		nIntervals,
		spectrum,
		warnings,
	};
}

/** Power below 0.003 Hz of a day: one segment, gaps of up to an hour bridged by a line, at 1 Hz, since only hours matter here. */
function ultraLowPower(nnMs: Samples, nnTimesSeconds: Samples, bands: HrvBands, options: HrvFrequencyOptions): number {
	const spectrum = hrvSpectrum(nnMs, nnTimesSeconds, {
		...options,
		samplingRateHz: 1,
		interpolation: "linear",
		longestGapSeconds: 3600,
		segmentSeconds: 86_400,
		window: "rectangular",
		detrend: "constant",
	});
	return (
		bandPower(spectrum, bands.ulf, { rule: "sum" }) -
		(bands.ulf[0] === 0 ? spectrum.densityPerHz[0] * spectrum.frequenciesHz[1] : 0)
	);
}

function peakOf({ frequenciesHz, densityPerHz }: HrvSpectrum, [low, high]: readonly [number, number]): number {
	let peak = -1;
	for (let k = 0; k < frequenciesHz.length; k++) {
		if (frequenciesHz[k] < low || frequenciesHz[k] >= high) continue;
		if (peak < 0 || densityPerHz[k] > densityPerHz[peak]) peak = k;
	}
	return peak < 0 ? Number.NaN : frequenciesHz[peak];
}
