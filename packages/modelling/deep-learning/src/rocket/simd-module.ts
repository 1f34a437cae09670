import { rocketLoopsBase64 } from "./rocket-loops.wasm.ts";

/** What wasm/rocket-loops.ts offers, where each loop is described; pointers are byte addresses. */
export interface SimdLoops {
	alpha(x: number, stride: number, out: number, end: number): void;
	add(shared: number, a: number, b: number, c: number, out: number, end: number): void;
	countAbove(x: number, end: number, biases: number, biasesEnd: number, counts: number): void;
	poolAbove(x: number, end: number, biases: number, biasesEnd: number, pools: number): void;
}

let compiled: WebAssembly.Module | undefined;

/**
 * @param memory - What the loops read and write.
 * @throws Error when this machine's JavaScript has no WebAssembly SIMD (Node 22 and every browser since 2023 have).
 */
export function simdLoops(memory: WebAssembly.Memory): SimdLoops {
	compiled ??= compile();
	return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as SimdLoops;
}

function compile(): WebAssembly.Module {
	const bytes = Uint8Array.from(atob(rocketLoopsBase64), (letter) => letter.charCodeAt(0));
	if (!WebAssembly.validate(bytes))
		throw new Error("miniRocketFeatures: WebAssembly SIMD is missing here; use Node 22 or a browser of 2023 or later");
	return new WebAssembly.Module(bytes);
}
