/** What an encoder was made into. */
export interface BuiltEncoder<Layer> {
	readonly layer: Layer;
	readonly nFeatures: number;
	/** Samples of the input for each moment of the output. */
	readonly stride: number;
}
