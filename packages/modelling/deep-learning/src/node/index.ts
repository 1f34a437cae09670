/**
 * The part of `@quickening/deep-learning` that needs Node: loading native TensorFlow, and files.
 *
 * First call: `const tf = await loadTensorFlow()`.
 */
export { checkpointFile } from "./checkpoint-file.ts";
export { type LoadOptions, loadTensorFlow, type TensorFlowRecord, tensorFlowRecord } from "./load-tensorflow.ts";
