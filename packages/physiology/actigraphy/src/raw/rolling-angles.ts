import { angleOf, rollingMedian, thinning } from "./angle-z.ts";
import { type EpochGrid, epochBegin } from "./epoch-grid.ts";

/** Samples that are gathered before medians are taken of them. */
const gathered = 1 << 16;

type Triple = readonly [number, number, number];

/**
 * The "rolling-median" form of angleZDegrees block by block: samples are gathered with half a window on both sides, so that
 * each median sees what it would see in the whole recording.
 */
export function rollingAngles(grid: EpochGrid, samplingRateHz: number, minimumMeasuredFraction: number) {
	const { step, windowSamples } = thinning(samplingRateHz);
	const half = (windowSamples - 1) / 2;
	const room = gathered + grid.longest + 4 * windowSamples * step;
	let axes: [Float64Array, Float64Array, Float64Array] | null = null;
	const angles: number[] = [];
	let start = 0;
	let length = 0;

	const settle = (isEnd: boolean, epochs: number) => {
		if (axes === null) return;
		const medians = axes.map((axis) => {
			const thin = Float64Array.from({ length: Math.ceil(length / step) }, (_, j) => axis[j * step]!);
			return rollingMedian(thin, windowSamples);
		});
		const [x, y, z] = axes;
		const safeEnd = isEnd ? length : (Math.floor(length / step) - half) * step;
		while (angles.length < epochs && epochBegin(grid, angles.length + 1) - start <= safeEnd) {
			const from = epochBegin(grid, angles.length) - start;
			const to = epochBegin(grid, angles.length + 1) - start;
			let sum = 0;
			let measured = 0;
			for (let i = from; i < to; i++) {
				if (Number.isNaN(x[i]! + y[i]! + z[i]!)) continue;
				const slot = Math.floor(i / step);
				const angle = angleOf(medians[0]![slot]!, medians[1]![slot]!, medians[2]![slot]!);
				if (Number.isNaN(angle)) continue;
				sum += angle;
				measured++;
			}
			angles.push(measured > 0 && measured >= minimumMeasuredFraction * (to - from) ? sum / measured : Number.NaN);
		}
		// A whole window before the next epoch stays, from a sample that thinning takes.
		const keepFrom = Math.max(0, epochBegin(grid, angles.length) - start - windowSamples * step);
		const drop = keepFrom - (keepFrom % step);
		for (const axis of axes) axis.copyWithin(0, drop, length);
		start += drop;
		length -= drop;
	};

	return {
		push(
			x: Float64Array,
			y: Float64Array,
			z: Float64Array,
			from: number,
			to: number,
			scale: Triple,
			shift: Triple,
		): void {
			axes ??= [new Float64Array(room), new Float64Array(room), new Float64Array(room)];
			const blocks = [x, y, z];
			for (let axis = 0; axis < 3; axis++) {
				const into = axes[axis]!;
				const block = blocks[axis]!;
				for (let i = from, j = length; i < to; i++, j++) into[j] = block[i]! * scale[axis]! + shift[axis]!;
			}
			length += to - from;
			if (length > gathered) settle(false, Number.POSITIVE_INFINITY);
		},
		finish(epochs: number): Float64Array {
			settle(true, epochs);
			return Float64Array.from(angles);
		},
	};
}
