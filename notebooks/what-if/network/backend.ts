import type { TensorFlow } from "@quickening/deep-learning";
import * as tf from "@tensorflow/tfjs-core";

/** TensorFlow for predictions: wasm in a reader's browser, its files beside `base`; plain JavaScript where the page is built. */
export async function loadBackend(base: string | undefined): Promise<TensorFlow> {
	// Without checks of every number, and without advice to install what a page cannot have.
	tf.env().set("PROD", true);
	if (base === undefined) {
		await import("@tensorflow/tfjs-backend-cpu");
		await tf.setBackend("cpu");
	} else {
		const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
		setWasmPaths(new URL("wasm/", base).href);
		await tf.setBackend("wasm");
	}
	await tf.ready();
	return tf;
}
