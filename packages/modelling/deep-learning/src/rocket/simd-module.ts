/*
 * Four loops over single-precision numbers, four at a time, as a WebAssembly module put together here from its instructions: nothing is
 * compiled beforehand, and the source below is all there is to read. All pointers are byte addresses; lengths are multiples of four numbers.
 */

/** What the module offers. */
export interface SimdLoops {
	/** out = minus the sum of the nine taps of x, `stride` bytes apart, the first at `x`; to `end` of out. */
	alpha(x: number, stride: number, out: number, end: number): void;
	/** out = alpha + a + b + c, to `end` of out. */
	add(alpha: number, a: number, b: number, c: number, out: number, end: number): void;
	/** For each of the biases, four at a time to `biasesEnd`: how many numbers from x to `end` lie above it. */
	countAbove(x: number, end: number, biases: number, biasesEnd: number, counts: number): void;
	/**
	 * For four biases at a time to `biasesEnd`, of the numbers from x to `end` that lie above: how many, their sum (single precision), the sum of their
	 * places from 0, and the longest run; four of each into `pools`, 64 bytes for four biases.
	 */
	poolAbove(x: number, end: number, biases: number, biasesEnd: number, pools: number): void;
}

let compiled: WebAssembly.Module | undefined;

/**
 * @param memory - What the loops read and write.
 * @throws Error when this machine's JavaScript has no WebAssembly SIMD (Node 22 and every browser since 2023 have).
 */
export function simdLoops(memory: WebAssembly.Memory): SimdLoops {
	compiled ??= compile();
	return new WebAssembly.Instance(compiled, { m: { m: memory } }).exports as unknown as SimdLoops;
}

function compile(): WebAssembly.Module {
	const bytes = assemble();
	if (!WebAssembly.validate(bytes))
		throw new Error("miniRocketFeatures: WebAssembly SIMD is missing here; use Node 22 or a browser of 2023 or later");
	return new WebAssembly.Module(bytes);
}

type Code = readonly number[];

const i32 = 0x7f;
const v128 = 0x7b;

const unsigned = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)]);
const vector = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, content: Code): number[] => [id, ...unsigned(content.length), ...content];
const name = (text: string): number[] => vector([...text].map((letter) => [letter.charCodeAt(0)]));

const get = (local: number): number[] => [0x20, ...unsigned(local)];
const set = (local: number): number[] => [0x21, ...unsigned(local)];
const simd = (opcode: number, ...rest: number[]): number[] => [0xfd, ...unsigned(opcode), ...rest];
const load = (offset = 0): number[] => simd(0x00, 2, ...unsigned(offset));
const storeAt = (offset: number): number[] => simd(0x0b, 2, ...unsigned(offset));
const store = storeAt(0);
const loadSplat = (offset: number): number[] => simd(0x09, 2, ...unsigned(offset));
const zero = simd(0x0c, ...new Array(16).fill(0));
const addFloats = simd(0xe4);
const subtractFloats = simd(0xe5);
const isAbove = simd(0x44);
const subtractInts = simd(0xb1);
const addInts = simd(0xae);
const largerInts = simd(0xb8);
const and = simd(0x4e);
const ones = [0x41, 1, ...simd(0x11)];
const lane = (index: number): number[] => simd(0x1b, index);
const addInt = [0x6a];
const storeInt = (offset: number): number[] => [0x36, 2, ...unsigned(offset)];
const advance = (local: number, bytes: number): number[] => [
	...get(local),
	0x41,
	...unsigned(bytes),
	...addInt,
	...set(local),
];
/** Runs the body again while the first pointer lies below the second. */
const loopWhileBelow = (pointer: number, end: number, body: Code): number[] => [
	...[0x03, 0x40],
	...body,
	...[...get(pointer), ...get(end), 0x49, 0x0d, 0],
	0x0b,
];

interface Definition {
	readonly name: keyof SimdLoops;
	readonly nParameters: number;
	/** Types of the locals behind the parameters. */
	readonly locals: readonly number[];
	readonly body: Code;
}

function assemble(): Uint8Array<ArrayBuffer> {
	const definitions = [alphaLoop(), addLoop(), countLoop(), poolLoop()];
	const types = definitions.map(({ nParameters }) => [0x60, ...vector(new Array(nParameters).fill([i32])), 0]);
	const bodies = definitions.map(({ locals, body }) => {
		const content = [...vector(locals.map((type) => [1, type])), ...body, 0x0b];
		return [...unsigned(content.length), ...content];
	});
	return Uint8Array.from([
		...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
		...section(1, vector(types)),
		...section(2, vector([[...name("m"), ...name("m"), 2, 0, 1]])),
		...section(3, vector(definitions.map((_, i) => [i]))),
		...section(7, vector(definitions.map((definition, i) => [...name(definition.name), 0, i]))),
		...section(10, vector(bodies)),
	]);
}

