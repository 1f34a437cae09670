/** A failure of TensorFlow, or of a training, that says what a person can do about it. */
export class TensorFlowError extends Error {
	/** Stable, machine-readable cause. */
	readonly code: TensorFlowErrorCode;
	readonly whatToDo: string;

	constructor(code: TensorFlowErrorCode, message: string, { whatToDo, cause }: { whatToDo: string; cause?: unknown }) {
		super(`${message}. ${whatToDo}`, { cause });
		this.name = "TensorFlowError";
		this.code = code;
		this.whatToDo = whatToDo;
	}
}

export type TensorFlowErrorCode = "missing" | "out-of-memory" | "unsupported-op" | "not-finite" | "corrupt-model";

/**
 * Runs work on tensors, and says in one sentence what a person can do where TensorFlow's own message does not: memory that is
 * used up, an operation that the backend lacks.
 *
 * @throws TensorFlowError (code "out-of-memory" or "unsupported-op"); any other error passes as it is.
 */
export function withClearErrors<T>(what: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		const said = messageOf(error);
		if (
			/OOM|out of memory|failed to allocate|ResourceExhausted|Array buffer allocation|Invalid typed array length/i.test(
				said,
			)
		) {
			throw new TensorFlowError("out-of-memory", `${what}: memory is used up (${firstLine(error)})`, {
				whatToDo: "Use a smaller batchSize, shorter windows or fewer filters.",
				cause: error,
			});
		}
		const op =
			/Kernel '([^']+)' not registered for backend '([^']+)'/.exec(said) ??
			/No OpKernel was registered.*Op '([^']+)'()/.exec(said);
		if (op !== null || /only supported on (the )?GPU|on the CPU.*not supported|only supports NHWC/i.test(said)) {
			throw new TensorFlowError(
				"unsupported-op",
				`${what}: ${op?.[1] ? `operation ${op[1]} does not exist ${op[2] ? `on the backend ${op[2]}` : "here"}` : firstLine(error)}`,
				{
					whatToDo: "Train with loadTensorFlow() of @quickening/deep-learning/node; browsers' wasm only predicts.",
					cause: error,
				},
			);
		}
		throw error;
	}
}

/** The first line of what an error says, cut where it is long. */
export function firstLine(error: unknown): string {
	return messageOf(error).split("\n")[0].slice(0, 200);
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
