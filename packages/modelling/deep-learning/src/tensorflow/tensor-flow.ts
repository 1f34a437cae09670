import type * as tfjs from "@tensorflow/tfjs-core";

/**
 * TensorFlow as it is handed in: `loadTensorFlow()` of `@quickening/deep-learning/node` for training, or `@tensorflow/tfjs-core`
 * with the wasm backend for inference in a browser. Nothing here imports it, so that only who uses it loads it.
 */
export type TensorFlow = typeof tfjs;

export type { Scalar, Tensor, Tensor2D, Tensor3D, Tensor4D } from "@tensorflow/tfjs-core";
