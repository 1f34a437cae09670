import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logMelSpectrogram } from "./log-mel-spectrogram.ts";
import { melFilterBank } from "./mel-filter-bank.ts";
import { hertzToMel, melToHertz } from "./mel-scale.ts";

describe("mel scales", () => {
	it("meet where their definitions say", () => {
		expect(hertzToMel(200)).toBeCloseTo(3, 12);
		expect(hertzToMel(6400)).toBeCloseTo(42, 12);
		expect(hertzToMel(700, { scale: "htk" })).toBeCloseTo(2595 * Math.log10(2), 12);
	});
	it("come back", () => {
		const scales = fc.constantFrom("slaney", "htk");
		fc.assert(
			fc.property(fc.double({ min: 0, max: 48_000, noNaN: true }), scales, (hertz, scale) => {
				expect(melToHertz(hertzToMel(hertz, { scale }), { scale })).toBeCloseTo(hertz, 6);
			}),
			{ seed: 4 },
		);
	});
});

describe("melFilterBank", () => {
	it("adds up to 1 between the outer tops when filters are 1 at theirs", () => {
		const { weights, nBands, nBins, centresHz } = melFilterBank(8000, {
			fftSamples: 256,
			nBands: 10,
			normalisation: "height",
		});
		for (let bin = 0; bin < nBins; bin++) {
			const hertz = (bin * 8000) / 256;
			if (hertz < centresHz[0] || hertz > centresHz[nBands - 1]) continue;
			let sum = 0;
			for (let band = 0; band < nBands; band++) sum += weights[band * nBins + bin];
			expect(sum).toBeCloseTo(1, 12);
		}
	});
	it("has no weight outside the bins it names, and a weight at both ends of them", () => {
		const { weights, nBands, nBins, firstBins, endBins } = melFilterBank(16_000, {
			fftSamples: 512,
			nBands: 30,
			lowHz: 100,
		});
		for (let band = 0; band < nBands; band++) {
			const row = weights.subarray(band * nBins, (band + 1) * nBins);
			const held = Array.from(row.keys()).filter((bin) => row[bin] !== 0);
			expect([held[0], held[held.length - 1]]).toEqual([firstBins[band], endBins[band] - 1]);
		}
	});
	it("says how many filters hold no bin", () => {
		const { warnings, endBins, firstBins } = melFilterBank(16_000, { fftSamples: 128, nBands: 80 });
		const nEmpty = endBins.filter((end, band) => end === firstBins[band]).length;
		expect(nEmpty).toBeGreaterThan(0);
		expect(warnings.map(({ code }) => code)).toEqual(["empty-filters"]);
		expect(warnings[0].message).toContain(`${nEmpty} of 80 filters`);
		expect(melFilterBank(16_000, { fftSamples: 512, nBands: 20 }).warnings).toEqual([]);
	});
});

describe("logMelSpectrogram", () => {
	it("is loudest in the band of a tone", () => {
		const samples = Array.from({ length: 4000 }, (_, i) => Math.sin((2 * Math.PI * 1200 * i) / 8000));
		const { values, nColumns, nRows, centresHz, timesSeconds } = logMelSpectrogram(samples, 8000);
		expect([nRows, timesSeconds[0], timesSeconds[50]]).toEqual([51, 0, 0.5]);
		const row = values.subarray(20 * nColumns, 21 * nColumns);
		const loudest = row.indexOf(Math.max(...row));
		expect(Math.abs(centresHz[loudest] - 1200)).toBeLessThan(60);
	});
	it("goes no further below the loudest than told", () => {
		const samples = [...Array<number>(1000).fill(0), ...Array.from({ length: 1000 }, (_, i) => Math.sin(i))];
		const span = (dynamicRangeDb: number) => {
			const { values } = logMelSpectrogram(samples, 8000, { dynamicRangeDb });
			return Math.max(...values) - Math.min(...values);
		};
		expect(span(80)).toBeCloseTo(80, 9);
		expect(span(20)).toBeCloseTo(20, 9);
		expect(span(Number.POSITIVE_INFINITY)).toBeGreaterThan(100);
	});
	it("is the smallest power throughout in silence", () => {
		const { values } = logMelSpectrogram(new Float64Array(500), 8000, { smallestPower: 1e-7 });
		expect(new Set(values)).toEqual(new Set([-70]));
	});
	it("is NaN with a missing sample even in a filter that holds no bin", () => {
		const { values, warnings } = logMelSpectrogram([Number.NaN], 16_000, { segmentSamples: 64, nBands: 80 });
		expect(warnings).toHaveLength(1);
		expect(values.every(Number.isNaN)).toBe(true);
	});
	it("moves with the sound", () => {
		const sound = Array.from({ length: 900 }, (_, i) => Math.sin(i * i * 0.001));
		const options = { segmentSamples: 64, stepSamples: 20, framing: "inside" } as const;
		const here = logMelSpectrogram(sound, 8000, options);
		const later = logMelSpectrogram([...Array<number>(40).fill(0), ...sound], 8000, options);
		expect(Array.from(later.values.subarray(2 * 40))).toEqual(Array.from(here.values));
	});
});
