import { checkInteger } from "@quickening/core";
import type { TensorFlow } from "../tensorflow/tensor-flow.ts";
import { firstLine, TensorFlowError } from "../tensorflow/tensor-flow-error.ts";

/** Options of {@link loadTensorFlow}. */
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
}

let loaded: { readonly tf: TensorFlow; readonly record: TensorFlowRecord } | undefined;

/**
 * Loads native TensorFlow into this process, once, with its threads pinned. Nothing else loads it: a command that trains nothing pays nothing.
 *
 * @throws TensorFlowError (code "missing") when set-up could not bring it here; and when it was loaded before with other threads.
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
	process.env.TF_NUM_INTRAOP_THREADS = String(threads);
	process.env.TF_NUM_INTEROP_THREADS = "1";
	process.env.OMP_NUM_THREADS = String(threads);
	process.env.TF_ENABLE_ONEDNN_OPTS = "0";
	process.env.TF_CPP_MIN_LOG_LEVEL ??= "3";
	let tf: TensorFlow;
	try {
		const module = await import("@tensorflow/tfjs-node");
		tf = ((module as { default?: unknown }).default ?? module) as TensorFlow;
		tf.env().set("PROD", true);
		await tf.ready();
	} catch (error) {
		throw new TensorFlowError("missing", `Native TensorFlow cannot be loaded (${firstLine(error)})`, {
			whatToDo: "Run `npm run setup`, which says what is missing; `npm run quickening -- doctor` shows what is there.",
			cause: error,
		});
	}
	const { binding } = tf.backend() as unknown as { binding: { TF_Version: string } };
	loaded = {
		tf,
		record: { tensorFlow: binding.TF_Version, tfjs: tf.version_core, threads, oneDnn: false },
	};
	return tf;
}

/** Versions and threads of the TensorFlow that {@link loadTensorFlow} gave; undefined before. */
export function tensorFlowRecord(): TensorFlowRecord | undefined {
	return loaded?.record;
}