/** x, stride, out, end; the address of a tap. */
function alphaLoop(): Definition {
	const [x, stride, out, end, tap] = [0, 1, 2, 3, 4];
	const taps = Array.from({ length: 9 }, () => [
		...[...get(tap), ...load(), ...subtractFloats],
		...[...get(tap), ...get(stride), ...addInt, ...set(tap)],
	]).flat();
	const body = loopWhileBelow(out, end, [
		...[...get(x), ...set(tap), ...get(out), ...zero, ...taps, ...store],
		...[...advance(x, 16), ...advance(out, 16)],
	]);
	return { name: "alpha", nParameters: 4, locals: [i32], body };
}

/** alpha, a, b, c, out, end. */
function addLoop(): Definition {
	const [alpha, a, b, c, out, end] = [0, 1, 2, 3, 4, 5];
	const sum = [a, b, c].flatMap((tap) => [...get(tap), ...load(), ...addFloats]);
	const body = loopWhileBelow(out, end, [
		...[...get(out), ...get(alpha), ...load(), ...sum, ...store],
		...[alpha, a, b, c, out].flatMap((pointer) => advance(pointer, 16)),
	]);
	return { name: "add", nParameters: 6, locals: [], body };
}

/** x, end, biases, biasesEnd, counts; where in x; four biases, four counters, four numbers. */
function countLoop(): Definition {
	const [x, end, biases, biasesEnd, counts, at, firstBias, firstCounter, numbers] = [0, 1, 2, 3, 4, 5, 6, 10, 14];
	const four = [0, 1, 2, 3];
	const start = four.flatMap((k) => [
		...[...get(biases), ...loadSplat(4 * k), ...set(firstBias + k)],
		...[...zero, ...set(firstCounter + k)],
	]);
	// A comparison gives -1 in each lane where it holds.
	const compare = four.flatMap((k) => [
		...[...get(firstCounter + k), ...get(numbers), ...get(firstBias + k), ...isAbove, ...subtractInts],
		...set(firstCounter + k),
	]);
	const inner = loopWhileBelow(at, end, [...get(at), ...load(), ...set(numbers), ...compare, ...advance(at, 16)]);
	const finish = four.flatMap((k) => [
		...get(counts),
		...four.flatMap((i) => [...get(firstCounter + k), ...lane(i), ...(i > 0 ? addInt : [])]),
		...storeInt(4 * k),
	]);
	const body = loopWhileBelow(biases, biasesEnd, [
		...[...start, ...get(x), ...set(at), ...inner, ...finish],
		...[...advance(biases, 16), ...advance(counts, 16)],
	]);
	return { name: "countAbove", nParameters: 5, locals: [i32, ...new Array(9).fill(v128)], body };
}

/** x, end, biases, biasesEnd, pools; where in x; four biases and what is summed of them. */
function poolLoop(): Definition {
	const [x, end, biases, biasesEnd, pools, at] = [0, 1, 2, 3, 4, 5];
	const [bias, count, sum, place, run, longest, number, mask, moment] = [6, 7, 8, 9, 10, 11, 12, 13, 14];
	const start = [
		...[...get(biases), ...load(), ...set(bias)],
		...[count, sum, place, run, longest, moment].flatMap((local) => [...zero, ...set(local)]),
	];
	// A comparison gives -1, all bits set, in each lane where it holds.
	const inner = loopWhileBelow(at, end, [
		...[...get(at), ...loadSplat(0), ...set(number)],
		...[...get(number), ...get(bias), ...isAbove, ...set(mask)],
		...[...get(count), ...get(mask), ...subtractInts, ...set(count)],
		...[...get(sum), ...get(number), ...get(mask), ...and, ...addFloats, ...set(sum)],
		...[...get(place), ...get(moment), ...get(mask), ...and, ...addInts, ...set(place)],
		...[...get(run), ...ones, ...addInts, ...get(mask), ...and, ...set(run)],
		...[...get(longest), ...get(run), ...largerInts, ...set(longest)],
		...[...get(moment), ...ones, ...addInts, ...set(moment)],
		...advance(at, 4),
	]);
	const finish = [count, sum, place, longest].flatMap((local, k) => [
		...[...get(pools), ...get(local), ...storeAt(16 * k)],
	]);
	const body = loopWhileBelow(biases, biasesEnd, [
		...[...start, ...get(x), ...set(at), ...inner, ...finish],
		...[...advance(biases, 16), ...advance(pools, 64)],
	]);
	return { name: "poolAbove", nParameters: 5, locals: [i32, ...new Array(9).fill(v128)], body };
}
