import { type EpochGrid, epochBegin } from "./epoch-grid.ts";

/** One whole window: samples `from` to before `to` of each axis; the arrays are only lent. */
export type WindowSink = (
	x: Float64Array,
	y: Float64Array,
	z: Float64Array,
	flags: Uint8Array,
	from: number,
	to: number,
) => void;

/**
 * Cuts blocks of any size into the windows of a grid. A window that lies in one block is handed on where it stands, one that
 * straddles blocks is put together first, so that what is computed of it does not depend on the blocks.
 */
export function windowCutter(grid: EpochGrid, sink: WindowSink) {
	const x = new Float64Array(grid.longest);
	const y = new Float64Array(grid.longest);
	const z = new Float64Array(grid.longest);
	const flags = new Uint8Array(grid.longest);
	let kept = 0;
	let window = 0;
	let begin = 0;
	let length = epochBegin(grid, 1);
	const next = () => {
		window++;
		begin = epochBegin(grid, window);
		length = epochBegin(grid, window + 1) - begin;
	};
	return {
		push(blockX: Float64Array, blockY: Float64Array, blockZ: Float64Array, blockFlags: Uint8Array): void {
			const n = blockX.length;
			let at = 0;
			if (kept > 0) {
				at = Math.min(n, length - kept);
				x.set(blockX.subarray(0, at), kept);
				y.set(blockY.subarray(0, at), kept);
				z.set(blockZ.subarray(0, at), kept);
				flags.set(blockFlags.subarray(0, at), kept);
				kept += at;
				if (kept < length) return;
				sink(x, y, z, flags, 0, length);
				kept = 0;
				next();
			}
			while (at + length <= n) {
				sink(blockX, blockY, blockZ, blockFlags, at, at + length);
				at += length;
				next();
			}
			x.set(blockX.subarray(at), 0);
			y.set(blockY.subarray(at), 0);
			z.set(blockZ.subarray(at), 0);
			flags.set(blockFlags.subarray(at), 0);
			kept = n - at;
		},
		/** Samples at the end that did not fill a window. */
		rest: () => ({ x: x.subarray(0, kept), y: y.subarray(0, kept), z: z.subarray(0, kept) }),
	};
}
