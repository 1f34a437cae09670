import type { Pass, Sequence } from "../pass.ts";

export function relu({ tf }: Pass, { x, mask }: Sequence): Sequence {
	return { x: tf.relu(x), mask };
}
