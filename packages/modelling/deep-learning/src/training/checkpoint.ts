import { decodeContainer, encodeContainer } from "../models/container.ts";
import { below } from "../models/encode-model.ts";
import type { EpochRecord } from "./training-loop.ts";

/** A training after one of its epochs, whole. */
export interface Checkpoint {
	/** What training it is of: settings, and a checksum of the windows. */
	readonly key: string;
	readonly history: readonly EpochRecord[];
	readonly nSteps: number;
	readonly best: { readonly epoch: number; readonly loss: number };
	/** By name, below "parameters/", "states/", "best-parameters/", "best-states/" and "moments/". */
	readonly arrays: Readonly<Record<string, Float32Array>>;
}

/** A checkpoint as bytes. */
export function encodeCheckpoint({ arrays, ...head }: Checkpoint): Uint8Array {
	return encodeContainer({ kind: "checkpoint", head, arrays });
}

/** @throws TensorFlowError (code "corrupt-model") when the bytes are cut short, changed, or no checkpoint. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
	const { head, arrays } = decodeContainer(bytes, "checkpoint");
	const { best, history, ...rest } = head as Omit<Checkpoint, "arrays">;
	// JSON knows no NaN, which stands where nothing is held out.
	const orNaN = (value: number | null) => value ?? Number.NaN;
	return {
		...rest,
		best: { epoch: best.epoch, loss: orNaN(best.loss) },
		history: history.map((record) => ({ ...record, heldOutLoss: orNaN(record.heldOutLoss) })),
		arrays,
	};
}

/** The arrays of one part of a checkpoint. */
export function partOf({ arrays }: Checkpoint, part: string): Record<string, Float32Array> {
	return below(`${part}/`, arrays);
}
