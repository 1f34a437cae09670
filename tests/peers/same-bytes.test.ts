import { createHash } from "node:crypto";
import { seededRandom } from "@quickening/core";
import { fitPenalisedLogistic, fitRandomForest, penalisedLogistic, smote } from "@quickening/learning";
import {
	bootstrapInterval,
	linearRegression,
	matrixFromColumns,
	mean,
	negativeBinomialRegression,
	normalCdf,
	normalQuantile,
	robustRegression,
	studentTQuantile,
	take,
} from "@quickening/stats";
import { calibrationCurve, delong, optimismCorrectedBootstrap, repeatedCrossValidation } from "@quickening/validation";
import { describe, expect, it } from "vitest";
import { readTabular } from "./read-peer.ts";

/** First 16 hex digits of the SHA-256 of the numbers' bytes, little-endian. */
function fingerprint(...values: (number | Float64Array)[]): string {
	const hash = createHash("sha256");
	const view = new DataView(new ArrayBuffer(8));
	for (const value of values.flatMap((each) => (typeof each === "number" ? [each] : Array.from(each)))) {
		view.setFloat64(0, value, true);
		hash.update(new Uint8Array(view.buffer.slice(0)));
	}
	return hash.digest("hex").slice(0, 16);
}

/**
 * Only Math.* in software and sums in a fixed order, so these hold on every CPU. They change when a method changes, and then the
 * commit says which published numbers moved; peers, not these, judge whether the numbers are right.
 */
describe("the same bytes on every machine", () => {
	const table = readTabular(300);
	const features = matrixFromColumns([table.age, table.x1, table.x2, table.x3]);
	const outcomes = table.y;
	const random = () => seededRandom("same bytes");

	it("distributions", () => {
		const grid = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
		expect(
			fingerprint(
				Float64Array.from(grid, normalQuantile),
				Float64Array.from(grid, (p) => normalCdf(10 * p - 5)),
				Float64Array.from(grid, (p) => studentTQuantile(p, 7.5)),
			),
		).toBe("f34348f8ddb3f789");
	});

	it("least squares, robust regression and counts", () => {
		const counts = table.age.map((age) => Math.floor(age) % 7);
		const fits = [
			linearRegression(features, table.p1, { covariance: "HC3" }),
			robustRegression(features, table.p1),
			negativeBinomialRegression(features, counts),
		];
		const numbers = fits.flatMap(({ coefficients }) =>
			coefficients.flatMap(({ estimate, standardError, p, low }) => [estimate, standardError, p, low]),
		);
		expect(fingerprint(...numbers)).toBe("852380bfb817cb99");
	});

	it("penalised regression and its search for lambda", () => {
		const ridge = fitPenalisedLogistic(features, outcomes, { lambda: {}, random: random() });
		const lasso = fitPenalisedLogistic(features, outcomes, { penalty: "lasso", lambda: 0.02 });
		expect(fingerprint(ridge.coefficients, ridge.lambda, lasso.coefficients, lasso.deviance)).toBe("71fed6839f1909f1");
	});

	it("forest and SMOTE", () => {
		const forest = fitRandomForest(features, outcomes, { nTrees: 30, random: random() });
		expect(fingerprint(forest.predict(features), forest.outOfBag)).toBe("37dc11338209a3d6");
		expect(fingerprint(smote(features, outcomes, { random: random() }).features.values)).toBe("2180378d38ae92db");
	});

	it("intervals, internal validation and calibration", () => {
		const fit = penalisedLogistic({ lambda: 0.01 });
		const bootstrap = optimismCorrectedBootstrap(fit, features, outcomes, { repeats: 30, random: random() });
		const crossValidation = repeatedCrossValidation(fit, features, outcomes, { repeats: 2, random: random() });
		const curve = calibrationCurve(crossValidation.predictions, outcomes, { nPoints: 20 });
		const { auc, slope } = bootstrap;
		expect(fingerprint(auc.corrected, auc.low, auc.high, slope.corrected, slope.low)).toBe("969aca50e25c164f");
		expect(fingerprint(crossValidation.predictions, crossValidation.aucInterval.low)).toBe("7fbf63639ad4f824");
		expect(fingerprint(curve.observed, curve.low, curve.high)).toBe("95343b2578cdc74e");
		const { low, high, se } = delong(table.p1, outcomes, { scale: "logit" });
		const age = bootstrapInterval(300, (units) => mean(take(table.age, units)), { repeats: 200, random: random() });
		expect(fingerprint(low, high, se, age.low, age.high)).toBe("7dc70423df6a8131");
	});
});
