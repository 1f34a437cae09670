import type { Head } from "../heads/head.ts";
import type { Encoder } from "./encoders/encoder.ts";

/** What a person chooses of a network. */
export interface NetworkOptions {
	/** One encoder for every modality, or one for each by name. */
	readonly encoder: Encoder | Readonly<Record<string, Encoder>>;
	readonly head: Head;
	/**
	 * Units between what the encoders found and the head; 0 for none. Default 0, and 32 with static columns or two modalities.
	 */
	readonly hiddenUnits?: number;
	/** Share of features dropped before the head in training. Default 0.2. */
	readonly dropoutRate?: number;
}

/** All that is needed to build a network again: plain data, stored with the weights. */
export interface NetworkDescription {
	readonly signals: Readonly<
		Record<string, { readonly nSamples: number; readonly nChannels: number; readonly encoder: Encoder }>
	>;
	readonly nStatics: number;
	readonly hiddenUnits: number;
	readonly dropoutRate: number;
	readonly head: Head;
}
