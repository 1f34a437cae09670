import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readUnit } from "@quickening/core";
import { expect, it } from "vitest";

interface PeerUnit {
	readonly code: string;
	readonly valid: boolean;
	readonly magnitude?: number | null;
	/** Exponents of m, s, g, rad, K, C, cd. */
	readonly bases?: readonly number[] | null;
	readonly moles?: number;
}

const peer: readonly PeerUnit[] = JSON.parse(readFileSync(join(import.meta.dirname, "ucum-lhc.json"), "utf8"));

/** It takes prefixes on units that UCUM says have none, and prefixes alone; and mends "m+2" to "m2", which UCUM's grammar has. */
const laxOrMended = ["mmin", "da", "m%", "k%", "m'", "k[degF]", "mTorr", "m+2"];
/** Its magnitude of a scale is that of the unit without its prefix; an equivalent is a number to it, an amount here. */
const otherMagnitude = /^(?:dB|mCel|m?eq)/;
const AVOGADRO = 6.0221367e23;

it("agrees with ucum-lhc 7.1.10 on what is a unit", () => {
	const differ = peer.filter(({ code, valid }) => (readUnit(code) !== undefined) !== valid).map(({ code }) => code);
	expect(differ.sort()).toEqual([...laxOrMended].sort());
});

it("agrees on magnitudes to 1e-9, and on dimensions", () => {
	let nCompared = 0;
	for (const { code, valid, magnitude, bases, moles = 0 } of peer) {
		const unit = readUnit(code);
		if (!valid || unit === undefined || typeof magnitude !== "number" || otherMagnitude.test(code)) continue;
		nCompared++;
		expect((unit.magnitude * AVOGADRO ** moles) / magnitude, code).toBeCloseTo(1, 9);
		const own = ["m", "s", "g", "rad", "K", "C", "cd"].map((base) => unit.bases[base] ?? 0);
		expect(own, code).toEqual(bases ?? own.map(() => 0));
	}
	expect(nCompared).toBeGreaterThan(350);
});
