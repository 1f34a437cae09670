import { createHash } from "node:crypto";
import { seededRandom } from "@quickening/core";
import { expect, it } from "vitest";
import { analyseCardiotocogram } from "./index.ts";

/** A trace from additions and multiplications alone, so that the input is the same bits everywhere. */
function trace(): { fhrBpm: Float64Array; uterineActivity: Float64Array } {
	const random = seededRandom("same bytes");
	const fhrBpm = new Float64Array(14_400);
	const uterineActivity = new Float64Array(14_400);
	let wander = 0;
	for (let i = 0; i < fhrBpm.length; i++) {
		const phase = (i % 900) / 900;
		wander = 0.97 * wander + random() - 0.5;
		const fall = phase < 0.3 ? 160 * phase * (0.3 - phase) * 7 : 0;
		fhrBpm[i] = random() < 0.001 ? 0 : Math.round(4 * (138 + 3 * wander - fall)) / 4;
		uterineActivity[i] = Math.round(2 * (12 + (phase < 0.3 ? 1800 * phase * (0.3 - phase) : 0) + random())) / 2;
	}
	return { fhrBpm, uterineActivity };
}

it("gives the same bits on every machine (the hash says nothing of right or wrong)", () => {
	const { baselineBpm, accelerations, decelerations, contractions, bandwidth, shortTermVariability, figo, features } =
		analyseCardiotocogram(trace(), 4);
	expect(decelerations.length).toBeGreaterThan(10);
	const hash = createHash("sha256").update(new Uint8Array(baselineBpm.buffer));
	const states = figo.criteria.map(({ state }) => state);
	hash.update(JSON.stringify({ accelerations, decelerations, contractions, features, states, shortTermVariability }));
	hash.update(new Uint8Array(bandwidth.perMinuteBpm.buffer));
	expect(hash.digest("hex")).toBe("e7d3f54df204fccaa5fb04ce8dd49dc2c6db2e3adc32039333fe6408f9131249");
});
