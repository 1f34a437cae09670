import { palette } from "@quickening/figures";

/** The two ways that stand side by side: as they are, and at equal age. */
export const ways = ["unadjusted", "at equal age"] as const;

/** Colour and shape of the two ways, filled and open, so that they differ in grey, too. */
export const wayColour = {
	field: "way",
	type: "nominal" as const,
	title: null,
	scale: { domain: [...ways], range: [palette.blue, palette.vermilion] },
};

export const wayShape = {
	field: "way",
	type: "nominal" as const,
	title: null,
	scale: { domain: [...ways], range: ["circle", "diamond"] },
};

export const zeroLine = { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 };

/** "-8" as it is printed in a sentence. */
export const signed = (value: number, digits = 0): string => value.toFixed(digits).replace("-", "\u2212");
