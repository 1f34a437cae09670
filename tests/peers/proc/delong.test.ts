import { delong, delongTest } from "@quickening/validation";
import { describe, expect, it } from "vitest";
import { expectClose, readPeer, readTabular } from "../read-peer.ts";

/** pROC prints 15 digits; sums over 10,000 rows in another order. */
const tolerance = 1e-9;
const { output } = readPeer("proc/W9.R.pROC.json");
const { y, p1, p2 } = readTabular();

describe("pROC: DeLong on 10,000 rows", () => {
	it("AUC, variance and interval of both scores agree", () => {
		for (const [scores, auc, variance, interval] of [
			[p1, output.auc1, output.var1, output.ci1],
			[p2, output.auc2, output.var2, output.ci2],
		] as const) {
			const own = delong(scores, y);
			expectClose(own.auc, auc, tolerance);
			expectClose(own.se ** 2, variance, tolerance);
			expectClose(own.low, interval[0], tolerance);
			expectClose(own.high, interval[2], tolerance);
		}
	});

	it("the paired test agrees in z, and in p at 7e-65", () => {
		const own = delongTest({ first: p1, second: p2 }, y);
		expectClose(own.z, output.Z, tolerance);
		// p falls as exp(-z^2 / 2): an error e in z is an error of about z^2 e = 289 e in p.
		expectClose(own.p, output.p, 300 * tolerance);
		expect(own.difference).toBeCloseTo(output.auc1 - output.auc2, 12);
	});
});
