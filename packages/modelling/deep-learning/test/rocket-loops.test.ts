import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { simdLoops } from "../src/rocket/simd-module.ts";

it("the committed bytes of the loops are what their source compiles to", async () => {
	const { compiledModule } = (await import("../wasm/build.mjs" as string)) as { compiledModule(): Promise<string> };
	const committed = readFileSync(new URL("../src/rocket/rocket-loops.wasm.ts", import.meta.url), "utf8");
	expect(await compiledModule()).toBe(committed);
});

it("sums up the numbers above each of twelve biases, each in its own place", () => {
	const memory = new WebAssembly.Memory({ initial: 1 });
	const loops = simdLoops(memory);
	const [numbersAt, biasesAt, poolsAt] = [0, 4096, 8192];
	const numbers = new Float32Array(memory.buffer, numbersAt, 40);
	const biases = new Float32Array(memory.buffer, biasesAt, 12);
	for (let t = 0; t < numbers.length; t++) numbers[t] = ((t * 17) % 23) - 11;
	for (let b = 0; b < biases.length; b++) biases[b] = b - 6.5;
	loops.poolAbove(numbersAt, numbersAt + 4 * numbers.length, biasesAt, biasesAt + 4 * biases.length, poolsAt);
	const whole = new Int32Array(memory.buffer, poolsAt, 48);
	const sums = new Float32Array(memory.buffer, poolsAt, 48);
	for (let b = 0; b < biases.length; b++) {
		let [count, sum, places, run, longest] = [0, 0, 0, 0, 0];
		for (let t = 0; t < numbers.length; t++) {
			const isAbove = numbers[t] > biases[b];
			run = isAbove ? run + 1 : 0;
			longest = Math.max(longest, run);
			if (!isAbove) continue;
			count++;
			sum += numbers[t];
			places += t;
		}
		const at = 16 * Math.floor(b / 4) + (b % 4);
		expect([whole[at], sums[at + 4], whole[at + 8], whole[at + 12]]).toEqual([count, sum, places, longest]);
	}
});
