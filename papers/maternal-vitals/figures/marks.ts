import { palette } from "@quickening/figures";

export const zeroLine = { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 };

/** "-8" as it is printed in a sentence. */
export const signed = (value: number, digits = 1): string => value.toFixed(digits).replace("-", "\u2212");

/** "Pulse (bpm)". */
export const withUnit = ({ name, unit }: { readonly name: string; readonly unit: string }): string =>
	`${name} (${unit})`;

export const source = "Data: NHANES 2003 to 2006.";
