import { createRequire } from "node:module";

/** Sizes in bytes of the data caches by which Eigen, inside TensorFlow, cuts sums into blocks. */
export interface CacheBytes {
	readonly l1: number;
	readonly l2: number;
	readonly l3: number;
}

/** Those of a common processor. Others would do as well: what counts is that they are the same everywhere. */
const PINNED: CacheBytes = { l1: 32 * 1024, l2: 1024 * 1024, l3: 32 * 1024 * 1024 };

/**
 * Pins them in a TensorFlow that is loaded already. Eigen would take the processor's own (32 kB of L1 in many, 48 kB in Intel's
 * from Ice Lake on), add in another order and round otherwise; no variable of the environment sets them.
 *
 * @returns The sizes; "of the processor" where TensorFlow is not the build that set-up brings, which is left as it is.
 */
export function pinCacheSizes({ l1, l2, l3 }: CacheBytes = PINNED): CacheBytes | "of the processor" {
	const require = createRequire(import.meta.url);
	let addon: { setCacheSizes(l1: number, l2: number, l3: number): boolean };
	try {
		addon = require("@tensorflow/tfjs-node/lib/napi-v8/eigen_caches.node");
	} catch (error) {
		if ((error as { code?: string }).code === "MODULE_NOT_FOUND") return "of the processor";
		throw error;
	}
	return addon.setCacheSizes(l1, l2, l3) ? { l1, l2, l3 } : "of the processor";
}
