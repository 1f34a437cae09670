import type { Scaling } from "../examples/scaling.ts";
import type { NetworkDescription } from "../networks/description.ts";

/** A network with its numbers: all that prediction needs, on any backend. */
export interface NetworkModel {
	readonly description: NetworkDescription;
	readonly scaling: Scaling;
	/** Weights, and running means and variances, by name. */
	readonly parameters: Readonly<Record<string, Float32Array>>;
	readonly states: Readonly<Record<string, Float32Array>>;
}
