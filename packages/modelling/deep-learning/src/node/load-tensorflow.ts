import { isMainThread } from "node:worker_threads";
import { checkInteger } from "@quickening/core";
import type { TensorFlow } from "../tensorflow/tensor-flow.ts";
import { firstLine, TensorFlowError } from "../tensorflow/tensor-flow-error.ts";
import { type CacheBytes, pinCacheSizes } from "./cache-sizes.ts";

export interface LoadOptions {
	/** Threads inside an operation. The same number gives the same bytes; another number gives other last bits. Default 1. */
	readonly threads?: number;
}

/** What stands beside a result that TensorFlow made. */
export interface TensorFlowRecord {
	readonly tensorFlow: string;
	readonly tfjs: string;
	readonly threads: number;
	/** oneDNN sums in another order from one kind of processor to the next: it is off. */
	readonly oneDnn: false;
	/** Its product of matrices is used all the same, with no later instructions than these, whatever the processor has. */
	readonly instructionSet: "AVX2";
	/** The caches that Eigen's sums are cut for. */
	readonly cacheBytes: CacheBytes | "of the processor";
}

let loaded: { readonly tf: TensorFlow; readonly record: TensorFlowRecord } | undefined;

/**
 * Loads native TensorFlow into this process, once, with all pinned that decides in which order it adds: threads, instructions,
 * cache sizes. Nothing else loads it: a command that trains nothing pays nothing.
 *
 * @throws TensorFlowError (code "missing") when set-up could not bring it here; when it was loaded before with other threads; and
 *   in a worker whose process has other settings, since a worker cannot change what native code reads.
 */
export async function loadTensorFlow({ threads = 1 }: LoadOptions = {}): Promise<TensorFlow> {
	checkInteger("loadTensorFlow", "threads", threads, 1);
	if (loaded !== undefined) {
		if (loaded.record.threads === threads) return loaded.tf;
		throw new TensorFlowError(
			"missing",
			`TensorFlow runs on ${loaded.record.threads} threads in this process already`,
			{
				whatToDo: "Start another process (a stage, a worker) for another number of threads.",
			},
		);
	}
	pinEnvironment({
		TF_NUM_INTRAOP_THREADS: String(threads),
		TF_NUM_INTEROP_THREADS: "1",
		OMP_NUM_THREADS: String(threads),
		TF_ENABLE_ONEDNN_OPTS: "0",
		ONEDNN_MAX_CPU_ISA: "AVX2",
	});
	process.env.TF_CPP_MIN_LOG_LEVEL ??= "3";
	let tf: TensorFlow;
	let cacheBytes: TensorFlowRecord["cacheBytes"];
	try {
		const module = await import("@tensorflow/tfjs-node");
		tf = ((module as { default?: unknown }).default ?? module) as TensorFlow;
		tf.env().set("PROD", true);
		await tf.ready();
		cacheBytes = pinCacheSizes();
	} catch (error) {
		throw new TensorFlowError("missing", `Native TensorFlow cannot be loaded (${firstLine(error)})`, {
			whatToDo: "Run `npm run setup`, which says what is missing; `npm run quickening -- doctor` shows what is there.",
			cause: error,
		});
	}
	const { binding } = tf.backend() as unknown as { binding: { TF_Version: string } };
	const versions = { tensorFlow: binding.TF_Version, tfjs: tf.version_core };
	loaded = { tf, record: { ...versions, threads, oneDnn: false, instructionSet: "AVX2", cacheBytes } };
	return tf;
}

/** Versions and settings of the TensorFlow that {@link loadTensorFlow} gave; undefined before. */
export function tensorFlowRecord(): TensorFlowRecord | undefined {
	return loaded?.record;
}

/** Sets what native code reads when it is loaded. A worker has a copy of the environment, which native code does not see. */
function pinEnvironment(variables: Readonly<Record<string, string>>): void {
	for (const [name, value] of Object.entries(variables)) {
		if (!isMainThread && process.env[name] !== value) {
			throw new TensorFlowError("missing", `TensorFlow needs ${name}=${value}, which a worker cannot set`, {
				whatToDo: "Load it in the process's main thread, or start the process with it.",
			});
		}
		process.env[name] = value;
	}
}
