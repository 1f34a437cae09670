import { InvalidInputError } from "@quickening/core";
import { converter, formatHex, modeLrgb, modeRgb, parse, useMode } from "culori/fn";

useMode(modeRgb);
useMode(modeLrgb);
const toLinear = converter("lrgb");

/** How a colour is seen: by most people, by those who lack one of the three cones, or in grey (a copy, a printer). */
export type Vision = "normal" | "protanopia" | "deuteranopia" | "tritanopia" | "grey";

/** All, in the order in which they are checked. */
export const visions: readonly Vision[] = ["normal", "protanopia", "deuteranopia", "tritanopia", "grey"];

/** Linear RGB to linear RGB, severity 1, as in the supplementary tables of Machado et al. 2009; row by row. */
const matrices: Readonly<Record<"protanopia" | "deuteranopia" | "tritanopia", readonly number[]>> = {
	protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
	deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
	tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/**
 * A colour as people with one kind of vision see it, brought back into sRGB; "grey" keeps its relative luminance alone.
 *
 * @param colour - a CSS colour without transparency: "#0072B2", "rgb(0, 114, 178)", "steelblue".
 * @returns the colour seen, as "#rrggbb".
 * @throws InvalidInputError when it is no colour.
 *
 * Source: Machado, Oliveira and Fernandes 2009, IEEE TVCG 15:1291, doi:10.1109/TVCG.2009.113, severity 1, on linear
 * RGB; luminance: IEC 61966-2-1.
 * Agrees with: colorspacious 1.1.2, cspace_convert, to one step of 255 (tests/peers/colorspacious).
 */
export function simulateVision(colour: string, vision: Vision): string {
	const { r, g, b } = linearRgb(colour);
	if (vision === "normal") return hex(r, g, b);
	if (vision === "grey") {
		const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
		return hex(luminance, luminance, luminance);
	}
	const m = matrices[vision];
	const row = (i: number) => (m[i] as number) * r + (m[i + 1] as number) * g + (m[i + 2] as number) * b;
	return hex(row(0), row(3), row(6));
}

function linearRgb(colour: string): { readonly r: number; readonly g: number; readonly b: number } {
	const found = toLinear(parse(colour));
	if (found === undefined) {
		throw new InvalidInputError(`simulateVision: colour must be a CSS colour; got "${colour}"`, {
			code: "bad-colour",
			argument: "colour",
			received: colour,
		});
	}
	return found;
}

function hex(r: number, g: number, b: number): string {
	return formatHex({ mode: "lrgb", r: clamp(r), g: clamp(g), b: clamp(b) });
}

function clamp(x: number): number {
	return Math.min(1, Math.max(0, x));
}
