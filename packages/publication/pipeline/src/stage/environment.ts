/**
 * The environment that every stage runs in, the same on every machine; a part of each fingerprint. Of the caller's own
 * variables a stage sees PATH and nothing else.
 */
export const pinnedEnvironment = {
	TZ: "UTC",
	LANG: "C",
	LC_ALL: "C",
	/** Threads of Node's pool, which native packages share. */
	UV_THREADPOOL_SIZE: "4",
	/** Threads of native numeric code: sums in parallel depend on how many there are. */
	OMP_NUM_THREADS: "1",
	TF_ENABLE_ONEDNN_OPTS: "0",
	/** Instructions of oneDNN's product of matrices, which TensorFlow takes even so: later ones sum in another order. */
	ONEDNN_MAX_CPU_ISA: "AVX2",
} as const;
