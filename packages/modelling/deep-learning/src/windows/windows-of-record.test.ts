import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { windowsOfRecord } from "./windows-of-record.ts";

const rows = ({ values, nSamples, nChannels }: { values: ArrayLike<number>; nSamples: number; nChannels: number }) =>
	Array.from({ length: values.length / (nSamples * nChannels) }, (_, i) =>
		Array.from(values).slice(i * nSamples * nChannels, (i + 1) * nSamples * nChannels),
	);

describe("windowsOfRecord", () => {
	it("puts channels of other rates and gaps on one grid by time, and fills nothing in", () => {
		const { signal, startsSeconds, observedFractions } = windowsOfRecord(
			[
				{ timesSeconds: [10, 11, 13, 14, 15], values: [1, 2, 4, Number.NaN, 6] },
				{ timesSeconds: [10, 10.5, 12, 15], values: [5, 7, 8, 9] },
			],
			{ windowSeconds: 3, samplingRateHz: 1 },
		);
		expect(rows(signal)).toEqual([
			[1, 6, 2, Number.NaN, Number.NaN, 8],
			[4, Number.NaN, Number.NaN, Number.NaN, 6, 9],
		]);
		expect(Array.from(startsSeconds)).toEqual([10, 13]);
		expect(Array.from(observedFractions)).toEqual([4 / 6, 3 / 6]);
	});

	it("leaves out windows in which too little was observed, and counts them", () => {
		const channel = { timesSeconds: [0, 1, 2, 9, 10, 11], values: [1, 1, 1, 1, 1, 1] };
		const made = windowsOfRecord([channel], { windowSeconds: 3, samplingRateHz: 1 });
		expect(made.nLeftOut).toBe(2);
		expect(Array.from(made.startsSeconds)).toEqual([0, 9]);
		const strict = windowsOfRecord([channel], { windowSeconds: 4, samplingRateHz: 1, minimumObservedFraction: 0.75 });
		expect(strict).toMatchObject({ nLeftOut: 1 });
	});

	it("of a whole record at its own rate are the record, overlapping as asked", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 1, max: 9 }),
				fc.integer({ min: 1, max: 9 }),
				(n, size, step) => {
					const values = Float64Array.from({ length: n }, (_, i) => i);
					const timesSeconds = values.map((i) => 100 + i / 25);
					const { signal, nLeftOut } = windowsOfRecord([{ timesSeconds, values }], {
						windowSeconds: size / 25,
						stepSeconds: step / 25,
						samplingRateHz: 25,
					});
					const expected = [];
					for (let from = 0; from + size <= n; from += step)
						expected.push(Array.from(values.subarray(from, from + size)));
					expect(rows(signal)).toEqual(expected);
					expect(nLeftOut).toBe(0);
				},
			),
		);
	});

	it("of an empty record are none", () => {
		const { signal } = windowsOfRecord([{ timesSeconds: [], values: [] }], { windowSeconds: 3, samplingRateHz: 1 });
		expect(signal.values.length).toBe(0);
	});

	it.each([
		[
			[{ timesSeconds: [1, 0], values: [1, 2] }],
			{ windowSeconds: 1, samplingRateHz: 1 },
			"channels[0].timesSeconds must rise; got 0 at index 1",
		],
		[
			[{ timesSeconds: [1], values: [1, 2] }],
			{ windowSeconds: 1, samplingRateHz: 1 },
			"channels[0].values must be as long as",
		],
		[[], { windowSeconds: 1, samplingRateHz: 1 }, "channels must have at least 1 channel; got 0"],
		[
			[{ timesSeconds: [1], values: [1] }],
			{ windowSeconds: 0.1, samplingRateHz: 1 },
			"windowSeconds must hold a cell of 1 / 1 Hz; got 0.1",
		],
		[
			[{ timesSeconds: [1], values: [1] }],
			{ windowSeconds: 0, samplingRateHz: 1 },
			"windowSeconds must be a finite number above 0",
		],
	])("refuses %j", (channels, options, message) => {
		expect(() => windowsOfRecord(channels, options)).toThrow(message);
	});
});
