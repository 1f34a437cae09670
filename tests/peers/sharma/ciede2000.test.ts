import { colourDifference } from "@quickening/figures";
import { differenceCiede2000, formatHex } from "culori";
import { expect, it } from "vitest";
import { readPeer } from "../read-peer.ts";

const pairs = readPeer("sharma/ciede2000.json") as readonly (readonly number[])[];
const published = (pair: readonly number[]) => pair[6] as number;
const lab = (pair: readonly number[], from: number) => ({
	mode: "lab65" as const,
	l: pair[from] as number,
	a: pair[from + 1] as number,
	b: pair[from + 2] as number,
});

it("there are the 34 pairs", () => {
	expect(pairs.length).toBe(34);
});

it.each(pairs)("CIEDE2000 of (%d, %d, %d) and (%d, %d, %d) is %d to four decimals", (...pair) => {
	const difference = differenceCiede2000()(lab(pair, 0), lab(pair, 3));
	expect(Math.abs(difference - published(pair))).toBeLessThan(0.5e-4 + 1e-9);
});

it("a colour's hex code goes the same way", () => {
	const [a, b] = [lab([60, 20, 30], 0), lab([40, -10, 5], 0)].map((one) => formatHex(one)) as [string, string];
	expect(colourDifference(a, b)).toBeCloseTo(differenceCiede2000()(a, b), 9);
});
