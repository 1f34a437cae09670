import { checkInRange } from "@quickening/core";
import { amountOf, type Finding } from "./finding.ts";

/** Laboratory values behind HELLP; NaN, null or left out: not measured. */
export interface HellpValues {
	/** Lactate dehydrogenase, U/L. */
	readonly ldhUL?: number | null;
	readonly astUL?: number | null;
	readonly altUL?: number | null;
	/** 10^9/L, which is per nanolitre. */
	readonly plateletsPerNl?: number | null;
}

/** HELLP by two classifications. */
export interface Hellp {
	/** All three of Tennessee: LDH of at least 600 U/L, AST of at least 70 U/L, platelets below 100 x 10^9/L. */
	readonly tennessee: Finding;
	/** One or two of Tennessee's three: "partial" HELLP; not determinable while one of the three is not known. */
	readonly partial: Finding;
	/** Mississippi's class: 1 is worst; "none", or not determinable. */
	readonly mississippiClass: 1 | 2 | 3 | "none" | "not-determinable";
	readonly missing: readonly string[];
}

/**
 * HELLP syndrome (haemolysis, elevated liver enzymes, low platelets) by Tennessee's and Mississippi's criteria, from the
 * laboratory alone. ISSHP 2021 counts it as a serious form of pre-eclampsia, not as a disorder of its own.
 *
 * Mississippi: LDH of at least 600 U/L, with AST or ALT of at least 70 U/L and platelets to 50 (class 1) or to 100 (class 2),
 * or AST or ALT of at least 40 U/L and platelets to 150 (class 3).
 *
 * @throws InvalidInputError when a value cannot be in its unit.
 *
 * Source: Sibai 1990, Am J Obstet Gynecol 162:311, its DOI not confirmed (Tennessee); Martin et al. 1999 (Mississippi), as
 * printed in table 1 of doi:10.1186/s12880-017-0208-6 and at medicalalgorithms.com/mississippi-criteria-for-hellp-syndrome.
 * @example
 * hellp({ ldhUL: 720, astUL: 95, altUL: 110, plateletsPerNl: 82 }).mississippiClass; // 2
 */
export function hellp(measured: HellpValues): Hellp {
	const of = (name: keyof HellpValues) => amountOf("hellp", name, measured[name]);
	const [ldhUL, astUL, altUL, plateletsPerNl] = [of("ldhUL"), of("astUL"), of("altUL"), of("plateletsPerNl")];
	const limits = { ldhUL: [20, 20_000], astUL: [1, 20_000], altUL: [1, 20_000], plateletsPerNl: [1, 2000] } as const;
	const values = { ldhUL, astUL, altUL, plateletsPerNl };
	for (const [name, [low, high]] of Object.entries(limits)) {
		const value = values[name as keyof typeof values];
		if (!Number.isNaN(value)) checkInRange("hellp", name, value, low, high);
	}
	const parts = [known(ldhUL, ldhUL >= 600), known(astUL, astUL >= 70), known(plateletsPerNl, plateletsPerNl < 100)];
	const nYes = parts.filter((part) => part === true).length;
	const nUnknown = parts.filter((part) => part === undefined).length;
	const nNo = 3 - nYes - nUnknown;
	const tennessee = nNo > 0 ? "no" : nUnknown > 0 ? "not-determinable" : "yes";
	return {
		tennessee,
		partial: nUnknown > 0 && !(nYes > 0 && nNo > 0) ? "not-determinable" : nYes > 0 && nNo > 0 ? "yes" : "no",
		mississippiClass: mississippi(
			ldhUL,
			Math.max(...[astUL, altUL].filter((value) => !Number.isNaN(value))),
			plateletsPerNl,
			astUL + altUL,
		),
		missing: Object.entries(values).flatMap(([name, value]) => (Number.isNaN(value) ? [name] : [])),
	};
}

function known(value: number, isBeyond: boolean): boolean | undefined {
	return Number.isNaN(value) ? undefined : isBeyond;
}

/** `transaminase` is the higher of those known (-Infinity for none); `both` is NaN when one of them is not known. */
function mississippi(ldhUL: number, transaminase: number, platelets: number, both: number): Hellp["mississippiClass"] {
	if (ldhUL < 600 || platelets > 150) return "none";
	if (transaminase < 40 && !Number.isNaN(both)) return "none";
	if (Number.isNaN(ldhUL) || Number.isNaN(platelets)) return "not-determinable";
	if (transaminase >= 70) return platelets <= 50 ? 1 : platelets <= 100 ? 2 : 3;
	// A transaminase that is not known could lift the class, or make one.
	if (Number.isNaN(both) && (transaminase < 40 || platelets <= 100)) return "not-determinable";
	return 3;
}
