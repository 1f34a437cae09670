import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { drawNormal, seededRandom } from "@quickening/core";
import { beforeAll, describe, expect, it } from "vitest";
import { trainEveryNetwork } from "./every-network.ts";
import { tensorFlow, tensorFlowNote } from "./examples.ts";

const script = fileURLToPath(new URL("processor-training.ts", import.meta.url));
type Trained = readonly Readonly<Record<string, string>>[];

/** Trains in a process of its own, in this environment. */
function train(variables: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Trained> {
	const env = { PATH: process.env.PATH, TF_CPP_MIN_LOG_LEVEL: "3", ...variables };
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, ["--conditions=@quickening/source", "--no-warnings", script, ...words], {
			env,
			stdio: ["ignore", "pipe", "inherit"],
		});
		let text = "";
		child.stdout.setEncoding("utf8").on("data", (chunk) => (text += chunk));
		child.on("error", reject);
		child.on("close", (code) => (code === 0 ? resolve(JSON.parse(text)) : reject(new Error(`ended with ${code}`))));
	});
}

describe.skipIf(tensorFlow === undefined)(`training on other processors${tensorFlowNote}`, () => {
	let pinned: Trained[number];
	let otherCaches: Trained[number];
	let pinnedAgain: Trained[number];
	beforeAll(async () => {
		[pinned, otherCaches, pinnedAgain] = await train({}, "caches");
	});

	it.each([
		{ ONEDNN_MAX_CPU_ISA: "SSE41", DNNL_MAX_CPU_ISA: "SSE41", TF_ENABLE_ONEDNN_OPTS: "1" },
		{ ONEDNN_MAX_CPU_ISA: "AVX512_CORE", OMP_NUM_THREADS: "4", TF_NUM_INTRAOP_THREADS: "4" },
	])(
		"gives the same bytes whatever instructions and threads the environment asks for: %o",
		async (variables) => {
			expect(await train(variables)).toEqual([pinned]);
		},
		120_000,
	);

	it("gives the same bytes where Eigen had found other caches before", () => {
		expect(pinnedAgain).toEqual(pinned);
	});

	it("gives other bytes where either is not pinned: so this test would see it", async () => {
		const [otherInstructions] = await train({}, "ISA=SSE41");
		for (const name of Object.keys(pinned)) {
			expect(otherInstructions[name], `${name} with SSE 4.1`).not.toBe(pinned[name]);
		}
		expect(Object.keys(pinned).filter((name) => otherCaches[name] !== pinned[name]).length).toBeGreaterThan(2);
	});

	it("takes only kernels without the processor's own approximations, in gradients too", () => {
		const backend = tensorFlow!.backend() as unknown as Record<string, (kernel: string, ...rest: unknown[]) => unknown>;
		const used = new Set<string>();
		const methods = ["executeSingleOutput", "executeMultipleOutputs"] as const;
		for (const method of methods) {
			const execute = backend[method]!;
			backend[method] = function (kernel, ...rest) {
				used.add(kernel);
				return execute.call(this, kernel, ...rest);
			};
		}
		try {
			trainEveryNetwork(tensorFlow!);
		} finally {
			for (const method of methods) delete backend[method];
		}
		expect([...used].filter((kernel) => !exactKernels.includes(kernel))).toEqual([]);
	});

	it("rests on square roots and quotients that are rounded correctly", () => {
		const tf = tensorFlow!;
		const random = seededRandom("roots");
		const [a, b] = [0, 1].map(() => Float32Array.from({ length: 100_003 }, () => Math.exp(8 * drawNormal(random)))) as [
			Float32Array,
			Float32Array,
		];
		const [roots, quotients] = tf.tidy(() => [tf.sqrt(a).dataSync(), tf.div(a, b).dataSync()]);
		expect(roots).toEqual(a.map(Math.sqrt));
		expect(quotients).toEqual(a.map((value, i) => value / b[i]!));
	});
});

/**
 * None of these holds rsqrtps or rcpps, which approximate in a way of each maker's own; found in the disassembly of libtensorflow
 * 2.15.1, and in that every one of them was trapped and none came up while these networks were trained. Among those that do hold
 * them are Rsqrt, Reciprocal, Softmax, FusedBatchNorm, LRN, Atan and Atan2, the Bessel functions and TensorFlow's own optimisers.
 * A kernel is added here once it has been looked through.
 */
const exactKernels =
	"Abs Add AddN BatchMatMulV2 Cast ConcatV2 Conv2D Conv2DBackpropFilter Conv2DBackpropInput Exp Fill Greater IsNan LessEqual Log Max MaxPool \
	MaxPoolGrad Maximum Mean Minimum Mul Neg PadV2 RealDiv Relu Reshape Select Sigmoid Slice Softplus SplitV Sqrt Square Sub Sum Tile ZerosLike".split(
		/\s+/,
	);
