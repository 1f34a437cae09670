/** Mean and SD of a regression's outcomes in training: the network learns standardised ones. */
export interface OutcomeScale {
	readonly mean: number;
	readonly sd: number;
}
