import { checkInRange, checkName, checkPositive, InvalidInputError, type Samples } from "@quickening/core";

export interface BoutOptions {
	readonly epochSeconds: number;
	/** Shortest bout in minutes. */
	readonly minimumMinutes: number;
	/**
	 * "ggir": a moving window as long as the shortest bout, of which `fraction` meets the criterion, with no pause longer than a
	 * minute, from an epoch that meets it to one that does; "runs": epochs that meet it, with pauses of at most `pauseMinutes`
	 * inside. Default "ggir".
	 */
	readonly rule?: "ggir" | "runs";
	/** For "ggir": share of a window that meets the criterion; default 0.8. */
	readonly fraction?: number;
	/** For "runs": longest pause inside a bout, in minutes; default 0. */
	readonly pauseMinutes?: number;
}

/** Epochs `start` to `end`, the last one not included. */
export interface Bout {
	readonly start: number;
	readonly end: number;
	readonly minutes: number;
}

/**
 * Bouts: stretches in which a criterion (such as moderate intensity) is met almost all the time.
 *
 * @param met - Per epoch: 1 where the criterion is met, 0 where not; NaN where missing, which is not met.
 * @throws InvalidInputError when an option is out of range, or a value of `met` is none of the three.
 *
 * Source: "ggir", g.getbout of GGIR 3 (the rule of its papers since 2021: an epoch at either edge meets the criterion, a pause is
 * at most a minute); "runs", by definition.
 * Agrees with: g.getbout of GGIR 3.1 in R 4.2.2 with zoo 1.8, equal (tests/peers/movement-counts).
 * @example
 * bouts([0, 1, 1, 1, 0], { epochSeconds: 60, minimumMinutes: 3, rule: "runs" }); // [{ start: 1, end: 4, minutes: 3 }]
 */
export function bouts(
	met: Samples,
	{ epochSeconds, minimumMinutes, rule = "ggir", fraction = 0.8, pauseMinutes = 0 }: BoutOptions,
): Bout[] {
	checkPositive("bouts", "epochSeconds", epochSeconds);
	checkPositive("bouts", "minimumMinutes", minimumMinutes);
	checkInRange("bouts", "fraction", fraction, 0, 1);
	checkInRange("bouts", "pauseMinutes", pauseMinutes, 0, Number.POSITIVE_INFINITY);
	checkName("bouts", "rule", rule, ["ggir", "runs"]);
	const ones = Uint8Array.from(met, (value, i) => {
		if (value === 1) return 1;
		if (value === 0 || Number.isNaN(value)) return 0;
		throw new InvalidInputError(
			`bouts: met must be 1 (met), 0 (not) or NaN (missing); got ${value} at ${i}. Compare values with a cut point first`,
			{ code: "not-a-state", argument: "met", received: value },
		);
	});
	const perMinute = 60 / epochSeconds;
	const shortest = Math.max(1, Math.round(minimumMinutes * perMinute));
	const found =
		rule === "runs"
			? runsWithPauses(ones, shortest, pauseMinutes * perMinute)
			: movingWindows(ones, shortest, fraction, perMinute);
	return found.map(([start, end]) => ({ start, end, minutes: (end - start) / perMinute }));
}

function runsWithPauses(ones: Uint8Array, shortest: number, pause: number): [number, number][] {
	const found: [number, number][] = [];
	for (let start = ones.indexOf(1); start >= 0; ) {
		let last = start;
		for (let i = start + 1; i < ones.length && i - last - 1 <= pause; i++) if (ones[i] === 1) last = i;
		if (last - start + 1 >= shortest) found.push([start, last + 1]);
		start = ones.indexOf(1, last + 1);
	}
	return found;
}

/** The steps of g.getbout, with indices from 0. */
function movingWindows(ones: Uint8Array, shortest: number, fraction: number, perMinute: number): [number, number][] {
	const n = ones.length;
	// An epoch amid a pause longer than a minute weighs so much that no window with it can pass.
	const pauses = windowSums(ones, Math.floor(perMinute) + 1, 0);
	const marks = Float64Array.from(ones, (one, i) => (pauses[i] === 0 ? -shortest : one));
	const passes = windowSums(marks, shortest, -shortest).map((sum) => (sum / shortest >= fraction ? 1 : 0));
	const half = Math.floor(shortest / 2);
	const found: [number, number][] = [];
	for (let first = passes.indexOf(1); first >= 0; ) {
		let last = first;
		while (last + 1 < n && passes[last + 1] === 1) last++;
		const start = startOf(marks, first - half, last, perMinute);
		let end = Math.min(n - 1, last + half);
		while (end >= start && marks[end] !== 1) end--;
		if (start <= end) {
			// What belongs to a bout is neither met nor a pause for the next one.
			marks.fill(2, start, end + 1);
			const before = found.at(-1);
			if (before && before[1] === start) before[1] = end + 1;
			else found.push([start, end + 1]);
		}
		first = passes.indexOf(1, last + 1);
	}
	return found;
}

/** The earliest epoch from `from` that meets the criterion and is followed, up to `until`, by no pause longer than a minute. */
function startOf(marks: Float64Array, from: number, until: number, longestPause: number): number {
	for (let start = Math.max(0, from); start < marks.length; start++) {
		if (marks[start] !== 1) continue;
		let pause = 0;
		let longest = 0;
		for (let i = start; i <= until; i++) {
			pause = marks[i] === 0 ? pause + 1 : 0;
			longest = Math.max(longest, pause);
		}
		if (longest <= longestPause) return start;
	}
	return marks.length;
}

/**
 * Sums of windows of `length` about each value (an even one reaches one further to the right); `outside` stands beyond the ends.
 */
function windowSums(values: ArrayLike<number>, length: number, outside: number): Float64Array {
	const before = Math.floor((length - 1) / 2);
	const sums = new Float64Array(values.length);
	let sum = 0;
	for (let i = -before; i < length - before; i++) sum += values[i] ?? outside;
	for (let i = 0; i < values.length; i++) {
		sums[i] = sum;
		sum += (values[i + length - before] ?? outside) - (values[i - before] ?? outside);
	}
	return sums;
}
