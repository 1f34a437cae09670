/**
 * Networks for gappy, multimodal, longitudinal signals: windows to tensors with masks, training that repeats to the byte,
 * uncertainty, explanations, and models that run in a browser. TensorFlow is an argument: `loadTensorFlow()` of
 * `@quickening/deep-learning/node`, or tfjs-core with its wasm backend. Not for judging a model: that is
 * `@quickening/validation`, beside simple models of `@quickening/learning`.
 *
 * First call: `trainNetwork(examples, { tf, encoder: { kind: "temporal-cnn" }, head: { kind: "classification", nClasses: 2 } })`.
 */

// Windows and examples
export type { Examples } from "./examples/examples.ts";
export { takeExamples } from "./examples/examples.ts";
export { type Inputs, takeInputs } from "./examples/inputs.ts";
export type { Scale, Scaling } from "./examples/scaling.ts";
export type { Signal } from "./examples/signal.ts";
export { type SplitOptions, splitByParticipant } from "./examples/split-by-participant.ts";
export { numberedRows, windowNumbers } from "./examples/window-numbers.ts";
// Explanations
export {
	type Attributions,
	type IntegratedGradientsOptions,
	integratedGradients,
} from "./explanations/integrated-gradients.ts";
export {
	type OcclusionOptions,
	type OcclusionOverTime,
	occlusionByModality,
	occlusionOverTime,
} from "./explanations/occlusion.ts";
// Heads
export type { Head } from "./heads/head.ts";
// Models
export { decodeModel, encodeModel } from "./models/encode-model.ts";
export type { NetworkModel } from "./models/network-model.ts";
export { type Predictions, type PredictOptions, predict } from "./models/predict.ts";
// Networks
export type { NetworkDescription, NetworkOptions } from "./networks/description.ts";
export type { Encoder } from "./networks/encoders/encoder.ts";
export type { InceptionTimeEncoder } from "./networks/encoders/inception-time.ts";
export type { ResidualTcnEncoder } from "./networks/encoders/residual-tcn.ts";
export type { TemporalCnnEncoder } from "./networks/encoders/temporal-cnn.ts";
// MiniRocket and MultiRocket
export { fitMiniRocket, type MiniRocketOptions } from "./rocket/fit-mini-rocket.ts";
export { fitMultiRocket, type MultiRocketKernels } from "./rocket/fit-multi-rocket.ts";
export { miniRocketFeatures } from "./rocket/mini-rocket-features.ts";
export { multiRocketFeatures } from "./rocket/multi-rocket-features.ts";
export { miniRocketFit, multiRocketFit } from "./rocket/rocket-fit.ts";
export type { RocketKernels } from "./rocket/rocket-kernels.ts";
// TensorFlow
export type { TensorFlow } from "./tensorflow/tensor-flow.ts";
export { TensorFlowError, type TensorFlowErrorCode } from "./tensorflow/tensor-flow-error.ts";
// Training
export type { Augmentation } from "./training/augmentation.ts";
export type { LearningRate } from "./training/learning-rate.ts";
export { type NetworkFitOptions, networkFit } from "./training/network-fit.ts";
export { type Pretrained, type PretrainOptions, pretrainMasked } from "./training/pretrain-masked.ts";
export { type TrainedNetwork, trainNetwork } from "./training/train-network.ts";
export type { TrainOptions } from "./training/train-options.ts";
export type { EpochProgress, EpochRecord } from "./training/training-loop.ts";
// Uncertainty
export { type EnsembleOptions, predictEnsemble, trainEnsemble } from "./uncertainty/ensemble.ts";
export { predictWithDropout } from "./uncertainty/monte-carlo-dropout.ts";
export type { UncertainPredictions } from "./uncertainty/summarise-draws.ts";
// Windows
export { type Channel, type RecordWindows, type WindowsOptions, windowsOfRecord } from "./windows/windows-of-record.ts";
