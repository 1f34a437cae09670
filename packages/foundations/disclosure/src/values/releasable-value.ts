/** A value of a paper, as far as disclosure control reads it. */
export interface ReleasableValue {
	readonly value: number | string | null;
	/** Unit as printed; two values of different units are different statistics. */
	readonly unit?: string;
	/** Digits after the decimal point when printed. */
	readonly digits?: number;
	/** How many people, recordings or events stand behind it. */
	readonly n: number;
	readonly spread?:
		| { readonly kind: "SD" | "MAD"; readonly value: number }
		| { readonly kind: "IQR" | "range"; readonly low: number; readonly high: number };
	readonly interval?: {
		readonly low: number;
		readonly high: number;
		readonly levelPercent: number;
		readonly method: string;
		readonly label?: string;
	};
}
