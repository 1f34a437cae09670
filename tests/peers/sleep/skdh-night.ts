import { butterworth, filterZeroPhase, movingQuantile } from "@quickening/signal";
import { scoreColeKripke } from "@quickening/sleep";
import { readVector } from "../peer-case.ts";

/**
 * What skdh.sleep.Sleep makes of 26 h of acceleration, up to what the sleep package takes: angles by 5 s, scores by the minute.
 */
export function skdhNight(): { readonly angleZDegrees: Float64Array; readonly scores: Float64Array } {
	const samplingRateHz = 10;
	const { values, shape } = readVector("w4_acc26h_10hz");
	// Its day: from the first noon to the next.
	const n = Math.min(shape[0], 86_400 * samplingRateHz);
	const axes = [0, 1, 2].map((axis) => Float64Array.from({ length: n }, (_, i) => values[3 * i + axis]));
	const width = 5 * samplingRateHz;
	// Running medians from a sample on, so that the first stands at the centre of the first whole window.
	const [x, y, z] = axes.map((axis) =>
		movingQuantile(axis, { windowSamples: width, p: 0.5 }).subarray(width / 2, n - width / 2 + 1),
	);
	const angleZDegrees = new Float64Array(Math.floor(x.length / width));
	for (let e = 0; e < angleZDegrees.length; e++) {
		let sum = 0;
		for (let i = e * width; i < (e + 1) * width; i++)
			sum += (Math.atan(z[i] / Math.sqrt(x[i] * x[i] + y[i] * y[i])) * 180) / Math.PI;
		angleZDegrees[e] = sum / width;
	}
	const highpass = butterworth({ order: 3, band: "highpass", cutoffHz: 0.25, samplingRateHz });
	const passed = axes.map((axis) => filterZeroPhase(highpass, axis));
	const minute = 60 * samplingRateHz;
	// skdh takes the variance of the three axes at each sample, where Bai 2016 takes that of each axis over the minute: its
	// scores need its index.
	const activityIndex = Float64Array.from({ length: Math.floor(n / minute) }, (_, m) => {
		let variances = 0;
		for (let i = m * minute; i < (m + 1) * minute; i++) {
			const mean = (passed[0][i] + passed[1][i] + passed[2][i]) / 3;
			for (const axis of passed) variances += (axis[i] - mean) ** 2 / 3;
		}
		return Math.sqrt(variances / minute);
	});
	return { angleZDegrees, scores: scoreColeKripke(activityIndex, { variant: "activityIndex" }) };
}
