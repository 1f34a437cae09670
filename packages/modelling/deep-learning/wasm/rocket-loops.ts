/*
 * Four loops over single-precision numbers, four at a time, in AssemblyScript: the source of src/rocket/rocket-loops.wasm.ts,
 * which `npm run build:wasm` writes and a test compares. All pointers are byte addresses; lengths are multiples of four numbers,
 * and no loop is called with none. The order of the additions is part of what is computed: single precision rounds each.
 */

/** out = minus the sum of the nine taps of x, `stride` bytes apart, the first at `x`; to `end` of out. */
export function alpha(x: usize, stride: usize, out: usize, end: usize): void {
	do {
		let tap = x;
		let sum = f32x4.splat(0);
		sum = f32x4.sub(sum, v128.load(tap));
		tap += stride;
		sum = f32x4.sub(sum, v128.load(tap));
		tap += stride;
		sum = f32x4.sub(sum, v128.load(tap));
		tap += stride;
		sum = f32x4.sub(sum, v128.load(tap));
		tap += stride;
		sum = f32x4.sub(sum, v128.load(tap));
		tap += stride;
		sum = f32x4.sub(sum, v128.load(tap));
		tap += stride;
		sum = f32x4.sub(sum, v128.load(tap));
		tap += stride;
		sum = f32x4.sub(sum, v128.load(tap));
		tap += stride;
		sum = f32x4.sub(sum, v128.load(tap));
		v128.store(out, sum);
		x += 16;
		out += 16;
	} while (out < end);
}

/** out = alpha + a + b + c, to `end` of out. */
export function add(shared: usize, a: usize, b: usize, c: usize, out: usize, end: usize): void {
	do {
		let sum = v128.load(shared);
		sum = f32x4.add(sum, v128.load(a));
		sum = f32x4.add(sum, v128.load(b));
		sum = f32x4.add(sum, v128.load(c));
		v128.store(out, sum);
		shared += 16;
		a += 16;
		b += 16;
		c += 16;
		out += 16;
	} while (out < end);
}

/** For each of the biases, four at a time to `biasesEnd`: how many numbers from x to `end` lie above it. */
export function countAbove(x: usize, end: usize, biases: usize, biasesEnd: usize, counts: usize): void {
	do {
		const bias0 = v128.load32_splat(biases);
		const bias1 = v128.load32_splat(biases, 4);
		const bias2 = v128.load32_splat(biases, 8);
		const bias3 = v128.load32_splat(biases, 12);
		let count0 = i32x4.splat(0);
		let count1 = i32x4.splat(0);
		let count2 = i32x4.splat(0);
		let count3 = i32x4.splat(0);
		let at = x;
		do {
			const numbers = v128.load(at);
			// A comparison gives -1 in each lane where it holds.
			count0 = i32x4.sub(count0, f32x4.gt(numbers, bias0));
			count1 = i32x4.sub(count1, f32x4.gt(numbers, bias1));
			count2 = i32x4.sub(count2, f32x4.gt(numbers, bias2));
			count3 = i32x4.sub(count3, f32x4.gt(numbers, bias3));
			at += 16;
		} while (at < end);
		store<i32>(counts, sumOfLanes(count0));
		store<i32>(counts, sumOfLanes(count1), 4);
		store<i32>(counts, sumOfLanes(count2), 8);
		store<i32>(counts, sumOfLanes(count3), 12);
		biases += 16;
		counts += 16;
	} while (biases < biasesEnd);
}

/**
 * For four biases at a time to `biasesEnd`, of the numbers from x to `end` that lie above: how many, their sum (single
 * precision), the sum of their places from 0, and the longest run; four of each into `pools`, 64 bytes for four biases.
 */
export function poolAbove(x: usize, end: usize, biases: usize, biasesEnd: usize, pools: usize): void {
	const one = i32x4.splat(1);
	do {
		const bias = v128.load(biases);
		let count = i32x4.splat(0);
		let sum = f32x4.splat(0);
		let place = i32x4.splat(0);
		let run = i32x4.splat(0);
		let longest = i32x4.splat(0);
		let moment = i32x4.splat(0);
		let at = x;
		do {
			const number = v128.load32_splat(at);
			// All bits are set in each lane where the number lies above: `and` then keeps what it meets, or gives 0.
			const mask = f32x4.gt(number, bias);
			count = i32x4.sub(count, mask);
			sum = f32x4.add(sum, v128.and(number, mask));
			place = i32x4.add(place, v128.and(moment, mask));
			run = v128.and(i32x4.add(run, one), mask);
			longest = i32x4.max_s(longest, run);
			moment = i32x4.add(moment, one);
			at += 4;
		} while (at < end);
		v128.store(pools, count);
		v128.store(pools, sum, 16);
		v128.store(pools, place, 32);
		v128.store(pools, longest, 48);
		biases += 16;
		pools += 64;
	} while (biases < biasesEnd);
}

function sumOfLanes(lanes: v128): i32 {
	return (
		i32x4.extract_lane(lanes, 0) +
		i32x4.extract_lane(lanes, 1) +
		i32x4.extract_lane(lanes, 2) +
		i32x4.extract_lane(lanes, 3)
	);
}
