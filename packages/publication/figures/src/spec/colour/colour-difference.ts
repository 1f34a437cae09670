import { differenceCiede2000, modeLab65, useMode } from "culori/fn";
import { simulateVision, type Vision } from "./simulate-vision.ts";

useMode(modeLab65);
const ciede2000 = differenceCiede2000();

/**
 * Colours of categories must differ by this much (CIEDE2000) to everybody, or by something else than colour. It is the
 * house's choice: the first four of Okabe and Ito's colours differ by 12 or more to all with colour vision, while blue
 * and vermilion in grey (8.2) or green and vermilion in grey (3.3) are taken for each other in a printed legend.
 */
export const LEAST_DIFFERENCE = 10;

/**
 * How different two colours look: CIEDE2000, with all weights 1, under D65.
 *
 * @param a - a CSS colour. @param b - another one.
 * @returns 0 when they look the same, 100 from black to white; about 1 can just be seen side by side.
 * @throws InvalidInputError when one is no colour.
 *
 * Source: Sharma, Wu and Dalal 2005, Color Res Appl 30:21, doi:10.1002/col.20070.
 * Agrees with: the 34 pairs published there, to the four decimals given (tests/peers/sharma).
 * @example
 * colourDifference("#0072B2", "#D55E00", "grey"); // 8.2
 */
export function colourDifference(a: string, b: string, vision: Vision = "normal"): number {
	return ciede2000(simulateVision(a, vision), simulateVision(b, vision));
}
